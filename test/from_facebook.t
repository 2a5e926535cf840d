#!/bin/sh
# facebook: posts and comments of a page, and what the Graph API says when it
# does not give them.
cd "$(dirname "$0")/.." || exit 2
scripts='facebook/page.script facebook/errors.script'
# shellcheck source=test/net.inc
. test/net.inc
serve

printf 'EAAtoken-one\n' >"$tmp/key"
printf 'appsecret\n' >"$tmp/app"
chmod 600 "$tmp/key" "$tmp/app"
# page NAME [LINE…]: a source of that page
page() {
	name=$1
	shift
	{
		printf '[p]\ntype = facebook\nbase = %s\nprivate = yes\n' "$at"
		printf 'key_file = key\npage = %s\n' "$name"
		printf '%s\n' "$@"
	} >"$tmp/$name.ini"
}
short='if .rec == "coverage" then [.state, .why] elif .rec == "run" then empty
	else [.rec, .kind, .uid, .text, .parent, .root, .repost_of] end'

page quan1
fetch --state "$tmp/state" "$tmp/quan1.ini"
same 0 "$short" <<'END'
["post","post","facebook:17515_900","Đường Nguyễn Huệ cấm xe từ 18 giờ",null,null,null]
["post","reply","facebook:900_3","Vậy xe buýt đi đường nào?","facebook:900_2","facebook:17515_900",null]
["post","comment","facebook:900_2","Cảm ơn phường","facebook:17515_900","facebook:17515_900",null]
["post","post","facebook:17515_899","Lịch cúp nước cuối tuần",null,null,null]
["post","post","facebook:17515_880","Phường Bến Thành đã cập nhật ảnh bìa.",null,null,"facebook:17515_1"]
["ok",null]
END
check $? 'posts, comments under them'
jq -c 'select(.uid == "facebook:17515_900") | [.metrics, .published, .url,
	.site, .updated]' "$tmp/out" >"$tmp/got"
echo '[{"likes":210,"comments":3,"shares":12},"2026-11-22T17:00:00+07:00","https://www.facebook.com/17515/posts/900","Phường Bến Thành",null]' |
	diff - "$tmp/got" >>"$tmp/log"
check $? 'counts, time and address; a bump is no edit'
! grep -aq -e EAAt "$tmp/out" -e EAAt "$tmp/err" &&
	! grep -aqr EAAt "$tmp"/state*
check $? 'no token in what was written'
! grep -q 'access.*token"' "$tmp/requests"
check $? 'no token in an address'

fetch --state "$tmp/state" "$tmp/quan1.ini"
same 0 "$short" <<'END'
["ok",null]
END
check $? 'a second visit has nothing new'

page quan1 'pages = 1' 'comments = no' 'app_secret_file = app'
fetch --state "$tmp/part" "$tmp/quan1.ini"
same 1 "$short" <<'END'
["post","post","facebook:17515_900","Đường Nguyễn Huệ cấm xe từ 18 giờ",null,null,null]
["post","post","facebook:17515_899","Lịch cúp nước cuối tuần",null,null,null]
["partial","1 pages were not enough; the next visit goes on, or raise pages"]
END
check $? 'a bound on pages'
proof=$(printf EAAtoken-one | openssl dgst -sha256 -hmac appsecret -r)
grep -q "appsecret_proof\":\"${proof%% *}" "$tmp/requests" &&
	! grep -aqr -e EAAt -e "${proof%% *}" "$tmp"/part*
check $? 'the proof is sent and not kept'
page quan1 'pages = 2' 'comments = no'
fetch --state "$tmp/part" "$tmp/quan1.ini"
same 0 "$short" <<'END'
["post","post","facebook:17515_880","Phường Bến Thành đã cập nhật ảnh bìa.",null,null,"facebook:17515_1"]
["ok",null]
END
check $? 'the next visit goes on in the middle and then looks at the top'

page xoa
fetch --state "$tmp/xoa" "$tmp/xoa.ini"
same 0 "$short" <<'END'
["post","post","facebook:5_1","Thông báo nhầm",null,null,null]
["delete",null,"facebook:5_1",null,null,null,null]
["ok",null]
END
check $? 'one that is gone leaves a tombstone'
fetch --state "$tmp/xoa" "$tmp/xoa.ini"
same 0 "$short" <<'END'
["ok",null]
END
check $? 'told once'
page la-404
fetch "$tmp/la-404.ini"
! grep -q '"delete"' "$tmp/out" && [ $status = 1 ]
check $? 'a bare 404 forgets nothing'

page nhieu 'comment_pages = 1'
fetch --state "$tmp/nhieu" "$tmp/nhieu.ini"
same 1 "$short" <<'END'
["post","post","facebook:7_1","Sửa cống",null,null,null]
["post","comment","facebook:k2","Bao giờ xong?","facebook:7_1","facebook:7_1",null]
["partial","1 posts have more comments than were read; the next visit goes on, or raise comment_pages"]
END
check $? 'a bound on comments; what is older than a week is not asked for'
page nhieu 'comment_pages = 2'
fetch --state "$tmp/nhieu" "$tmp/nhieu.ini"
same 0 "$short" <<'END'
["post","comment","facebook:k1","Tốt quá","facebook:7_1","facebook:7_1",null]
["ok",null]
END
check $? 'the next visit goes on under the post'
page nhieu 'comments = no'
fetch --state "$tmp/nhieu" --since 2026-10-31 --until 2026-11-10 \
	"$tmp/nhieu.ini"
same 0 "$short" <<'END'
["post","post","facebook:7_0","Cũ",null,null,null]
["ok",null]
END
check $? 'a window of the past'
page cho-cu 'pages = 1' 'comments = no'
fetch --state "$tmp/cho" "$tmp/cho-cu.ini"
page cho-cu 'comments = no'
fetch --state "$tmp/cho" "$tmp/cho-cu.ini"
echo '["failed","HTTP 400: a value is refused ((#100) invalid cursor)"]' |
	same 1 "$short"
check $? 'a place that the platform no longer knows'
page cho-cu 'pages = 1' 'comments = no'
fetch --state "$tmp/cho" "$tmp/cho-cu.ini"
[ "$(tail -1 "$tmp/requests" | jq -r .query.after)" = null ]
check $? 'is given up: the next visit begins at the top'

# ends PAGE STATUS COVERAGE: how the visit of a page ends
ends() {
	page "$1" 'pages = 5'
	fetch "$tmp/$1.ini"
	echo "$3" | same "$2" 'select(.rec == "coverage") | [.state, .why]'
	check $? "$1"
}
ends het-han 1 '["failed","HTTP 400: the token has expired or is no longer valid; put a new one in its place (Error validating access token: [secret])"]'
ends qua-nhieu 1 '["rate-limited","HTTP 403: the business has asked too often ((#80001) too many calls); not before 2026-11-23T07:19:00+07:00"]'
ends app-day 1 '["rate-limited","HTTP 400: the app has asked too often ((#4) Application request limit reached); not before 2026-11-23T08:00:00+07:00"]'
ends khong-quyen 1 '["failed","HTTP 400: the app may not do this; look at the permissions and features that it was granted ((#10) needs Pages Public Content Access)"]'
ends mat 1 '["failed","HTTP 400: what was asked for is not there; look at the source'"'"'s keys"]'
ends tam-thoi 0 '["ok",null]'
ends la 1 '["failed","HTTP 200: the answer is not JSON; is base the address of the platform?"]'
ends nong 1 '["rate-limited","a limit of the platform is used up; not before 2026-11-23T08:00:00+07:00"]'
grep -q '80 % of a limit' "$tmp/err"
check $? 'slower from 80 % on'
ends vong 0 '["ok",null]'
ends chuyen 1 '["failed","redirected to another host, to which no key is sent; if the site has moved, change its address"]'

printf '[p]\ntype = facebook\nkey_env = K\npage = a/b\n' >"$tmp/x.ini"
fetch "$tmp/x.ini"
grep -q 'x.ini:4: page = a/b: it has letters' "$tmp/err" && [ $status = 2 ]
check $? 'a page that would be another path'
finish
