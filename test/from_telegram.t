#!/bin/sh
# sb-fetch and Telegram: what a bot is sent, what channels show, and robots.txt.
cd "$(dirname "$0")/.." || exit 2
scripts='telegram/bot.script telegram/preview.script'
# shellcheck source=test/net.inc
. test/net.inc
serve

# ini KEY=VALUE …: a sources file with these keys
ini() {
	printf '[t]\ntype = telegram\nbase = %s\nprivate = yes\n' "$at" \
		>"$tmp/s.ini"
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .uid, .parent // .repost_of]
	elif .rec == "coverage" then [.state, .posts] else empty end'

BOT=42:khoa-BOT_x
export BOT
ini token_env=BOT
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["message","telegram:kenhxd/345",null]
["message","telegram:kenhxd/344","telegram:kenhgoc/7"]
["reply","telegram:khupho3/12","telegram:khupho3/11"]
["ok",3]
END
check $? 'what is public is taken, what is private is not'
same 0 'select(.id == "kenhxd/344") | del(.fetched_at, .expires_at, .terms)' <<'END'
{"rec":"post","uid":"telegram:kenhxd/344","source":"telegram","feed":"t","kind":"message","site":"Kênh Sở Xây dựng","id":"kenhxd/344","url":"https://t.me/kenhxd/344","text":"Ảnh hiện trường","published":"2026-11-23T05:00:00+07:00","updated":"2026-11-23T05:53:20+07:00","repost_of":"telegram:kenhgoc/7","flags":["edited"]}
END
check $? 'each field of an edited message'
same 0 'select(.id == "khupho3/12").author' <<'END'
{"id":"777000111222","name":"An"}
END
check $? 'who wrote it in a group'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'the next visit goes on from the offset'
[ "$(jq -s 'last.query.offset' "$tmp/requests")" = '"900"' ]
check $? 'which it asked for'
rm -f "$tmp/state2"
sb-fetch -v --state "$tmp/state2" "$tmp/s.ini" >"$tmp/log" 2>&1
grep -rq 'khoa-BOT' "$tmp/log" "$tmp/state2" "$tmp/state" "$tmp/out"
[ $? = 1 ]
check $? 'the token is in no record, no message and no state'

ini token_env=BOT channels=KhuPho3
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","telegram:khupho3/12","telegram:khupho3/11"]
["ok",1]
END
check $? 'the chats that are wanted, if they are named'

ini token_env=BOT
BOT=46:strange_x
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["message","telegram:kenhla/1",null]
["ok",1]
END
check $? 'odd updates cost themselves'
while IFS='|' read -r BOT state want; do
	fetch "$tmp/s.ini"
	same 1 'select(.rec == "coverage").state' <<-END &&
	"$state"
	END
		grep -q "^sb-fetch: t: .*$want" "$tmp/err" &&
		! grep -q "$BOT" "$tmp/err" "$tmp/out"
	check $? "$want"
done <<'END'
43:limited_x|rate-limited|asked too often; not before 2026-11-23T07:05:00
44:conflict_x|failed|give this one a bot of its own
45:wrong_x|failed|no bot with this token
47:bad_x|failed|Telegram says: Bad Request: .secret. is odd
48/../x|failed|the token is none of a bot
END

# A full answer has another after it.
{
	printf 'GET /bot48:two_x/getUpdates offset=\n\ttext '
	jq -cn '{ok: true, result: [range(100) | {update_id: ., channel_post:
		{message_id: ., text: "bài", date: 1795388400,
		chat: {username: "kenh", type: "channel"}}}]}'
	printf 'GET /bot48:two_x/getUpdates offset=100\n\ttext '
	echo '{"ok":true,"result":[]}'
} >"$tmp/full.script"
serve --script "$tmp/full.script"
BOT=48:two_x
ini token_env=BOT
fetch "$tmp/s.ini"
same 0 'select(.rec == "coverage") | [.state, .posts]' <<'END'
["ok",100]
END
check $? 'a full answer is followed by another'
ini token_env=BOT pages=1
fetch "$tmp/s.ini"
[ "$status" = 1 ] && grep -q '1 requests were not enough' "$tmp/err"
check $? 'within the pages of the source'
serve

# Pages that Telegram shows to anyone; each run reads robots.txt anew.
ini channels=kenha
fetch --state "$tmp/pages" "$tmp/s.ini"
same 0 "$short" <<'END'
["message","telegram:kenha/124","telegram:kenhb/55"]
["reply","telegram:kenha/121","telegram:kenha/119"]
["message","telegram:kenha/119",null]
["ok",3]
END
check $? 'pages to the first message'
same 0 'select(.id == "kenha/121") | del(.fetched_at, .expires_at, .terms)' <<'END'
{"rec":"post","uid":"telegram:kenha/121","source":"telegram","feed":"t","kind":"reply","site":"Kênh A & bạn","id":"kenha/121","url":"https://t.me/kenha/121","text":"Triều cường <b>1,7 m</b><br/>tại <div>quận 8</div>","published":"2026-11-23T04:14:03+07:00","published_raw":"2026-11-22T21:14:03+00:00","author":{"id":"kenha","name":"Kênh A & bạn"},"parent":"telegram:kenha/119","metrics":{"views":12300,"approx":true},"flags":["edited"]}
END
check $? 'each field of a message'

# robots.txt: now 503, then none, then no answer, then 429.
fetch "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q "robots.txt cannot be had (HTTP 503)" "$tmp/err"
["forbidden",0]
END
check $? 'a robots.txt that cannot be had forbids all'
fetch --state "$tmp/pages" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'none allows all, and nothing is new'
fetch "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'robots.txt cannot be had (.*reset' "$tmp/err"
["forbidden",0]
END
check $? 'neither does one that is no answer'
fetch --state "$tmp/later" "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'HTTP 429' "$tmp/err"
["forbidden",0]
END
check $? 'nor one that is asked too often'
fetch --state "$tmp/later" "$tmp/s.ini"
grep -q 'not to be asked before 2026-11-23T09:00:00' "$tmp/err"
check $? 'which is not asked again before its time'
start=$(date +%s%N)
fetch "$tmp/s.ini"
[ $status = 0 ] && [ $((($(date +%s%N) - start) / 1000000)) -ge 1900 ]
check $? 'Crawl-delay is kept, by a source without a delay too'
serve
ini channels=camvao
fetch "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'robots.txt does not let' "$tmp/err"
["forbidden",0]
END
check $? 'what robots.txt disallows is not fetched'
! grep -q '/s/camvao' "$tmp/requests"
check $? 'nor asked for'

sed '/^GET .robots/,/^GET .s.kenha/{/^GET .s.kenha/!d;}' \
	test/net/play/telegram/preview.script >"$tmp/open.script"
scripts=telegram/bot.script
cp test/net/play/telegram/*.html "$tmp"
serve --script "$tmp/open.script"
ini 'channels=riengtu kenha'
fetch "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'riengtu has no public pages' "$tmp/err"
["message","telegram:kenha/124","telegram:kenhb/55"]
["reply","telegram:kenha/121","telegram:kenha/119"]
["message","telegram:kenha/119",null]
["partial",3]
END
check $? 'a channel without pages costs the others nothing'
serve --script "$tmp/open.script"
ini channels=kenha
sed 's/\[t\]/[u]/' "$tmp/s.ini" >"$tmp/u"
cat "$tmp/u" >>"$tmp/s.ini"
fetch "$tmp/s.ini"
[ "$status" = 0 ] &&
	[ "$(grep -c '"/robots.txt"' "$tmp/requests")" = 1 ] &&
	[ "$(grep -c '"/s/kenha"' "$tmp/requests")" = 4 ]
check $? 'two sources of one host ask for its robots.txt once'
ini channels=la
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["message","telegram:la/9",null]
["ok",1]
END
check $? 'odd markup costs itself'
ini channels=khac
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'khac has no messages that this version can read' \
	"$tmp/err"
check $? 'another page is told from one without messages'

while IFS='|' read -r key want; do
	ini "$key"
	sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
	grep -q "$want" "$tmp/log"
	check $? "check says: $want"
done <<'END'
mode=bots|did you mean "bot"
mode=bot|set token_file or token_env
mode=preview|needs channels, as channels = 
channels=@kenh|letters, digits and _
END
finish
