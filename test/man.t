#!/bin/sh
# Man pages: mandoc finds nothing to say, every tool has one, its SYNOPSIS is
# what --help prints, and its EXAMPLES run.
#
# In EXAMPLES a line of a literal block that begins with "$ " is a command; it
# runs in a scratch copy of test/man and must end with status 0.  Lines below it
# are what it prints, if there are any.
cd "$(dirname "$0")/.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
PATH=$bin:$PATH LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1793750400
unset SB_DATA SB_TZ
export PATH LC_ALL SOURCE_DATE_EPOCH

n=0
result() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$tmp/log" | head -40
	fi
}

# The text of one section of a page, as a reader sees it.
section() {
	mandoc -T utf8 -O width=78 "$1" | col -bx | awk -v want="$2" '
		/^[A-Z]/ { on = ($0 == want); next }
		on { print }'
}

# One line, single blanks, nothing but the words.
words() {
	tr -s ' \n\t' '   ' | sed 's/^ //; s/ $//'
}

for page in man/*.[1-9]; do
	# Whether a referenced page is installed here says nothing of ours.
	mandoc -T lint -W style "$page" 2>&1 |
		grep -v 'referenced manual not found' >"$tmp/log"
	grep -o '^\.Xr sb-[a-z]* [1-9]' "$page" | sort -u |
		while read -r _ name number; do
			[ -f "man/$name.$number" ] ||
				echo "$page: no page $name($number)" >>"$tmp/log"
		done
	[ ! -s "$tmp/log" ]
	result $? "lint $page"
done

for path in "$bin"/sb-*; do
	tool=${path##*/}
	page=$(ls man/"$tool".[0-9] 2>/dev/null)
	: >"$tmp/log"
	[ -n "$page" ]
	result $? "$tool has a page"
	[ -n "$page" ] || continue
	section "$page" SYNOPSIS | words >"$tmp/page"
	# One usage block, or one for each verb that the tool's help names.
	{
		"$tool" --help | sed -n '/^usage:/,/^$/p' |
			sed '/^$/d; s/^usage: //; s/^ *//'
	} | words >"$tmp/usage"
	diff "$tmp/page" "$tmp/usage" >"$tmp/log"
	result $? "$tool: SYNOPSIS is the usage"
done

for page in man/*.[1-9]; do
	section "$page" EXAMPLES | sed 's/^ *//' |
		awk '/^\$ / { on = 1 } /^$/ { on = 0 } on' >"$tmp/examples"
	[ -s "$tmp/examples" ] || continue
	rm -rf "$tmp/run" && cp -R test/man "$tmp/run"
	awk -v dir="$tmp" '
		/^\$ / { n++; print substr($0, 3) > (dir "/cmd" n); next }
		{ print > (dir "/want" n) }
		END { print n }' "$tmp/examples" >"$tmp/count"
	for i in $(seq "$(cat "$tmp/count")"); do
		(cd "$tmp/run" && sh "$tmp/cmd$i" >"$tmp/got" 2>"$tmp/log")
		status=$?
		sed 's/^ *//; s/ *$//' "$tmp/got" >"$tmp/got.trim"
		if [ $status = 0 ] && [ -f "$tmp/want$i" ]; then
			diff "$tmp/want$i" "$tmp/got.trim" >"$tmp/log"
			status=$?
		fi
		result $status "${page#man/}: $(cat "$tmp/cmd$i")"
		rm -f "$tmp/want$i"
	done
done
echo "1..$n"
