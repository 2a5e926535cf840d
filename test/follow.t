#!/bin/sh
# sb-fetch --follow writes what comes at once, goes on, and ends well on a signal.
cd "$(dirname "$0")/.." || exit 2
scripts='feed/follow.script'
. test/net.inc
serve
printf '[nhanh]\nurl = %s/nhanh.json\nprivate = yes\n[treo]\nurl = %s/treo.json\nprivate = yes\n' \
	"$at" "$at" >"$tmp/s.ini"

# begin ARGUMENT …: start it, and wait for its first post
begin() {
	: >"$tmp/out"
	sb-fetch "$@" "$tmp/s.ini" >"$tmp/out" 2>"$tmp/err" &
	child=$!
	for _ in $(seq 100); do
		grep -q '"rec":"coverage"' "$tmp/out" && return
		sleep 0.05
	done
}
# stop SIGNAL: send it, and wait for the end
stop() {
	start=$(date +%s)
	kill "-$1" $child
	wait $child
	status=$?
	seconds=$(($(date +%s) - start))
	{
		cat "$tmp/out" "$tmp/err"
		echo "status $status after $seconds s"
	} >"$tmp/log"
}

begin --follow --state "$tmp/st"
[ "$(jq -r .rec "$tmp/out" | tr '\n' ' ')" = 'post coverage ' ] &&
	kill -0 $child
check $? 'a post is out while another source hangs'
stop TERM
[ "$(jq -r .rec "$tmp/out" | tr '\n' ' ')" = 'post coverage coverage run ' ] &&
	[ "$(jq -r 'select(.feed == "treo") | .state' "$tmp/out")" = failed ]
check $? 'SIGTERM ends it with coverage and a trailer'
[ $seconds -le 8 ]
check $? 'within a few seconds'
sb-fetch status --state "$tmp/st" "$tmp/s.ini" >"$tmp/log"
grep -q '^nhanh  *well ' "$tmp/log" && grep -q '^treo  *failing ' "$tmp/log"
check $? 'the state knows both'

begin
stop INT
[ "$(jq -r .rec "$tmp/out" | tail -1)" = run ] && [ $seconds -le 8 ]
check $? 'without --follow a signal ends a run well, too'
finish
