#!/bin/sh
# Feeds with pages, pages with feeds, and what hosts say of themselves: moved,
# gone, not now.
cd "$(dirname "$0")/.." || exit 2
scripts='feed/pages.script'
. test/net.inc
serve

# one NAME PATH: a sources file of one feed
one() {
	printf '[%s]\nurl = %s%s\nprivate = yes\n' "$1" "$at" "$2" \
		>"$tmp/s.ini"
}
short='if .rec == "post" then .id elif .rec == "coverage" then
	[.state, .posts, .from[5:10], .lag, .why] else empty end'

one blog /blog.json
fetch --state "$tmp/st" "$tmp/s.ini"
same 0 "$short" <<'END'
"6"
"5"
"4"
"3"
"2"
["ok",5,"11-18",82800,null]
END
check $? 'further pages are read, and a circle ends'
fetch --state "$tmp/st" "$tmp/s.ini"
same 0 "$short" <<'END'
["unchanged",0,"11-23",null,null]
END
check $? 'once more there is nothing new'
printf '[blog]\nurl = %s/blog.json\nprivate = yes\npages = 2\n' "$at" \
	>"$tmp/s.ini"
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
"6"
"5"
"4"
"3"
["ok",4,"11-19",82800,null]
END
check $? 'no more pages than the source says'
printf '[blog]\nurl = %s/blog.json\nprivate = yes\n' "$at" >"$tmp/s.ini"
fetch --since 2026-11-20 "$tmp/s.ini"
same 0 '.rec' <<'END'
"post"
"post"
"post"
"post"
"coverage"
"run"
END
check $? 'with --since no more pages than reach back to it'

one trang /trang-chu
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
"2"
"4"
"3"
["ok",3,"11-18",255600,null]
END
check $? 'a page leads to its feed'
grep -q "^sb-fetch: trang: note: is a web page; its feed is $at/blog.json?page=3: set url to that$" "$tmp/err"
check $? 'and a note says so'
one khong /khong-co
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'khong: .*web page' "$tmp/err"
check $? 'a page without one is a failure'

one gay /gay.json
fetch "$tmp/s.ini"
same 1 "$short" <<'END'
"9"
["partial",1,"11-23",82800,"HTTP 500: the site has trouble; try again later"]
END
check $? 'a page that breaks leaves the window partial'
one het /het.json
fetch "$tmp/s.ini"
[ $status = 0 ] && grep -q 'no item will ever come' "$tmp/err"
check $? 'a feed that has expired says so'

one cu /cu
for _ in 1 2 3 4; do
	fetch --state "$tmp/moved" "$tmp/s.ini"
	[ $status = 0 ] || break
done
[ $status = 0 ] && [ "$(jq -r .path "$tmp/requests" | grep -c '^/cu$')" = 3 ]
check $? 'a permanent redirect is learnt after three times'

one mat /mat
fetch --state "$tmp/gone" "$tmp/s.ini"
fetch --state "$tmp/gone" "$tmp/s.ini"
[ $status = 1 ] && grep -q 'gone for good' "$tmp/err" &&
	[ "$(jq -r .path "$tmp/requests" | grep -c '^/mat$')" = 1 ]
check $? 'what is gone (410) is not asked again'

one ban /ban
fetch --state "$tmp/busy" "$tmp/s.ini"
same 1 "$short" <<'END'
["rate-limited",0,"11-23",null,"HTTP 429: asked too often; fetch less often"]
END
check $? 'a host that is asked too often'
fetch --state "$tmp/busy" "$tmp/s.ini"
[ $status = 1 ] && grep -q 'asked not to be asked before 2026-11-23T08:00:00+07:00' \
	"$tmp/err" && [ "$(jq -r .path "$tmp/requests" | grep -c '^/ban$')" = 1 ]
check $? 'is left alone until the time it gave'
SOURCE_DATE_EPOCH=1795395601 fetch --state "$tmp/busy" "$tmp/s.ini"
[ "$(jq -r .path "$tmp/requests" | grep -c '^/ban$')" = 2 ]
check $? 'and asked again after it'
sb-fetch status --state "$tmp/busy" "$tmp/s.ini" >"$tmp/log"
grep -q '^ban  *waiting  *-  *-  *0.0  2026-11-23 09:00  HTTP 429' "$tmp/log"
check $? 'status tells of it'
finish
