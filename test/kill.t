#!/bin/sh
# A run over a hundred sources with pages that is killed (-9) again and again at
# any moment loses no post.  KILLS is how often.
cd "$(dirname "$0")/.." || exit 2
scripts=
. test/net.inc
kills=${KILLS:-200} sources=100 pages=3

# Each source has three pages of four items; a page takes a few milliseconds.
awk -v n=$sources -v pages=$pages 'BEGIN {
	for (s = 1; s <= n; s++)
		for (p = 1; p <= pages; p++) {
			printf "GET /%d.json page=%s\n\twait 3\n" \
			    "\ttype application/feed+json\n\ttext {\"version\":" \
			    "\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",",
			    s, (p > 1 ? p : "")
			if (p < pages)
				printf "\"next_url\":\"{at}/%d.json?page=%d\",", s,
				    p + 1
			printf "\"items\":["
			for (i = 1; i <= 4; i++)
				printf "%s{\"id\":\"urn:x:%d-%d-%d\",\"content_text\":" \
				    "\"Tin %d\",\"date_published\":" \
				    "\"2026-11-%02dT08:00:00+07:00\"}",
				    (i > 1 ? "," : ""), s, p, i, i, 22 - p
			print "]}"
		}
}' >"$tmp/pages.script"
serve --hosts 20 --script "$tmp/pages.script"
awk -v n=$sources -v port="${at##*:}" 'BEGIN {
	for (s = 1; s <= n; s++)
		printf "[s%d]\nurl = http://127.0.0.%d:%d/%d.json\n" \
		    "private = yes\n", s, s % 20 + 1, port, s
}' >"$tmp/s.ini"

# round NUMBER: a new state, ten kills, then a run that may end; whether it did
# and nothing is missing
round() {
	rm -f "$tmp"/st*
	: >"$tmp/all"
	for i in $(seq 10); do
		(
			sb-fetch -q --state "$tmp/st" "$tmp/s.ini" \
				>"$tmp/part" 2>>"$tmp/err" &
			child=$!
			# 1 to 60 ms, the same in every run of the test
			sleep "$(echo "$1$i" | awk '{ srand($1);
				printf "%.3f", 0.001 + rand() * 0.059 }')"
			kill -9 $child
			wait $child
			[ $? = 137 ]
		) 2>/dev/null || ended=$((ended + 1))
		cat "$tmp/part" >>"$tmp/all"
		echo >>"$tmp/all"
	done
	sb-fetch -q --state "$tmp/st" "$tmp/s.ini" >>"$tmp/all" \
		2>>"$tmp/err" || return
	jq -Rr 'fromjson? | select(.rec == "post") | .uid' "$tmp/all" \
		>"$tmp/uids"
	again=$((again + $(sort "$tmp/uids" | uniq -d | wc -l)))
	[ "$(sort -u "$tmp/uids" | wc -l)" = $((sources * pages * 4)) ]
}

ended=0 again=0 missed=0
for r in $(seq $((kills / 10))); do
	round "$r" || missed=$((missed + 1))
done
echo "$ended of $kills runs ended before they were killed; $again posts were" \
	"written twice" >"$tmp/log"
[ $missed = 0 ]
check $? "after $kills kills no post is missing"
[ $ended -lt $((kills / 2)) ]
check $? 'most of them hit a run'
sed 's/^/# /' "$tmp/log"
finish
