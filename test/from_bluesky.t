#!/bin/sh
# sb-fetch and Bluesky: sessions, a search from visit to visit, and refusals.
cd "$(dirname "$0")/.." || exit 2
# shellcheck disable=SC2034
scripts=bluesky/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve
BSKY_PASSWORD=mat-khau-ung-dung
export BSKY_PASSWORD

# ini QUERY KEY=VALUE …: a sources file with these keys
# shellcheck disable=SC2154
ini() {
	cat <<END >"$tmp/s.ini"
[b]
type = bluesky
query = $1
password_env = BSKY_PASSWORD
base = $at
private = yes
END
	shift
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, (.id | .[-3:]), .text]
	elif .rec == "coverage" then [.state, .from[5:16], .posts] else empty end'
# says TEXT: whether the messages of the last run have it
says() {
	echo "wanted: $1" >>"$tmp/log"
	grep -qF "$1" "$tmp/err"
}

ini 'ngập nước' handle=so.bsky.test lang=vi
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","3l1","Đường Nguyễn Hữu Cảnh ngập rồi #hcm"]
["post","3l3","Ngày mai sẽ ngập"]
["ok","11-23T06:40",2]
END
check $? 'pages to the end, with a session that is refreshed between'
same 0 'select(.kind == "reply") | del(.terms)' <<'END'
{"rec":"post","uid":"bluesky:031cd76bf83d45bc","source":"bluesky","feed":"b","kind":"reply","id":"at://did:plc:abc/app.bsky.feed.post/3l1","url":"https://bsky.app/profile/did:plc:abc/post/3l1","text":"Đường Nguyễn Hữu Cảnh ngập rồi #hcm","lang":"vi","published":"2026-11-23T06:50:00+07:00","published_raw":"2026-11-22T23:50:00.926Z","fetched_at":"2026-11-23T07:00:00+07:00","author":{"id":"did:plc:abc","name":"a.bsky.test"},"parent":"bluesky:9bd0c5d0bdd07e2e","root":"bluesky:c84075e2062e0d07","quote_of":"bluesky:9758b4cd2285387e","metrics":{"likes":4,"replies":0,"reposts":1,"quotes":2,"saves":3},"tags":["hcm","ngập"],"flags":["sensitive"]}
END
check $? 'each field of a post'
same 0 'select(.text == "Ngày mai sẽ ngập") | .published' <<'END'
"2026-11-23T06:40:00+07:00"
END
check $? 'a time after that of indexing is not believed'
grep -qrE 'mat-khau|truy-cap|lam-moi' "$tmp/out" "$tmp/err" "$tmp/state"
[ $? = 1 ]
check $? 'no password and no token in output, messages or state'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'the next visit asks only for what is newer'

ini dở handle=so.bsky.test
fetch --state "$tmp/half" "$tmp/s.ini"
same 1 "$short" <<'END'
["post","/d1","một"]
["failed","11-23T07:00",1]
END
check $? 'what came before a failure is written'
fetch --state "$tmp/half" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","/d2","hai"]
["ok","11-23T05:00",1]
END
check $? 'the next visit goes on below it, then looks at the top'
ini xưa handle=so.bsky.test
fetch --since 2026-11-01 --until 2026-11-02 "$tmp/s.ini"
same 0 "$short" <<'END'
["post","/x1","xưa"]
["ok","11-01T00:00",1]
END
check $? 'a window of the past'
ini hếthạn handle=so.bsky.test
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'where the refresh has run out, too, a new session is made'

while IFS='|' read -r query handle want; do
	ini "$query" "handle=$handle"
	fetch "$tmp/s.ini"
	[ $status = 1 ] && says "b: $want"
	check $? "$query $handle: $want"
done <<'END'
chậm|so.bsky.test|HTTP 429: Rate Limit Exceeded; not before 2026-11-23T07:04:00+07:00
sai|so.bsky.test|HTTP 400: không đọc được câu hỏi
x|haiyeuto.bsky.test|HTTP 401: the account has a second factor; make an app password
x|la.bsky.test|the server gave no session
x|khac.bsky.test|HTTP 401: the session is refused; look at handle
END
ini lạ handle=so.bsky.test
fetch "$tmp/s.ini"
same 1 "$short" <<'END'
["post","/l2","lạ"]
["ok","11-23T05:00",1]
END
check $? 'odd posts are skipped, odd members left out'
says 'b: 5 posts had no id'
check $? 'and counted'
ini chậm handle=so.bsky.test
unset BSKY_PASSWORD
fetch "$tmp/s.ini"
[ $status = 1 ] && says 'BSKY_PASSWORD'
check $? 'a password that is not there is told by name'
while IFS='|' read -r query key want; do
	ini "$query" "$key"
	fetch "$tmp/s.ini"
	[ $status = 2 ] && says "$want"
	check $? "$query $key: $want"
done <<'END'
x|handle=so|s.ini:7: a search needs an account of the office
|handle=so.bsky.test|Bluesky is searched; set query
END
finish
