#!/bin/sh
# Pages of the web and sitemaps: articles, and what a site asks of crawlers.
cd "$(dirname "$0")/.." || exit 2
scripts='web/site.script'
. test/net.inc
serve

# one TYPE PATH [LINE …]: a sources file of one source
one() {
	printf '[phuong]\ntype = %s\nurl = %s%s\nprivate = yes\n' "$1" "$at" \
		"$2" >"$tmp/s.ini"
	shift 2
	[ $# = 0 ] || printf '%s\n' "$@" >>"$tmp/s.ini"
}
asked() {
	jq -r .path "$tmp/requests" | grep -c "^$1\$"
}
short='if .rec == "post" then [.title, .site, .lang, .published, .flags,
	(.text | split("\n") | length)] elif .rec == "coverage" then
	[.state, .posts, .from[5:10], .why] else empty end'

one web /tin-tuc/ngap-duong-12.html
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["Đường số 12 ngập sau mưa","Phường Bình Minh","vi","2026-11-22T09:30:00+07:00",["noarchive"],3]
["ok",1,"11-22",null]
END
check $? 'a page is an article'
[ "$(jq -r 'select(.rec == "post") | .text' "$tmp/out" | head -1)" = \
	'Cơn mưa chiều hôm qua kéo dài gần hai giờ làm đoạn đường số 12 trước chợ ngập sâu, nhiều xe máy chết máy giữa dòng nước.' ]
check $? 'its text is its paragraphs'

one web /tin-tuc/ 'links = /tin-tuc/'
fetch --state "$tmp/st" "$tmp/s.ini"
same 0 "$short" <<'END'
["Đường số 12 ngập sau mưa","Phường Bình Minh","vi","2026-11-22T09:30:00+07:00",["noarchive"],3]
["ok",1,"11-22","0 pages could not be had, 2 are left alone as the site asks"]
END
check $? 'a page leads to articles of its own site'
grep -q 'khong-luu.html: asks not to be indexed; it is not kept' "$tmp/err" &&
	grep -q '/noi-bo/tin-tuc/hop.html: .*robots.txt' "$tmp/err" &&
	[ "$(asked /noi-bo/tin-tuc/hop.html)" = 0 ]
check $? 'what robots.txt or a page forbids is not kept, and said'
fetch --state "$tmp/st" "$tmp/s.ini"
[ "$(asked /tin-tuc/ngap-duong-12.html)" = 2 ] &&
	! grep -q '"rec":"post"' "$tmp/out"
check $? 'an article is fetched once'
one web /tin-tuc/ 'links = /khong-co/'
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'none of its .* links has "/khong-co/" in it; look at links' "$tmp/err"
check $? 'links that lead nowhere are a failure'
one web /noi-bo/a.html
fetch "$tmp/s.ini"
same 1 "$short" <<END
["forbidden",0,"11-23",$(jq 'select(.rec == "coverage") | .why' "$tmp/out")]
END
check $? 'a page that robots.txt forbids is forbidden'

one sitemap /sitemap-news.xml
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["Đường số 12 ngập sau mưa","Phường Bình Minh","vi","2026-11-22T09:30:00+07:00",null,1]
["ok",1,"11-22",null]
END
check $? 'a news sitemap gives headlines of its own site'
one sitemap /sitemap.xml
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'its 2 pages have no titles; set articles = yes' "$tmp/err"
check $? 'a sitemap without titles says what to do'
one sitemap /sitemap.xml 'articles = yes'
fetch --state "$tmp/maps" "$tmp/s.ini"
same 0 "$short" <<'END'
["Đường số 12 ngập sau mưa","Phường Bình Minh","vi","2026-11-22T09:30:00+07:00",["noarchive"],3]
["ok",1,"11-22","0 pages could not be had, 1 are left alone as the site asks"]
END
check $? 'with articles = yes its pages are fetched'
[ "$(asked /sitemap.xml)" = 2 ] && [ "$(asked /robots.txt)" -le 6 ]
check $? 'an index that names itself is read once'
finish
