#!/bin/sh
# sb-fetch and Discourse: the stream of posts, categories, what is gone.
cd "$(dirname "$0")/.." || exit 2
scripts=discourse/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# ini PATH KEY=VALUE …: a sources file with a board there and these keys
ini() {
	printf '[d]\ntype = discourse\nurl = %s\nprivate = yes\n' "$at$1" \
		>"$tmp/s.ini"
	shift
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .uid, .parent]
	elif .rec == "delete" then [.uid, .reason]
	elif .rec == "coverage" then [.state, .posts] else empty end'

ini /
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","discourse:127.0.0.1/8/2","discourse:127.0.0.1/8/1"]
["post","discourse:127.0.0.1/8/1",null]
["discourse:127.0.0.1/4/4","deleted"]
["comment","discourse:127.0.0.1/4/3","discourse:127.0.0.1/4/1"]
["ok",3]
END
check $? 'the stream to its end, over a window without posts'
same 0 'select(.id == "200") | del(.fetched_at, .expires_at, .terms) |
	.url |= .[-6:]' <<'END'
{"rec":"post","uid":"discourse:127.0.0.1/8/2","source":"discourse","feed":"d","kind":"reply","id":"200","url":"/t/8/2","text":"<p>Đúng vậy</p>","published":"2026-11-23T05:00:00+07:00","published_raw":"2026-11-22T22:00:00.000Z","author":{"id":"21","name":"binh"},"parent":"discourse:127.0.0.1/8/1","root":"discourse:127.0.0.1/8/1","metrics":{"likes":3,"replies":0}}
END
check $? 'each field of a post'
same 0 'select(.id == "4") | [.updated, .flags]' <<'END'
["2026-11-19T08:00:00+07:00",["edited"]]
END
check $? 'an edit and its time'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short, (select(.rec == \"post\") | [.title, .flags])" <<'END'
["comment","discourse:127.0.0.1/8/3","discourse:127.0.0.1/8/1"]
[null,null]
["discourse:127.0.0.1/8/2","deleted"]
["ok",1]
END
check $? 'the next visit: what is new, and what was hidden'
[ "$(jq -s 'map(select(.path == "/posts.json")) | length' \
	"$tmp/requests")" = 5 ]
check $? 'with one request'
serve
ini /
fetch --since 2026-11-22 "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","discourse:127.0.0.1/8/2","discourse:127.0.0.1/8/1"]
["post","discourse:127.0.0.1/8/1",null]
["ok",2]
END
check $? 'a window ends the pages'

ini / categories=giao-thong/5
fetch --state "$tmp/topics" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","discourse:127.0.0.1/7/1",null]
["post","discourse:127.0.0.1/9/1",null]
["comment","discourse:127.0.0.1/9/2","discourse:127.0.0.1/9/1"]
["reply","discourse:127.0.0.1/9/3","discourse:127.0.0.1/9/2"]
["ok",4]
END
check $? 'a category by its topics, of which one is gone'
same 0 'select(.id == "31") | [.title, .metrics]' <<'END'
["Xe buýt điện",{"views":150,"comments":2}]
END
check $? 'title and views of a topic'
fetch --state "$tmp/topics" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'the next visit has nothing new'
ini / categories=giao-thong/5 more=0
fetch --since 2026-11-21 "$tmp/s.ini"
same 0 "$short" <<'END' && grep -q 'topic 9 has more posts' "$tmp/err"
["comment","discourse:127.0.0.1/9/2","discourse:127.0.0.1/9/1"]
["ok",1]
END
check $? 'a long topic is bounded, a window holds for its posts'

ini /la
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["comment","discourse:127.0.0.1/la/1/3","discourse:127.0.0.1/la/1/1"]
["ok",1]
END
check $? 'odd posts cost themselves'
KEY=khoa-cua-chu
export KEY
ini /khoa key_env=KEY key_user=sotruyenthong
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'a key, and whose it is'
while IFS='|' read -r path state want; do
	ini "$path"
	fetch "$tmp/s.ini"
	same 1 'select(.rec == "coverage").state' <<-END &&
	"$state"
	END
		grep -q "^sb-fetch: d: .*$want" "$tmp/err"
	check $? "$path: $want"
done <<'END'
/dong|rate-limited|not before 2026-11-23T07:01:30
/thanhvien|failed|to its members only; ask its owner for a key
/kin|forbidden|robots.txt does not let
/khong|failed|is not there
END
while IFS='|' read -r key want; do
	ini / "$key"
	sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
	grep -q "$want" "$tmp/log"
	check $? "check says: $want"
done <<'END'
mode=topic|did you mean "topics"
more=-1|more = -1: it is a number from 0
key_user=a|set key_file or key_env
categories=a?b|letters, digits and
END
finish
