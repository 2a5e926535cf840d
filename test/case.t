#!/bin/sh
# Run every test/case/TOOL/NAME/cmd in its folder and compare what comes out
# with the files out, err (none: empty) and status (none: 0) beside it.
# In cmd: the tools are on PATH, $T is a scratch folder, the clock is pinned.
# CASE=TOOL/NAME runs one; UPDATE=1 writes what came out as what must.
cd "$(dirname "$0")/case" || exit 2
bin=$(cd "../../${O:-build}/bin" && pwd) || exit 2
tests=$(cd "../../${O:-build}/test" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
PATH=$bin:$tests:$PATH T=$tmp/scratch LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1793750400 SHARE=$bin/../share/social-beat
unset SB_DATA SB_TZ
export PATH T LC_ALL SOURCE_DATE_EPOCH SHARE

set -- ${CASE:-*/*}
echo "1..$#"
n=0
for dir in "$@"; do
	n=$((n + 1))
	rm -rf "$tmp/got" "$tmp/want" "$T"
	mkdir "$tmp/got" "$tmp/want" "$T"
	(cd "$dir" && sh cmd >"$tmp/got/out" 2>"$tmp/got/err" </dev/null)
	echo $? >"$tmp/got/status"
	if [ -n "${UPDATE:-}" ]; then
		for f in out err; do
			rm -f "$dir/$f"
			[ ! -s "$tmp/got/$f" ] || cp "$tmp/got/$f" "$dir/$f"
		done
		rm -f "$dir/status"
		[ "$(cat "$tmp/got/status")" = 0 ] ||
			cp "$tmp/got/status" "$dir/status"
	fi
	: >"$tmp/want/out"
	: >"$tmp/want/err"
	echo 0 >"$tmp/want/status"
	for f in out err status; do
		[ ! -f "$dir/$f" ] || cp "$dir/$f" "$tmp/want/$f"
	done
	if diff -ru "$tmp/want" "$tmp/got" >"$tmp/diff"; then
		echo "ok $n - $dir"
	else
		echo "not ok $n - $dir"
		sed 's/^/# /' "$tmp/diff" | head -40
	fi
done
