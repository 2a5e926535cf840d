#!/bin/sh
# sb-fetch and servers that fail beyond what test/fetch.t has: bombs, drips,
# silence in the middle, quotas, wrong types and lengths, no TLS.
cd "$(dirname "$0")/.." || exit 2
scripts=fault.script
. test/net.inc

serve
for f in bomb drip stall chunks quota key gone busy away type nothing short; do
	printf '[%s]\nurl = %s/%s.xml\ntimeout = 1\nprivate = yes\n' "$f" \
		"$at" "$f"
done >"$tmp/s.ini"
printf '[tls]\nurl = https://%s/type.xml\ntimeout = 1\nprivate = yes\n' \
	"${at#http://}" >>"$tmp/s.ini"
start=$(date +%s)
fetch "$tmp/s.ini"
same 1 'if .rec == "post" then .title elif .rec == "coverage" then
	[.feed, .state] else empty end' <<'END'
["bomb","failed"]
["drip","failed"]
["stall","failed"]
["chunks","failed"]
["quota","rate-limited"]
["key","failed"]
["gone","failed"]
["busy","rate-limited"]
["away","failed"]
"Ngập ở hẻm"
["type","ok"]
["nothing","failed"]
["short","partial"]
["tls","failed"]
END
check $? 'each fault ends in its state'
[ $(($(date +%s) - start)) -lt 15 ]
check $? 'nothing hangs'
while IFS='|' read -r name want; do
	grep -q "^sb-fetch: $name: .*$want" "$tmp/err"
	check $? "$name: the message says: $want"
done <<'END'
bomb|unpacks to more than 200 times its size
drip|no whole answer within 1 s
stall|no whole answer within 1 s
chunks|cut short by the server
quota|HTTP 429
key|HTTP 401
gone|HTTP 410: gone for good
busy|HTTP 503
away|neither http nor https
nothing|HTTP 204
short|ends early
tls|no secure connection
END
[ "$(jq -s 'map(select(.answer | test("^test/net/play/fault.script:") | not)) |
	length' "$tmp/requests")" = 0 ]
check $? 'every request was one that the script knows'
finish
