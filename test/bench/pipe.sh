#!/bin/sh
# Each tool of the pipe on 200,000 simulated posts: CPU and wall time, best of
# three runs, and CPU beside that of jq -c . on the same file in the same run.
# Each tool reads what the one before it wrote.
cd "$(dirname "$0")/../.." || exit 2
. test/bench/common.inc
number=${POSTS:-200000}

# show NAME COMMAND…: one line of the table
show() {
	name=$1
	shift
	if ! best "$@" 2>"$tmp/log"; then
		printf '%-26s %s\n' "$name" "failed: $(head -1 "$tmp/log")"
		return 1
	fi
	read -r cpu wall rss <"$tmp/best"
	awk -v name="$name" -v cpu="$cpu" -v wall="$wall" -v rss="$rss" \
		-v jq="$jq" -v n="$number" 'BEGIN {
		printf "%-26s %7.3fs %7.3fs %7.2f %8.2f %8.1f\n", name, cpu, wall,
			cpu / jq, cpu * 1e6 / n, rss / 1024 }'
}

posts "$number" >"$tmp/in"
best jq -c . "$tmp/in" || exit
read -r jq wall rss <"$tmp/best"
printf '%-26s %8s %8s %7s %8s %8s\n' "$number posts" CPU wall 'x jq' \
	us/post MiB
awk -v cpu="$jq" -v wall="$wall" -v rss="$rss" -v n="$number" 'BEGIN {
	printf "%-26s %7.3fs %7.3fs %7.2f %8.2f %8.1f\n", "jq -c .", cpu, wall, 1,
		cpu * 1e6 / n, rss / 1024 }'
while read -r tool; do
	if [ ! -x "$bin/${tool%% *}" ]; then
		printf '%-26s %s\n' "$tool" 'not built yet: skipped'
		continue
	fi
	# shellcheck disable=SC2086
	set -- $tool
	shift
	show "$tool" "$bin/${tool%% *}" "$@" "$tmp/in" || continue
	"$bin/${tool%% *}" "$@" "$tmp/in" >"$tmp/out" 2>/dev/null
	mv "$tmp/out" "$tmp/in"
done <<'END'
sb-norm
sb-topic
sb-sentiment
sb-trend count --pass --by topic
sb-trend burst
sb-report
END
