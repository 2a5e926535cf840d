#!/bin/sh
# zalo: an account's articles and what people wrote to it, with consent, and
# tokens that are replaced.
cd "$(dirname "$0")/.." || exit 2
scripts=zalo/oa.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# tokens ACCESS REFRESH: as they are before a visit; "-" for none
tokens() {
	rm -f "$tmp/key" "$tmp/refresh"
	[ "$1" = - ] || echo "$1" >"$tmp/key"
	echo "$2" >"$tmp/refresh"
	echo bimat-cua-app >"$tmp/app"
	chmod 600 "$tmp"/key "$tmp"/refresh "$tmp"/app 2>/dev/null
}
# source_of LINE…: a source with these lines
source_of() {
	{
		printf '[z]\ntype = zalo\nbase = %s\nprivate = yes\n' "$at"
		printf 'app_id = 42\nkey_file = key\nrefresh_file = refresh\n'
		printf 'app_secret_file = app\n'
		printf '%s\n' "$@"
	} >"$tmp/z.ini"
}
short='if .rec == "coverage" then [.state, .why] elif .rec == "run" then empty
	else [.kind, .uid, .text, .title, .flags] end'

source_of 'chats = yes'
fetch "$tmp/z.ini"
grep -q 'set consent = yes' "$tmp/err" && [ $status = 2 ]
check $? 'not without consent'

tokens cu-access-1 lamtuoi-1
source_of 'consent = yes' 'chats = yes' 'articles = yes'
fetch --state "$tmp/state" "$tmp/z.ini"
same 0 "$short" <<'END'
["message","zalo:m3","Dạ phường đã ghi nhận",null,["private"]]
["message","zalo:m2","Hẻm 12 mất nước từ sáng",null,["private"]]
["article","zalo:a1","Từ 8 đến 11 giờ\nĐường số 3 và số 5.","Lịch cúp điện",null]
["ok",null]
END
check $? 'chats, flagged private, and articles'
[ "$(cat "$tmp/key")" = moi-access-2 ] &&
	[ "$(cat "$tmp/refresh")" = lamtuoi-2 ] &&
	[ "$(stat -c %a "$tmp/key" "$tmp/refresh" | tr '\n' ' ')" = \
	'600 600 ' ] && [ "$(echo "$tmp"/refresh.*)" = "$tmp/refresh.lock" ]
check $? 'the new tokens are in their files, which nobody else may read'
! grep -aqr -e access- -e lamtuoi -e bimat -e 9007199254740993 \
	"$tmp"/state* && ! grep -q -e access- -e lamtuoi "$tmp/out" "$tmp/err"
check $? "no token in the state or a record, no person's number in the state"
fetch --state "$tmp/state" "$tmp/z.ini"
echo '["ok",null]' | same 0 "$short" &&
	[ "$(grep -c oa/access_token "$tmp/requests")" = 1 ]
check $? 'a token that is good is used as it is'

serve
source_of 'consent = yes' 'articles = yes'
tokens - lamtuoi-1
fetch "$tmp/z.ini"
[ $status = 0 ] && [ "$(cat "$tmp/key")" = moi-access-2 ]
check $? 'no access token yet: one is got'
tokens cu lamtuoi-cu
fetch "$tmp/z.ini"
echo '["failed","HTTP 200: the refresh token is refused; authorise the app anew and put the new one in its file"]' |
	same 1 "$short" && [ "$(cat "$tmp/refresh")" = lamtuoi-cu ]
check $? 'a refresh token that was used is kept as it is'
tokens cham lamtuoi-1
fetch "$tmp/z.ini"
echo '["rate-limited","HTTP 200: asked too often; not before 2026-11-23T08:00:00+07:00"]' |
	same 1 "$short"
check $? 'asked too often'
finish
