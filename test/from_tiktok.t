#!/bin/sh
# TikTok's Research API: a token, days, pages, comments, what is told once, what
# is cut short and goes on, what was deleted, quotas and refusals.
cd "$(dirname "$0")/.." || exit 2
scripts=tiktok/all.script
# shellcheck source=test/net.inc
. test/net.inc

TT_SECRET=khoa-bi-mat-2
export TT_SECRET
# feed KEY=VALUE …: a sources file of one source
feed() {
	{
		printf '[tt]\ntype = tiktok\nbase = %s\nprivate = yes\n' "$at"
		printf 'secret_env = TT_SECRET\nregion = VN\n'
		for k in "$@"; do
			echo "$k"
		done
	} >"$tmp/s.ini"
}
anew() {		# anew: a fresh server for the same source
	serve
	sed -i "s|^base.*|base = $at|" "$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .id, .parent, .metrics]
	elif .rec == "coverage" then [.state, .from[5:13], .to[5:13], .posts]
	elif .rec == "delete" then [.uid, .reason] else empty end'

serve
feed 'client_key = app-1' 'keyword = ngập nước | kẹt xe' 'back = 1' \
	'hashtag = tphcm saigon' 'comments = replies'
fetch --state "$tmp/state" "$tmp/s.ini"
same 1 "$short" <<'END'
["video","7570000000000000001",null,{"views":12345,"likes":321,"comments":2,"shares":4,"saves":9}]
["video","7570000000000000003",null,{"views":7}]
["comment","7571000000000000001","tiktok:7570000000000000001",{"likes":5,"replies":1}]
["reply","7572","tiktok:7571000000000000001",null]
["comment","7571000000000000002","tiktok:7570000000000000001",null]
["ok","11-22T07","11-23T07",5]
END
check $? 'videos, comments, answers and what was covered'
grep -q '^sb-fetch: tt: 3 items have no id' "$tmp/err"
check $? 'and what was none is said'
same 1 'select(.id == "7570000000000000001") | del(.fetched_at)' <<'END'
{"rec":"post","uid":"tiktok:7570000000000000001","source":"tiktok","feed":"tt","kind":"video","id":"7570000000000000001","url":"https://www.tiktok.com/player/v1/7570000000000000001","text":"Ngập ở Thủ Đức #tphcm","published":"2026-11-22T11:00:00+07:00","author":{"name":"kenh.a"},"metrics":{"views":12345,"likes":321,"comments":2,"shares":4,"saves":9},"tags":["tphcm","ngap"],"expires_at":"2026-12-08T07:00:00+07:00","terms":{"policy":"tiktok","redistribute":"ids"}}
END
check $? 'all that a post has'
jq -r 'select(.path | test("query")) | .body' "$tmp/requests" | head -1 \
	>"$tmp/body"
diff - "$tmp/body" >>"$tmp/log" <<'END'
{"query":{"and":[{"operation":"IN","field_name":"region_code","field_values":["VN"]}],"or":[{"operation":"IN","field_name":"keyword","field_values":["ngập nước","kẹt xe"]},{"operation":"IN","field_name":"hashtag_name","field_values":["tphcm","saigon"]}]},"start_date":"20261122","end_date":"20261122","max_count":100}
END
check $? 'what is asked'
! grep -qE 'khoa-bi-mat|tam-thoi' "$tmp/out" "$tmp/err" "$tmp/state"
check $? 'no secret and no token in output, messages or state'

scripts='tiktok/less.script tiktok/all.script'
anew
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["tiktok:7570000000000000003","deleted"]
["ok","11-23T07","11-23T07",0]
END
check $? 'a video that its id does not find was deleted; nothing is told again'
! grep -q comment/list "$tmp/requests"
check $? 'nor are comments read whose count is what it was'

scripts='tiktok/cut.script tiktok/all.script'
anew
fetch --state "$tmp/cut" "$tmp/s.ini"
same 1 "$short" <<'END'
["video","7570000000000000001",null,{"views":12345,"likes":321,"comments":2,"shares":4,"saves":9}]
["quota-spent","11-23T07","11-23T07",1]
END
check $? 'a quota that the platform calls spent ends the visit'
grep -q 'not before 2026-11-24T07:00:00+07:00' "$tmp/err"
check $? 'until midnight UTC'
SOURCE_DATE_EPOCH=1795478400
scripts=tiktok/all.script
anew
sed -i 's/^back.*/back = 2/' "$tmp/s.ini"
fetch --state "$tmp/cut" "$tmp/s.ini"
jq -r '.body | fromjson? | .cursor // empty' "$tmp/requests" | head -1 |
	grep -qx 100
check $? 'the next one goes on at the page where it was cut'
SOURCE_DATE_EPOCH=1795392000

anew
sed -i 's/^back.*/back = 1/' "$tmp/s.ini"
echo 'quota = requests=2' >>"$tmp/s.ini"
fetch --state "$tmp/two" "$tmp/s.ini"
[ $status = 1 ] && grep -q 'quota of 2 requests is spent' "$tmp/err"
check $? 'a quota of requests'
sed -i 's/^quota.*/quota = records=4/' "$tmp/s.ini"
fetch --state "$tmp/four" "$tmp/s.ini"
[ $status = 1 ] && grep -q 'quota of 4 records is spent' "$tmp/err"
check $? 'a quota of records'
sed -i 's/^quota.*/pages = 1/' "$tmp/s.ini"
fetch --state "$tmp/one" "$tmp/s.ini"
[ $status = 1 ] && grep -q '1 pages were not enough' "$tmp/err"
check $? 'pages bound a visit'

feed 'client_key = app-1' 'keyword = x' 'slice = 2' 'voice = yes'
fetch --since 2026-11-02T07:00 --until 2026-11-05T07:00 "$tmp/s.ini"
jq -r '.body | fromjson? | select(.query.or[0].field_values == ["x"]) |
	.start_date + " " + .end_date' "$tmp/requests" >"$tmp/slices"
diff - "$tmp/slices" >>"$tmp/log" <<'END'
20261102 20261103
20261104 20261104
END
check $? 'a backfill goes by so many days'
feed 'client_key = app-1' 'keyword = x' 'back = 1' 'voice = yes'
fetch "$tmp/s.ini"
same 1 'select(.id == "7570000000000000001") | .text' <<'END'
"Ngập ở Thủ Đức #tphcm\nnước vào tận nhà"
END
check $? 'what is spoken in a video, where that is wanted'

scripts=tiktok/errors.script
serve
while IFS='|' read -r word want state why; do
	feed 'client_key = app-1' "keyword = $word" 'back = 1'
	fetch "$tmp/s.ini"
	same "$want" 'select(.rec == "coverage") | .state' <<END &&
"$state"
END
		{ [ -z "$why" ] || grep -q "^sb-fetch: tt: .*$why" "$tmp/err"; }
	check $? "$word: $state $why"
done <<'END'
spent|1|quota-spent|the quota is spent
scope|1|failed|not approved for the Research API
param|1|failed|invalid_params: keyword is too long
rate|1|rate-limited|asked too often; not before
twice|0|ok|
expired|0|ok|
revoked|1|failed|the key is refused
html|1|failed|the answer is not JSON
odd|1|failed|has no data.videos
same|0|ok|
lost|0|ok|
never|1|failed|does not know its own search
END
for key in sai la; do
	feed "client_key = $key" 'keyword = x'
	fetch "$tmp/s.ini"
	[ $status = 1 ] && grep -qE 'is refused \(invalid_client\)|no access token' \
		"$tmp/err"
	check $? "no token for $key"
done

while IFS='|' read -r key why; do
	feed 'client_key = app-1' 'keyword = x' "$key"
	fetch "$tmp/s.ini"
	[ $status = 2 ] && grep -q "s.ini:9: .*$why" "$tmp/err"
	check $? "$key: $why"
done <<'END'
comments = maybe|one of yes, no, replies
slice = 31|from 1 to 30
back = 3d|from 1 to 365
username = ai|unknown key
ttl = 30d|allow 15 days
END
feed 'client_key = app-1'
fetch "$tmp/s.ini"
[ $status = 2 ] && grep -q 'needs keyword or hashtag' "$tmp/err"
check $? 'nothing to look for'
finish
