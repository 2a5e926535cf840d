#!/bin/sh
# sb-fetch and NodeBB: topics by their last post, ids that are addresses.
cd "$(dirname "$0")/.." || exit 2
scripts=nodebb/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# ini PATH KEY=VALUE …: a sources file with a board there and these keys
ini() {
	printf '[n]\ntype = nodebb\nurl = %s\nprivate = yes\n' "$at$1" \
		>"$tmp/s.ini"
	shift
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .uid, .parent]
	elif .rec == "delete" then [.uid, .reason]
	elif .rec == "coverage" then [.state, .posts] else empty end'

ini ''
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","nodebb:127.0.0.1/40",null]
["comment","nodebb:127.0.0.1/41","nodebb:127.0.0.1/40"]
["reply","nodebb:127.0.0.1/60","nodebb:127.0.0.1/59"]
["nodebb:127.0.0.1/59","deleted"]
["comment","nodebb:127.0.0.1/https://ban.example.org/post/77","nodebb:127.0.0.1/40"]
["ok",4]
END
check $? 'the pages of the board and of a topic; one that is gone'
same 0 'select(.id == "40") | del(.fetched_at, .expires_at, .terms) |
	.url |= .[-8:]' <<'END'
{"rec":"post","uid":"nodebb:127.0.0.1/40","source":"nodebb","feed":"n","kind":"post","id":"40","url":"/post/40","title":"Ngập & kẹt xe","text":"<p>Đường Tô Hiến Thành ngập</p>","published":"2026-11-22T05:26:40+07:00","updated":"2026-11-22T05:43:20+07:00","author":{"id":"7","name":"an"},"metrics":{"views":120,"comments":4,"likes":4,"dislikes":1,"replies":1,"score":3},"flags":["edited"]}
END
check $? 'each field of a first post'
same 0 'select(.rec == "post" and (.id | length > 9)) | [.id, .url, .author]' \
    <<'END'
["https://ban.example.org/post/77","https://ban.example.org/post/77",{"id":"https://ban.example.org/u/x"}]
END
check $? 'a post from elsewhere has its address'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'the next visit has nothing new'
[ "$(jq -s '[.[].path | select(test("/api/"))][-3:]' -c "$tmp/requests")" = \
	'["/api/topic/12/ngập","/api/topic/12/ngập","/api/topic/12/ngập"]' ]
check $? 'and looks at what was written in alone'
fetch --since 2026-11-23T06:00+07:00 "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","nodebb:127.0.0.1/60","nodebb:127.0.0.1/59"]
["nodebb:127.0.0.1/59","deleted"]
["ok",1]
END
check $? 'a window holds for posts'
ini '' categories=5/giao-thong
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'a category without a count of its pages'

ini /la
fetch "$tmp/s.ini"
same 0 "$short, (select(.rec == \"post\") | [.metrics, .published])" <<'END'
["post","nodebb:127.0.0.1/la/4",null]
[null,null]
["ok",1]
END
check $? 'odd answers cost themselves, a slug stays in its place'
KEY=khoa-cua-chu
export KEY
ini /khoa key_env=KEY
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'a key'
while IFS='|' read -r path key state want; do
	# shellcheck disable=SC2086
	ini "$path" $key
	KEY=khoa-sai fetch "$tmp/s.ini"
	same 1 'select(.rec == "coverage").state' <<-END &&
	"$state"
	END
		grep -q "^sb-fetch: n: .*$want" "$tmp/err"
	check $? "$path: $want"
done <<'END'
/thanhvien||failed|to its members only; ask its owner for a key
/khoa|key_env=KEY|failed|the key is refused; make another
/baotri||rate-limited|not before 2026-11-23T07:10:00
/kin||forbidden|robots.txt does not let
END
ini '' 'categories=5?x'
sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
grep -q 'letters, digits and' "$tmp/log"
check $? 'check says what a category is'
finish
