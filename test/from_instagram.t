#!/bin/sh
# instagram: tags within their quota, media of others, own media and comments.
cd "$(dirname "$0")/.." || exit 2
scripts=instagram/media.script
# shellcheck source=test/net.inc
. test/net.inc
serve

# source LINE…: a source with these lines
source_of() {
	{
		printf '[i]\ntype = instagram\nbase = %s\nprivate = yes\n' \
			"$at"
		printf 'key_env = IG\naccount = 1784\n'
		printf '%s\n' "$@"
	} >"$tmp/i.ini"
}
IG=IGtoken
export IG
short='if .rec == "coverage" then [.state, .why] elif .rec == "run" then empty
	else [.rec, .kind, .uid, .text, .parent, .author.name] end'

source_of 'tags = sàigòn'
fetch --state "$tmp/state" "$tmp/i.ini"
same 0 "$short" <<'END'
["post","video","instagram:17901","Kẹt xe #sàigòn",null,null]
["post","post","instagram:17903","Mưa",null,null]
["ok",null]
END
check $? 'media of a tag, over an empty page'
fetch --state "$tmp/state" "$tmp/i.ini"
echo '["ok",null]' | same 0 "$short" &&
	[ "$(grep -c ig_hashtag_search "$tmp/requests")" = 1 ]
check $? 'a tag is looked up once'
! grep -aqr IGtoken "$tmp"/state* && ! grep -q access_token "$tmp/requests"
check $? 'no token in the state or in an address'
sb-fetch --plan --state "$tmp/state" "$tmp/i.ini" >"$tmp/log"
grep -q 'hashtags 0-1 of 29 left' "$tmp/log"
check $? 'one tag of thirty, asked for twice'

source_of 'tags = sàigòn lạ' 'quota = hashtags=1'
fetch --state "$tmp/state" "$tmp/i.ini"
echo '["quota-spent","the quota of 1 different hashtags is spent; one more may be asked for at 2026-11-30T07:00:00+07:00"]' |
	same 1 "$short" && ! grep -q 'lạ' "$tmp/requests"
check $? 'a tag too many is not asked for'
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 7 * 86400))
source_of 'tags = lạ' 'quota = hashtags=1'
fetch --state "$tmp/state" "$tmp/i.ini"
echo '["failed","the platform knows no tag \"lạ\""]' | same 1 "$short"
check $? 'seven days later another may be; it has none such'
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH - 7 * 86400))

source_of 'discover = baoabc'
fetch "$tmp/i.ini"
same 0 "$short" <<'END'
["post","post","instagram:18002","Tin nóng #hcm",null,"baoabc"]
["post","post","instagram:18001","Hôm qua",null,"baoabc"]
["ok",null]
END
check $? "another account's media; a cursor that is none is not sent"

source_of 'media = yes'
fetch "$tmp/i.ini"
same 0 "$short" <<'END'
["post","post","instagram:19001","Lịch thu rác",null,"phuong"]
["post","comment","instagram:c1","Hẻm tôi chưa thấy thu","instagram:19001","lan"]
["post","reply","instagram:c2","Phường đã ghi nhận","instagram:c1","phuong"]
["post","post","instagram:19002","Không ai nói gì",null,null]
["post","post","instagram:19003","Đăng nhầm",null,null]
["delete",null,"instagram:19003",null,null,null]
["ok",null]
END
check $? 'own media, comments, replies, and what is gone'

source_of 'tags = #hcm'
fetch "$tmp/i.ini"
grep -q 'i.ini:7: tags = #hcm: tags stand without' "$tmp/err" &&
	[ $status = 2 ]
check $? 'a tag with its mark'
source_of
fetch "$tmp/i.ini"
grep -q 'needs tags, discover or media' "$tmp/err" && [ $status = 2 ]
check $? 'nothing to read'
finish
