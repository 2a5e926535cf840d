#!/bin/sh
# Every test/article/NAME.html, read as if from the address below, gives the
# fields in NAME.json and no other.
cd "$(dirname "$0")/article" || exit 2
probe=$(cd "../../${O:-build}/test" && pwd)/probe || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
unset SB_TZ

set -- *.html
echo "1..$#"
n=0
for file in "$@"; do
	n=$((n + 1))
	if "$probe" page https://trang.example/a/b.html "$file" >"$tmp/out" \
	    2>"$tmp/err" && diff -u "${file%.html}.json" "$tmp/out" >"$tmp/diff"
	then
		echo "ok $n - $file"
	else
		echo "not ok $n - $file"
		sed 's/^/# /' "$tmp/err" "$tmp/diff"
	fi
done
