#!/bin/sh
# YouTube: search, videos, comments and answers, what is told once, quotas,
# what is cut short and goes on, what was deleted, and odd answers.
cd "$(dirname "$0")/.." || exit 2
scripts=youtube/all.script
# shellcheck source=test/net.inc
. test/net.inc

YT_KEY=khoa-bi-mat-1
export YT_KEY
# feed KEY=VALUE …: a sources file of one source
feed() {
	{
		printf '[yt]\ntype = youtube\nbase = %s\nprivate = yes\n' "$at"
		printf 'key_env = YT_KEY\n'
		for k in "$@"; do
			echo "$k"
		done
	} >"$tmp/s.ini"
}
anew() {		# anew: a fresh server for the same source
	serve
	sed -i "s|^base.*|base = $at|" "$tmp/s.ini"
}
asked() {		# asked: the calls, in short, since the server began
	jq -r '(.path | ltrimstr("/youtube/v3/")) + " " +
	    (.query.pageToken // "-")' "$tmp/requests" | tr '\n' ','
}
short='if .rec == "post" then [.kind, .id, .parent, .metrics]
	elif .rec == "coverage" then [.state, .from[5:13], .to[5:13], .posts]
	elif .rec == "delete" then [.uid, .reason] else empty end'

serve
feed 'query = ngập' 'region = VN' 'language = vi' 'comments = yes' \
	'slice = 7d' 'class = press'
fetch --state "$tmp/state" "$tmp/s.ini"
same 1 "$short" <<'END'
["video","ngapThuDuc1",null,{"views":15321,"likes":402,"comments":5}]
["video","metroSo1abc",null,{"views":99999999999,"comments":1}]
["video","matTieng000",null,{"views":10}]
["comment","UgA","youtube:ngapThuDuc1",{"likes":3,"replies":1}]
["reply","UgA.r1","youtube:UgA",{"likes":0}]
["comment","UgB","youtube:ngapThuDuc1",{"replies":2}]
["reply","UgB.r1","youtube:UgB",{"likes":1}]
["reply","UgB.r2","youtube:UgB",{"likes":4}]
["ok","11-16T07","11-23T07",8]
END
check $? 'search, videos, comments, answers and what was covered'
same 1 'select(.id == "ngapThuDuc1" or .id == "UgA") | del(.fetched_at)' <<'END'
{"rec":"post","uid":"youtube:ngapThuDuc1","source":"youtube","feed":"yt","kind":"video","class":"press","site":"Báo Điện Tử","id":"ngapThuDuc1","url":"https://www.youtube.com/watch?v=ngapThuDuc1","title":"Thủ Đức ngập nửa mét sau mưa","text":"Nước rút chậm, xe chết máy.","lang":"vi","published":"2026-11-22T17:00:00+07:00","published_raw":"2026-11-22T10:00:00Z","author":{"id":"UCbaodientu000000000000A","name":"Báo Điện Tử"},"metrics":{"views":15321,"likes":402,"comments":5},"tags":["ngập","Thủ Đức"],"expires_at":"2026-12-23T07:00:00+07:00","terms":{"policy":"youtube","redistribute":"ids","alone":true,"tone":false}}
{"rec":"post","uid":"youtube:UgA","source":"youtube","feed":"yt","kind":"comment","class":"press","id":"UgA","url":"https://www.youtube.com/watch?v=ngapThuDuc1&lc=UgA","text":"Nước lên tới yên xe\nkhổ quá","published":"2026-11-22T19:00:00+07:00","published_raw":"2026-11-22T12:00:00Z","updated":"2026-11-22T19:05:00+07:00","author":{"id":"UCnguoidan","name":"@nguoidan"},"parent":"youtube:ngapThuDuc1","root":"youtube:ngapThuDuc1","metrics":{"likes":3,"replies":1},"flags":["edited"],"expires_at":"2026-12-23T07:00:00+07:00","terms":{"policy":"youtube","redistribute":"ids","alone":true,"tone":false}}
END
check $? 'all that a post has'
grep -q '^sb-fetch: yt: 3 items have no id or no text' "$tmp/err"
check $? 'and what was none is said'
[ "$(asked)" = 'search -,search S2,videos -,commentThreads -,commentThreads T2==,comments -,commentThreads -,' ]
check $? 'each page is asked for once'
! grep -q khoa-bi-mat "$tmp/out" "$tmp/err" "$tmp/requests" "$tmp/state"
check $? 'the key is in no record, message, address or state'

anew
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07","11-23T07",0]
END
check $? 'what was seen is not told again'
[ "$(asked)" = 'search -,search S2,videos -,' ]
check $? 'nor are comments read whose count is what it was'

scripts='youtube/less.script youtube/all.script'
anew
SOURCE_DATE_EPOCH=1795478400
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["youtube:metroSo1abc","deleted"]
["ok","11-23T07","11-24T07",0]
END
check $? 'a video that is missing twice was deleted, one that is back was not'
grep -q 'metroSo1abc,matTieng000' "$tmp/requests"
check $? 'and an old one is looked at once a day'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-24T07","11-24T07",0]
END
SOURCE_DATE_EPOCH=1795392000
check $? 'a deletion is told once'

scripts='youtube/cut.script youtube/all.script'
anew
fetch --state "$tmp/cut" "$tmp/s.ini"
same 1 "$short" <<'END'
["video","ngapThuDuc1",null,{"views":15321,"likes":402,"comments":5}]
["video","metroSo1abc",null,{"views":99999999999,"comments":1}]
["video","matTieng000",null,{"views":10}]
["comment","UgA","youtube:ngapThuDuc1",{"likes":3,"replies":1}]
["reply","UgA.r1","youtube:UgA",{"likes":0}]
["quota-spent","11-23T07","11-23T07",5]
END
check $? 'a quota that the platform calls spent ends the visit'
grep -q 'not before 2026-11-23T15:00:00+07:00' "$tmp/err"
check $? 'until midnight in California'
scripts=youtube/all.script
anew
SOURCE_DATE_EPOCH=1795422000
fetch --state "$tmp/cut" "$tmp/s.ini"
same 1 "$short" <<'END'
["comment","UgB","youtube:ngapThuDuc1",{"replies":2}]
["reply","UgB.r1","youtube:UgB",{"likes":1}]
["reply","UgB.r2","youtube:UgB",{"likes":4}]
["ok","11-16T15","11-23T15",3]
END
check $? 'the next one goes on with the rest'
asked | grep -q 'videos -,commentThreads T2==,comments -,'
check $? 'from the page where it was cut'
SOURCE_DATE_EPOCH=1795392000

serve
feed 'query = ngập' 'comments = yes' 'slice = 7d' 'pages = 2'
fetch --state "$tmp/few" "$tmp/s.ini"
same 1 "$short" <<'END'
["video","ngapThuDuc1",null,{"views":15321,"likes":402,"comments":5}]
["video","metroSo1abc",null,{"views":99999999999,"comments":1}]
["video","matTieng000",null,{"views":10}]
["partial","11-23T07","11-23T07",3]
END
check $? 'pages bound a visit, which is partial then'
feed 'query = ngập' 'comments = yes' 'slice = 7d' 'quota = units=2'
fetch --state "$tmp/two" "$tmp/s.ini"
[ $status = 1 ] && grep -q 'quota of 2 units is spent' "$tmp/err"
check $? 'so does a quota that the source sets'

# What goes wrong: a search of its own for each.
scripts=youtube/errors.script
serve
while IFS='|' read -r q want state why; do
	feed "query = $q" 'slice = 7d' 'timeout = 2'
	fetch "$tmp/s.ini"
	same "$want" 'select(.rec == "coverage") | .state' <<END &&
"$state"
END
		{ [ -z "$why" ] || grep -q "^sb-fetch: yt: .*$why" "$tmp/err"; }
	check $? "$q: $state $why"
done <<'END'
quota|1|quota-spent|HTTP 403: the quota is spent
key|1|failed|the key is refused
off|1|failed|enable it there
rate|1|rate-limited|asked too often; not before
twice|0|ok|
html|1|failed|the answer is not JSON
odd|1|failed|has no items
stale|0|ok|
never|1|failed|HTTP 400: YouTube refuses search
gone|1|failed|HTTP 404: YouTube refuses search
loop|0|ok|
END
[ "$(jq -s 'map(select(.query.q == "loop")) | length' "$tmp/requests")" = 2 ]
check $? 'a page that leads to itself is the last one'

feed 'query = x' 'slice = 1d'
fetch --since 2026-11-01 --until 2026-11-04 "$tmp/s.ini"
jq -r 'select(.query.q == "x") | .query.publishedAfter + " " +
	.query.publishedBefore' "$tmp/requests" >"$tmp/slices"
diff - "$tmp/slices" >>"$tmp/log" <<'END'
2026-10-31T17:00:00Z 2026-11-01T17:00:00Z
2026-11-01T17:00:00Z 2026-11-02T17:00:00Z
2026-11-02T17:00:00Z 2026-11-03T17:00:00Z
END
check $? 'a backfill searches day by day'
same 0 "$short" <<'END'
["ok","11-01T00","11-04T00",0]
END
check $? 'and covers what was asked for'

feed 'query = step' 'pages = 1'
for run in 1 2 3; do
	fetch --state "$tmp/step" --since 2026-11-01 --until 2026-11-04 \
		"$tmp/s.ini"
	[ $status = $((run < 3)) ]
	check $? "a backfill of small visits: visit $run"
done
jq -r 'select(.query.q == "step") | .query.publishedAfter' \
	"$tmp/requests" >"$tmp/steps"
cut -d' ' -f1 "$tmp/slices" | diff - "$tmp/steps" >>"$tmp/log"
check $? 'and each goes on where the last one ended'

feed 'query = odd-all' 'comments = yes' 'slice = 7d'
fetch "$tmp/s.ini"
same 1 "$short" <<'END'
["video","kyLa0000001",null,{"comments":4}]
["comment","UgX","youtube:kyLa0000001",{"likes":9007199254740991}]
["ok","11-16T07","11-23T07",2]
END
check $? 'odd things in an answer cost themselves'
same 1 'select(.kind == "video") | [.site, .published, .tags]' <<'END'
[null,null,null]
END
check $? 'a channel of nobody knows whom is no site'

feed 'channel = UCtintuc0000000000000000' 'comments = yes'
fetch --state "$tmp/chan" "$tmp/s.ini"
same 0 "$short" <<'END'
["video","moiNhat0001",null,{"comments":2}]
["youtube:moiNhat0001","deleted"]
["ok","11-16T07","11-23T07",1]
END
check $? 'uploads of a channel as far as they are new; a video that is gone'
feed 'video = riengTu0001' 'comments = yes'
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["video","riengTu0001",null,{"comments":2}]
["ok","11-22T08","11-23T07",1]
END
check $? 'comments that are not for everyone'
feed 'channel = UCkhongco000000000000000'
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'there is no such channel or playlist' "$tmp/err"
check $? 'a channel that is not there'
YT_KEY='' fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'YT_KEY: holds no secret' "$tmp/err"
check $? 'no key'

while IFS='|' read -r key why; do
	feed "query = x" "$key"
	fetch "$tmp/s.ini"
	[ $status = 2 ] && grep -q "s.ini:7: .*$why" "$tmp/err"
	check $? "$key: $why"
done <<'END'
channel = @kenh|a channel is its id
video = https://youtu.be/x|a video is its id
region = vn|two capitals
language = VI|two letters
comments = maybe|one of yes, no
watch = 3 weeks|12h or 7d
ttl = 60d|allow 30 days
END
feed 'region = VN'
fetch "$tmp/s.ini"
[ $status = 2 ] && grep -q 'needs query, channel, playlist or video' "$tmp/err"
check $? 'nothing to look for'
finish
