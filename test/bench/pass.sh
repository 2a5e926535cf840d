#!/bin/sh
# Pass-through of 200,000 posts (read, validate, add a member, write) against
# jq -c . on the same file: at most a twentieth of its CPU time.
cd "$(dirname "$0")/../.." || exit 2
. test/bench/common.inc

posts 200000 >"$tmp/posts"
best jq -c . "$tmp/posts" || exit
read -r jq wall _ <"$tmp/best"
printf '%-14s %8s %8s %10s\n' tool CPU wall 'CPU of jq'
printf '%-14s %7.3fs %7.3fs %10s\n' 'jq -c .' "$jq" "$wall" 1
best "$tests/pass" -a "$tmp/posts" || exit
read -r cpu wall _ <"$tmp/best"
awk -v cpu="$cpu" -v wall="$wall" -v jq="$jq" 'BEGIN {
	printf "%-14s %7.3fs %7.3fs %10s\n", "pass -a", cpu, wall,
		sprintf("1/%.1f", jq / cpu)
	if (jq / cpu < 20) {
		print "pass: more than a twentieth of jq"
		exit 1
	}
}'
