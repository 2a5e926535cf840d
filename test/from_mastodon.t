#!/bin/sh
# sb-fetch and Mastodon: timelines up and down, search, the stream, what is left
# out, and refusals.
cd "$(dirname "$0")/.." || exit 2
# shellcheck disable=SC2034
scripts=mastodon/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve
M_TOKEN=the-nguoi-dung
export M_TOKEN

# ini KEY=VALUE …: a sources file with these keys
# shellcheck disable=SC2154
ini() {
	cat <<END >"$tmp/s.ini"
[m]
type = mastodon
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
# hash TEXT: what a uid has of a uri
hash() {
	printf %s "$1" | sha256sum | cut -c1-16
}

ini 'tags=#tphcm saigon'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","116000000000000300","<p>Ngập ở <a href=\"https://m.example/tags/tphcm\" class=\"mention hashtag\" rel=\"tag\">#<span>tphcm</span></a></p>"]
["post","116000000000000200","<p>Mưa</p>"]
["ok","11-23T06:00",2]
END
check $? 'a first visit walks down; who does not want to be found is left out'
says 'm: note: 3 posts are of accounts that do not want to be found'
check $? 'and counted'
same 0 'select(.kind == "reply") | del(.terms, .text)' <<END
{"rec":"post","uid":"mastodon:$(hash https://xa.example/users/a/statuses/9)","source":"mastodon","feed":"m","kind":"reply","site":"xa.example","id":"116000000000000300","url":"https://xa.example/@a/9","summary":"thời tiết","lang":"vi","published":"2026-11-23T06:50:00+07:00","published_raw":"2026-11-22T23:50:00.901Z","updated":"2026-11-23T06:55:00+07:00","fetched_at":"2026-11-23T07:00:00+07:00","author":{"id":"https://xa.example/users/a","name":"a@xa.example"},"quote_of":"mastodon:$(hash https://xa.example/users/b/statuses/1)","metrics":{"likes":11,"replies":5,"reposts":6,"quotes":0},"tags":["tphcm"],"flags":["edited","sensitive"]}
END
check $? 'each field of a status'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["reply","116000000000000400","<p>Đã rút</p>"]
["post","116000000000000350","<p>Rút chưa?</p>"]
["ok","11-23T07:00",2]
END
check $? 'the next one walks up from there'
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'until there is nothing'

ini 'tags=dở'
fetch --state "$tmp/half" "$tmp/s.ini"
same 1 "$short" <<'END'
["post","9","chín"]
["failed","11-23T07:00",1]
END
check $? 'what came before a failure is written'
fetch --state "$tmp/half" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","8","tám"]
["ok","11-23T05:00",1]
END
check $? 'the next visit goes on below it, then looks above'
ini mode=public local=yes
fetch --since 2026-11-01 --until 2026-11-02 "$tmp/s.ini"
same 0 "$short" <<'END'
["post","8","trong"]
["ok","11-01T00:00",1]
END
check $? 'a window of the past'

ini mode=search 'query=kẹt xe' token_env=M_TOKEN
fetch --state "$tmp/search" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","116000000000000300","kẹt"]
["ok","11-23T06:00",1]
END
check $? 'a search'
fetch --state "$tmp/search" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok","11-23T07:00",0]
END
check $? 'goes on above what was found'

ini mode=stream tags=tphcm token_env=M_TOKEN seconds=3
fetch --state "$tmp/live" "$tmp/s.ini"
same 0 'if .rec == "post" then [.id, .text, .updated] elif
	.rec == "delete" then [.uid, .reason] elif .rec == "coverage"
	then [.state, .posts] else empty end' <<END
["1","ngập",null]
["1","ngập nặng","2026-11-23T06:59:30+07:00"]
["mastodon:$(hash https://m.example/t/1)","deleted"]
["ok",2]
END
check $? 'a stream: new, edited, deleted; opened again when it ends'

# Live: what came is there before the end, which a signal makes.
ini mode=stream tags=theo token_env=M_TOKEN
sb-fetch --follow --state "$tmp/follow" "$tmp/s.ini" >"$tmp/out" 2>"$tmp/err" &
follower=$!
for _ in $(seq 80); do
	[ -s "$tmp/out" ] && break
	sleep 0.05
done
[ "$(jq -r .text "$tmp/out")" = 'đang ngập' ]
check $? 'what a stream has is put out while it lasts'
kill "$follower"
wait "$follower"
status=$?
same 0 '.rec' <<'END'
"post"
"coverage"
"run"
END
check $? 'a signal ends it well'
grep -qr the-nguoi-dung "$tmp/out" "$tmp/err" "$tmp/live" "$tmp/search"
[ $? = 1 ]
check $? 'no token in output, messages or state'

while IFS='|' read -r tag want; do
	ini "tags=$tag"
	fetch "$tmp/s.ini"
	[ $status = 1 ] && says "m: $want"
	check $? "$tag: $want"
done <<'END'
chậm|HTTP 429: Too many requests; not before 2026-11-23T07:05:00+07:00
kín|HTTP 422: the instance shows this to its accounts only; set token_file
sập|the answer is no timeline; is base an instance of Mastodon?
lạ|5 posts had no id or no uri
END
ini tags=lặp
fetch --state "$tmp/loop" "$tmp/s.ini"
fetch --state "$tmp/loop" "$tmp/s.ini"
[ "$(grep -c '/lặp"' "$tmp/requests")" = 3 ]
check $? 'a server that shows one page for ever is left'

while IFS='|' read -r a b want; do
	ini "$a" "$b"
	fetch "$tmp/s.ini"
	[ $status = 2 ] && says "$want"
	check $? "$a $b: $want"
done <<'END'
mode=tags|class=press|s.ini:5: mode is tag, public, search or stream
tags=a b c d e f|class=press|s.ini:5: name 1 to 5 tags
mode=public|tags=a|s.ini:6: tags are those of mode = tag
mode=search|token_env=M_TOKEN|mode = search needs a query
mode=search|query=x|s.ini:5: an instance lets accounts search and stream
mode=public|seconds=9|s.ini:6: seconds are those of mode = stream
mode=public|local=có|s.ini:6: local is yes or no
END
finish
