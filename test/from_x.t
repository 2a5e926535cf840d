#!/bin/sh
# sb-fetch and X: search from page to page and from visit to visit, what posts
# cost, the stream and its rules, and refusals.
cd "$(dirname "$0")/.." || exit 2
scripts=x/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve
X_TOKEN=the-ung-dung-1
export X_TOKEN

# ini KEY=VALUE …: a sources file with these keys
ini() {
	cat <<END >"$tmp/s.ini"
[s]
type = x
token_env = X_TOKEN
base = $at
private = yes
END
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .id, .text]
	elif .rec == "delete" then [.uid, .reason]
	elif .rec == "coverage" then [.state, .from[5:16], .posts] else empty end'
# says TEXT: whether the messages of the last run have it
says() {
	echo "wanted: $1" >>"$tmp/log"
	grep -qF "$1" "$tmp/err"
}
# asked N PATTERN: whether so many requests match it
asked() {
	grep -cE "$2" "$tmp/requests" >"$tmp/count"
	echo "wanted $1 of $2, got $(cat "$tmp/count")" >>"$tmp/log"
	[ "$(cat "$tmp/count")" = "$1" ]
}

ini 'query="ngập nước" lang:vi'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["x:2124651641041846200","edited"]
["reply","2124651641041846272","Ngập ở Thủ Đức tới đầu gối, xe chết máy hàng loạt. Cả đoạn Võ Văn Ngân không ai thoát nước."]
["post","2124649124459446272","Kẹt xe cầu Sài Gòn từ bảy giờ sáng"]
["x:2124646607877046272","deleted"]
["reply","2124623958635446272","Mưa to quá, nước tràn vào nhà"]
["ok","11-23T05:00",3]
END
check $? 'pages to the end, long and passed-on text, versions and deletions'
same 0 'select(.id == "2124651641041846272") | del(.terms)' <<'END'
{"rec":"post","uid":"x:2124651641041846272","source":"x","feed":"s","kind":"reply","id":"2124651641041846272","url":"https://x.com/nguoi_a/status/2124651641041846272","text":"Ngập ở Thủ Đức tới đầu gối, xe chết máy hàng loạt. Cả đoạn Võ Văn Ngân không ai thoát nước.","lang":"vi","published":"2026-11-23T06:50:00+07:00","published_raw":"2026-11-22T23:50:00.000Z","fetched_at":"2026-11-23T07:00:00+07:00","author":{"id":"77","name":"nguoi_a"},"parent":"x:2124649124459446272","root":"x:2124649124459446272","quote_of":"x:2124646607877046272","metrics":{"views":512,"likes":9,"replies":1,"reposts":2,"quotes":0,"saves":3},"tags":["ngập","thuduc"],"flags":["edited","sensitive"]}
END
check $? 'each field of a post'
same 0 'select(.rec == "post" and .id != "2124651641041846272") |
	[.url, .published, .lang, .repost_of, .parent, .metrics]' <<'END'
["https://x.com/i/status/2124649124459446272","2026-11-23T06:40:00+07:00",null,"x:2124639058129846272",null,null]
["https://x.com/i/status/2124623958635446272","2026-11-23T05:00:00+07:00",null,null,"x:2124291769758646272",{"reposts":4}]
END
check $? 'the other spelling; a time from the id; no language is none'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'the next visit asks only for what is newer'
grep -qr 'the-ung-dung-1' "$tmp/out" "$tmp/err" "$tmp/state"
[ $? = 1 ]
check $? 'no token in output, messages or state'

ini 'query=mới' naming=post expansions=author_id
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'the new spelling can be asked for'

# A page that fails, and where the next visit goes on.
ini 'query=dở'
fetch --state "$tmp/half" "$tmp/s.ini"
same 1 "$short" <<'END'
["post","2124651641041846272","một"]
["failed","11-23T07:00",1]
END
check $? 'what came before a failure is written'
says 's: HTTP 400: không hiểu'
check $? 'and the platform says why'
fetch --state "$tmp/half" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","2124646607877046272","ba"]
["ok","11-23T06:30",1]
END
check $? 'the next visit goes on below it, then looks at the top'

ini 'query=xưa' mode=all
fetch --since 2026-11-22T00:00:00Z --until 2026-11-22T23:00:00Z "$tmp/s.ini"
same 0 "$short" <<'END'
["post","2124623958635446272","trong khoảng"]
["ok","11-22T07:00",1]
END
check $? 'a window of the archive'

ini 'query=cũ'
fetch --state "$tmp/old" "$tmp/s.ini"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 8 * 86400))
fetch --state "$tmp/old" "$tmp/s.ini"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH - 8 * 86400))
same 0 "$short" <<'END'
["post","2127538161054646272","tuần sau"]
["missed","11-23T07:00",0]
["ok","12-01T06:00",1]
END
check $? 'an id that is too old for recent search is not sent'

# What posts cost.
ini 'query="ngập nước" lang:vi' budget=150 price=0.005 pages=1
fetch --plan "$tmp/s.ini"
grep -qF "up to \$0.50" "$tmp/out"
check $? 'the plan says what a visit may cost'
fetch --state "$tmp/paid" "$tmp/s.ini"
serve
fetch --state "$tmp/paid" "$tmp/s.ini"
ini 'query=lạ' budget=12
fetch --state "$tmp/paid" "$tmp/s.ini"
says 'the quota of 12 posts is spent; it counts anew at 2026-12-01T07:00:00+07:00'
check $? 'posts that came are paid for from the budget'
asked 0 '"query":"lạ"'
check $? 'and no request is sent that it would not pay for'

# Refusals.
while IFS='|' read -r query want; do
	ini "query=$query"
	fetch "$tmp/s.ini"
	[ $status = 1 ] && says "s: $want"
	check $? "$query: $want"
done <<'END'
chậm|HTTP 429: Too Many Requests; not before 2026-11-23T07:14:00+07:00
hết|HTTP 429: the account's credit or its cap of the month is spent
khóa|HTTP 401: Unauthorized; look at the token
cấm|HTTP 403: When authenticating requests
sai|HTTP 400: There were errors processing your request: no viable alternative [31m
hỏng|HTTP 200: the answer is not JSON
END
ini 'query=mãi' pages=3
fetch "$tmp/s.ini"
[ $status = 0 ] && asked 3 '"query":"mãi"'
check $? 'empty pages that lead on and on end at the bound'
ini 'query=lạ'
fetch "$tmp/s.ini"
same 1 "$short" <<'END'
["post","2124646607877046272","lạ"]
["ok","11-23T06:30",1]
END
check $? 'odd posts are skipped, odd members left out'
says 's: 7 posts had no id or no text'
check $? 'and counted'
ini 'query=kín'
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["x:2124649124459446272","withheld"]
["post","2124646607877046272","y"]
["ok","11-23T06:30",1]
END
check $? 'what is withheld in Viet Nam is forgotten'

# The stream.
ini mode=stream 'rules=ngập nước lang:vi | kẹt xe lang:vi' seconds=3
fetch --state "$tmp/live" "$tmp/s.ini"
same 1 'if .rec == "post" then [.id, .text] elif .rec == "coverage"
	then [.state, .posts] else empty end' <<'END'
["2124651641041846272","Ngập nước Nguyễn Hữu Cảnh"]
["ok",1]
["2124646607877046272","Kẹt xe"]
["ok",1]
["rate-limited",0]
END
check $? 'a stream that ends is opened again, what comes twice is written once'
says 'note: This stream has been disconnected upstream'
check $? 'what it says in the stream is told'
says 's: HTTP 429: This stream is currently at the maximum'
check $? 'a refusal that lasts ends the visit'
asked 2 '"POST"'
check $? 'one rule is added, one removed, the rest left alone'
ini mode=stream 'rules=quy tắc sai' seconds=3
fetch "$tmp/s.ini"
[ $status = 1 ] && says "s: a rule was refused: Reference to invalid operator"
check $? 'a rule that is refused is told'
fetch --since 2026-11-01 "$tmp/s.ini"
says 'a stream has no past'
check $? 'a stream has no past'

# Sources that are wrong.
while IFS='|' read -r a b want; do
	ini "$a" "$b"
	fetch "$tmp/s.ini"
	[ $status = 2 ] && says "$want"
	check $? "$a $b: $want"
done <<'END'
mode=al|query=x|s.ini:6: mode is recent, all or stream
mode=all|class=press|a search needs a query
mode=stream|query=x|s.ini:7: a stream has no query
mode=stream|seconds=9|a stream needs 1 to 1000 rules
query=x|rules=y|s.ini:7: rules are those of mode = stream
query=x|seconds=9|s.ini:7: seconds are those of mode = stream
query=x|budget=9|s.ini:7: a budget is the number of posts
query=x|naming=tweets|s.ini:7: naming is tweet or post
END
finish
