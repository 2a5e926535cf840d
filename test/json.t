#!/bin/sh
# Every test/json/y_*.json is one record and leaves byte for byte as it came;
# every n_*.json is none: status 1, its file and line on stderr, nothing out.
cd "$(dirname "$0")/json" || exit 2
pass=$(cd "../../${O:-build}/test" && pwd)/pass || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
unset SB_DATA SB_TZ

# The writer ends the last line where that was missing.
check() {
	case $1 in
	y_*)	awk 1 "$1" >"$tmp/want"
		[ "$2" = 0 ] && [ ! -s "$tmp/err" ] &&
			cmp "$tmp/want" "$tmp/out" >"$tmp/err";;
	*)	[ "$2" = 1 ] && [ ! -s "$tmp/out" ] &&
			grep -q "^pass: $1:1: " "$tmp/err";;
	esac
}

set -- *.json
echo "1..$#"
n=0
for file in "$@"; do
	n=$((n + 1))
	"$pass" "$file" >"$tmp/out" 2>"$tmp/err"
	status=$?
	if check "$file" $status; then
		echo "ok $n - $file"
	else
		echo "not ok $n - $file (status $status)"
		sed 's/^/# /' "$tmp/err"
	fi
done
