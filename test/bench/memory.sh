#!/bin/sh
# The most memory each tool held on 10,000 and on 1,000,000 posts.  A filter's
# must not grow with the input; the verbs of sb-trend hold a sum for each bucket
# and key, so theirs grows until all of those are there.  SMALL and LARGE choose
# other numbers of posts.
cd "$(dirname "$0")/../.." || exit 2
. test/bench/common.inc
small=${SMALL:-10000} large=${LARGE:-1000000}
status=0

# rss COMMAND…: the peak of three runs in KiB (a page more or less is chance),
# nothing where one fails
rss() {
	: >"$tmp/peaks"
	for _ in 1 2 3; do
		"$tests/cost" "$tmp/cost" "$@" >/dev/null 2>"$tmp/log" ||
			return
		awk '{ print $4 }' "$tmp/cost" >>"$tmp/peaks"
	done
	sort -n "$tmp/peaks" | tail -1
}

posts "$small" >"$tmp/small"
posts "$large" >"$tmp/large"
printf '%-34s %9s %9s %7s\n' "KiB on so many posts" "$small" "$large" ratio
while read -r what tool; do
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
	awk -v tool="$tool" -v a="$a" -v b="$b" -v what="$what" 'BEGIN {
		bad = (what == "filter" && b / a > 1.1)
		note = bad ? "  grows" : ""
		if (what == "sums")
			note = "  sums of buckets and keys"
		printf "%-34s %9d %9d %7.2f%s\n", tool, a, b, b / a, note
		exit bad }' || status=1
	for size in small large; do
		"$path" "$@" "$tmp/$size" >"$tmp/out" 2>/dev/null
		mv "$tmp/out" "$tmp/$size"
	done
done <<'END'
filter pass -a
filter sb-norm
filter sb-topic
filter sb-sentiment
sums sb-trend count --pass --by topic
sums sb-trend burst
END
exit $status
