#!/bin/sh
# sb-fetch and XenForo: its feeds, and its REST API with a key.
cd "$(dirname "$0")/.." || exit 2
scripts=xenforo/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# ini KEY=VALUE …: a sources file with these keys
ini() {
	printf '[x]\ntype = xenforo\nurl = %s/\nprivate = yes\n' "$at" \
		>"$tmp/s.ini"
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .uid, .parent]
	elif .rec == "delete" then [.uid, .reason]
	elif .rec == "coverage" then [.state, .from[8:13], .posts]
	else empty end'

ini
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 'select(.rec == "post") | del(.fetched_at, .expires_at, .terms)' <<'END'
{"rec":"post","uid":"xenforo:127.0.0.1/threads/771943","source":"xenforo","feed":"x","kind":"post","id":"771943","url":"https://voz.example/threads/ham-thu-thiem.771943/","title":"Hầm Thủ Thiêm kẹt & ngập","text":"<div class=\"bbWrapper\">Kẹt từ 6 giờ</div>","published":"2026-11-23T06:00:00+07:00","published_raw":"Mon, 23 Nov 2026 06:00:00 +0700","author":{"name":"an"},"metrics":{"comments":4},"tags":["Giao thông"]}
END
check $? 'the feed of a board'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["unchanged","23T07",0]
END
check $? 'which is not sent again where it did not change'
fetch --state "$tmp/none" "$tmp/s.ini"
fetch --state "$tmp/state" "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'always had threads' "$tmp/err"
["silent","23T07",0]
END
check $? 'one that has no threads any more is silent'
ini 'forums=f/diem-bao.33 f/xe.34'
fetch "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q '1 items are no threads' "$tmp/err"
["post","xenforo:127.0.0.1/threads/771942",null]
["post","xenforo:127.0.0.1/threads/55",null]
["ok","23T05",2]
END
check $? 'the feeds of two forums cover what both do'
ini 'forums=f/xe.34 f/chan.35'
fetch "$tmp/s.ini"
same 1 "$short" <<'END'
["post","xenforo:127.0.0.1/threads/55",null]
["failed","23T07",1]
END
check $? 'a forum that refuses'

KEY=khoa-chu-dien-dan
export KEY
ini key_env=KEY forums=216
fetch --state "$tmp/rest" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","xenforo:127.0.0.1/threads/1",null]
["post","xenforo:127.0.0.1/threads/12",null]
["comment","xenforo:127.0.0.1/posts/41","xenforo:127.0.0.1/threads/12"]
["reply","xenforo:127.0.0.1/posts/60","xenforo:127.0.0.1/posts/41"]
["xenforo:127.0.0.1/posts/62","deleted"]
["ok","15T05",4]
END
check $? 'the pages of a forum and of its threads'
same 0 'select(.id == "40") | del(.fetched_at, .expires_at, .terms)' <<'END'
{"rec":"post","uid":"xenforo:127.0.0.1/threads/12","source":"xenforo","feed":"x","kind":"post","id":"40","url":"https://otofun.example/threads/xe-dop.12/","title":"Xe độp & vỉa hè","text":"<div class=\"bbWrapper\">Vỉa hè bị chiếm</div>","published":"2026-11-22T05:26:40+07:00","updated":"2026-11-22T05:43:20+07:00","author":{"id":"7","name":"an"},"metrics":{"score":6,"views":120,"comments":5},"tags":["vỉa hè","quận 1"],"flags":["edited"]}
END
check $? 'each field of a first post'
fetch --state "$tmp/rest" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","23T07",0]
END
check $? 'the next visit has nothing new'
ini key_env=KEY forums=216 pages=1
fetch "$tmp/s.ini"
same 0 "$short | select(length == 3 and .[0] == \"ok\")" <<'END'
["ok","23T06",4]
END
check $? 'what a first visit covers is what it saw whole'
ini key_env=KEY forums=216 more=0
fetch --since 2026-11-23 "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","23T00",0]
END
check $? 'a window without posts within the bounds'

ini key_env=KEY key_user=5
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","23T07",0]
END
check $? 'odd answers cost themselves'
for moved in doi doi2; do
	ini key_env=KEY
	sed "s,^url = .*,url = $at/$moved," "$tmp/s.ini" >"$tmp/$moved.ini"
done
fetch "$tmp/doi2.ini"
same 0 "$short" <<'END'
["ok","23T07",0]
END
check $? 'a key goes along a redirect within its host'
fetch "$tmp/doi.ini"
[ "$status" = 1 ] &&
	grep -q 'another host, to which no key is sent' "$tmp/err"
check $? 'and to no other host'
while IFS='|' read -r key secret want; do
	ini key_env=KEY "$key"
	KEY=$secret fetch "$tmp/s.ini"
	[ "$status" = 1 ] && grep -q "^sb-fetch: x: .*$want" "$tmp/err" &&
		! grep -q "$secret" "$tmp/err"
	check $? "$key: $want"
done <<'END'
key_user=5|khoa-sai|the key is refused; ask the owner
forums=7|khoa-chu-dien-dan|the key may not read this
forums=8|khoa-chu-dien-dan|the forum says: trang sai
END
while IFS='|' read -r key want; do
	ini "$key"
	sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
	grep -q "$want" "$tmp/log"
	check $? "check says: $want"
done <<'END'
mode=rest|needs a key that the owner of the forum gives
mode=rest2|did you mean "rest"
key_user=an|key_user = an: it is a number
forums=f?x|letters, digits and
END
ini key_env=KEY forums=f/diem-bao.33
sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
grep -q 'they are numbers, as 33 of diem-bao.33' "$tmp/log"
check $? 'check says what a forum is to the REST API'
finish
