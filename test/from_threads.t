#!/bin/sh
# threads: the keyword search.
cd "$(dirname "$0")/.." || exit 2
scripts=threads/search.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# search WORDS [LINE…]: a source that searches for them
search() {
	{
		printf '[t]\ntype = threads\nbase = %s\nprivate = yes\n' "$at"
		printf 'key_env = TH\nsearch = %s\n' "$1"
		shift
		printf '%s\n' "$@"
	} >"$tmp/t.ini"
}
TH=THtoken
export TH
short='if .rec == "coverage" then [.state, .why] elif .rec == "run" then empty
	else [.kind, .uid, .text, .parent, .root, .quote_of, .tags] end'

search 'ngập nước'
fetch --state "$tmp/state" "$tmp/t.ini"
same 0 "$short" <<'END'
["post","threads:18000000000000001","Lại ngập ở chợ Thủ Đức",null,null,null,["ngập"]]
["reply","threads:18000000000000002","Đúng vậy","threads:18","threads:17",null,null]
["post","threads:18000000000000003","Xem bài này",null,null,"threads:9",null]
["ok",null]
END
check $? 'posts, replies and quotes over pages'
! grep -aqr THtoken "$tmp"/state* "$tmp/out" && ! grep -q access_token \
	"$tmp/requests"
check $? 'no token in a record, in the state or in an address'
fetch --state "$tmp/state" "$tmp/t.ini"
same 0 "$short" <<'END'
["ok",null]
END
check $? 'a second visit has nothing new'
sb-fetch --plan --state "$tmp/state" "$tmp/t.ini" >"$tmp/log"
grep -q 'queries 1-10 of 219[0-9] left' "$tmp/log"
check $? 'what it cost is known'

search 'ngập nước' 'pages = 1'
fetch --state "$tmp/part" "$tmp/t.ini"
jq -r 'select(.rec == "coverage").state' "$tmp/out" | grep -qx partial &&
	[ $status = 1 ]
check $? 'a bound on pages'
search 'ngập nước' 'pages = 9'
fetch --state "$tmp/part" "$tmp/t.ini"
same 0 "$short" <<'END'
["post","threads:18000000000000003","Xem bài này",null,null,"threads:9",null]
["ok",null]
END
check $? 'the next visit goes on behind the cursor'

search 'ngập nước' 'quota = queries=2'
fetch --state "$tmp/quota" "$tmp/t.ini"
same 1 "$short" <<'END'
["post","threads:18000000000000001","Lại ngập ở chợ Thủ Đức",null,null,null,["ngập"]]
["reply","threads:18000000000000002","Đúng vậy","threads:18","threads:17",null,null]
["post","threads:18000000000000003","Xem bài này",null,null,"threads:9",null]
["quota-spent","the quota of 2 queries is spent; it counts anew at 2026-11-24T07:00:00+07:00"]
END
check $? 'a quota that is spent'
search 'lạ'
fetch "$tmp/t.ini"
echo '["ok",null]' | same 0 "$short"
check $? 'an answer of another shape'
search 'hết hạn'
fetch "$tmp/t.ini"
echo '["failed","HTTP 401: the token has expired or is no longer valid; put a new one in its place (Session has expired)"]' |
	same 1 "$short"
check $? 'a token that has expired'
search 429
fetch "$tmp/t.ini"
echo '["rate-limited","HTTP 429: asked too often; not before 2026-11-23T09:00:00+07:00"]' |
	same 1 "$short"
check $? 'asked too often'
finish
