#!/bin/sh
# sb-nightly: reports of missed days, the lock, an interrupted run, a full disk.
cd "$(dirname "$0")/.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
PATH=$bin:$PATH LC_ALL=C.UTF-8
unset SB_DATA SB_TZ SOURCE_DATE_EPOCH
export PATH LC_ALL

n=0
ok() {
	status=$?
	n=$((n + 1))
	[ $status = 0 ] && { echo "ok $n - $1"; return; }
	echo "not ok $n - $1"
	sed 's/^/# /' "$tmp/out" "$tmp/err" "$tmp"/night/log/* 2>/dev/null | tail -20
}
item() {		# item DAY N: a post of that day
	printf '{"rec":"post","uid":"t:%s-%s","source":"forum","feed":"forum",' \
	    "$1" "$2"
	printf '"text":"Đường ngập nặng lần %s","author":{"id":"u%s"},' "$2" "$2"
	printf '"published":"2026-11-%sT08:00:00+07:00"}\n' "$1"
}
printf '[forum]\ntype = import\nformat = ndjson\nfile = posts.ndjson\nsource = forum\n' \
	>"$tmp/sources.ini"
night() {		# night DAY: run as if it were that day, at 02:10
	SOURCE_DATE_EPOCH=$(date -u -d "2026-11-$1 02:10 +0700" +%s) \
		sb-nightly -d "$tmp/night" "$tmp/sources.ini" \
		>"$tmp/out" 2>"$tmp/err"
}

for i in 1 2 3; do item 20 $i; done >"$tmp/posts.ndjson"
night 21 && [ -s "$tmp/night/reports/2026-11-20.html" ]
ok 'the first night makes the report of yesterday'

[ "$(cat "$tmp"/night/posts/*.ndjson | grep -c '^{"rec":"post"')" = 3 ] &&
	! grep -q '"author"' "$tmp"/night/posts/*.ndjson &&
	[ -z "$(ls "$tmp/night/spool")" ]
ok 'posts are kept without authors and the spool is empty'

for i in 4 5; do item 22 $i; done >>"$tmp/posts.ndjson"
night 24 && ls "$tmp/night/reports" >"$tmp/got" &&
	printf '2026-11-%s.html\n' 20 21 22 23 | diff - "$tmp/got" >"$tmp/out"
ok 'days that were missed are made up for'

[ "$(cat "$tmp"/night/posts/*.ndjson | grep -c '^{"rec":"post"')" = 5 ]
ok 'no post is kept twice'

night 24
[ $? = 0 ] && [ "$(ls "$tmp/night/reports" | wc -l)" = 4 ]
ok 'a second run on the same day makes nothing twice'

flock "$tmp/night/lock" sleep 3 &
pid=$!
sleep 0.5
night 25
[ $? = 1 ] && grep -q 'another run holds the lock' "$tmp/err"
ok 'a second run at the same time stays out'
wait $pid

item 24 6 >"$tmp/night/spool/2026-11-25.1.ndjson.part"
night 25 &&
	[ "$(cat "$tmp"/night/posts/*.ndjson | grep -c '"uid":"t:24-6"')" = 1 ] &&
	[ -z "$(ls "$tmp/night/spool")" ]
ok 'what a run that was cut had fetched is taken up'

echo 'not json' >>"$tmp/posts.ndjson"
night 26
[ $? = 1 ] && [ -s "$tmp/night/reports/2026-11-25.html" ] &&
	cat "$tmp"/night/reject/* | grep -q '"raw":"not json"'
ok 'a bad line costs itself: status 1, kept in reject'

sb-nightly -d "$tmp/x" "$tmp/missing.ini" >"$tmp/out" 2>"$tmp/err"
[ $? = 2 ] && grep -q 'missing.ini: cannot be read' "$tmp/err"
ok 'a missing sources file is status 2'

echo "1..$n"
