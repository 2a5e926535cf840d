#!/bin/sh
# The most memory each filter held on 10,000 and on 1,000,000 posts: it must not
# grow with the input.  SMALL and LARGE choose other numbers of posts.
cd "$(dirname "$0")/../.." || exit 2
. test/bench/common.inc
small=${SMALL:-10000} large=${LARGE:-1000000}
status=0

# rss COMMAND…: the peak in KiB, nothing where it fails
rss() {
	"$tests/cost" "$tmp/cost" "$@" >/dev/null 2>"$tmp/log" &&
		awk '{ print $4 }' "$tmp/cost"
}

posts "$small" >"$tmp/small"
posts "$large" >"$tmp/large"
printf '%-34s %9s %9s %7s\n' "KiB on so many posts" "$small" "$large" ratio
while read -r tool; do
	path=$bin/${tool%% *}
	[ "$tool" != 'pass -a' ] || path=$tests/pass
	if [ ! -x "$path" ]; then
		printf '%-34s %s\n' "$tool" 'not built yet: skipped'
		continue
	fi
	# shellcheck disable=SC2086
	set -- $tool
	shift
	a=$(rss "$path" "$@" "$tmp/small") && b=$(rss "$path" "$@" "$tmp/large")
	if [ -z "$a" ] || [ -z "$b" ]; then
		printf '%-34s %s\n' "$tool" "failed: $(head -1 "$tmp/log")"
		status=1
		continue
	fi
	awk -v tool="$tool" -v a="$a" -v b="$b" 'BEGIN {
		printf "%-34s %9d %9d %7.2f%s\n", tool, a, b, b / a,
			(b / a > 1.1 ? "  grows" : "")
		exit (b / a > 1.1) }' || status=1
	for size in small large; do
		"$path" "$@" "$tmp/$size" >"$tmp/out" 2>/dev/null
		mv "$tmp/out" "$tmp/$size"
	done
done <<'END'
pass -a
sb-norm
sb-topic
sb-sentiment
sb-trend count --pass --by topic
sb-trend burst
END
exit $status
