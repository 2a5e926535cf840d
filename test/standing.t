#!/bin/sh
# What every tool must do alike: see the table for how each one is called.
cd "$(dirname "$0")/.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
PATH=$bin:$PATH LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1793750400
unset SB_DATA SB_TZ
export PATH LC_ALL SOURCE_DATE_EPOCH

filters='sb-norm
sb-topic
sb-sentiment
sb-trend count
sb-trend burst
sb-report'
post='{"rec":"post","uid":"t:1","text":"Đường ngập quá","published":"2026-11-01T08:00:00+07:00"}'

n=0
check() {		# check STATUS NAME: the log is shown if it is not 0
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		head -20 "$tmp/log" 2>/dev/null | sed 's/^/# /'
	fi
}
# status WANT COMMAND…: run, keep stderr, compare the exit status
status() {
	want=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/log" </dev/null
	got=$?
	[ $got = "$want" ] || echo "status $got, not $want" >>"$tmp/log"
	[ $got = "$want" ]
}

printf '%s\n' "$post" >"$tmp/good"
printf '%s' "$post" >"$tmp/no-end"
: >"$tmp/empty"
printf '%s\r\n' "$post" | sed '1s/^/\xef\xbb\xbf/' >"$tmp/bom-crlf"
{
	echo "$post"
	echo 'not json'
	printf '{"rec":"post","text":"cut\n'
	printf '{"rec":"post","text":"\377\376"}\n'
	printf '{"rec":"post","text":"a\000b"}\n'
	echo '[1,2]'
	echo '{"rec":7}'
	echo '{"x":1}'
	echo "$post"
} >"$tmp/bad"
{
	printf '{"rec":"post","text":"'
	head -c 100000000 /dev/zero | tr '\0' a
	printf '"}\n'
	echo "$post"
} >"$tmp/long"

echo "$filters" | while read -r tool; do echo "$tool"; done >"$tmp/tools"
while read -r tool; do
	for f in good no-end empty bom-crlf; do
		status 0 $tool "$tmp/$f"
		check $? "$tool: $f"
	done
	status 0 sh -c "$tool <$tmp/good"
	check $? "$tool: standard input"
	status 1 $tool "$tmp/bad" && [ "$(grep -c "/bad:[2-8]: " "$tmp/log")" = 7 ]
	check $? "$tool: seven bad lines, each with its place"
	status 1 $tool --reject "$tmp/kept" "$tmp/bad" &&
		[ "$(jq -c 'select(.rec == "reject") | .line' "$tmp/kept" |
		tr '\n' ' ')" = '2 3 4 5 6 7 8 ' ]
	check $? "$tool: --reject keeps them"
	status 1 $tool "$tmp/long" && grep -q '/long:1: longer than 16 MiB' "$tmp/log"
	check $? "$tool: a line of 100 MB"
	status 1 $tool "$tmp/good" "$tmp/missing" "$tmp/good" &&
		grep -q 'missing: No such file or directory' "$tmp/log"
	check $? "$tool: a missing file among good ones"
	status 2 $tool --rejekt "$tmp/good"
	grep -q 'did you mean' "$tmp/log"
	check $? "$tool: a wrong option suggests the right one"
	status 2 sh -c "$tool $tmp/good >/dev/full"
	check $? "$tool: a full disk"
	status 0 sh -c "$tool --help >$tmp/help" && grep -q '^usage: ' "$tmp/help" &&
		grep -q '^example: ' "$tmp/help" && grep -q '^manual: man ' "$tmp/help"
	check $? "$tool: --help"
	status 0 $tool --version
	check $? "$tool: --version"
	yes "$post" | head -20000 >"$tmp/many"
	status 0 sh -c "$tool $tmp/many | head -1 >/dev/null"
	check $? "$tool: | head -1"
done <"$tmp/tools"
echo "1..$n"
