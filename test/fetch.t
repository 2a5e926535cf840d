#!/bin/sh
# sb-fetch against a server on 127.0.0.1: validators, gaps, and all that goes
# wrong on a network, each in its state with a message that names the source.
cd "$(dirname "$0")/.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
server=$(cd "${O:-build}/test" && pwd)/server
tmp=$(mktemp -d) || exit 2
trap 'kill $pid 2>/dev/null; rm -rf "$tmp"' EXIT
PATH=$bin:$PATH LC_ALL=C.UTF-8
unset SB_DATA SB_TZ
export PATH LC_ALL

mkdir "$tmp/www"
"$server" --port-file "$tmp/port" --seconds 120 "$tmp/www" &
pid=$!
while [ ! -s "$tmp/port" ]; do
	kill -0 $pid || exit 2
	sleep 0.05
done
at=http://127.0.0.1:$(cat "$tmp/port")

n=0
check() {		# check STATUS NAME: the log is shown if it is not 0
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$tmp/log" | head -20
	fi
}
# run DAY …: fetch at eight o'clock on that day of November; what came, in short
run() {
	SOURCE_DATE_EPOCH=$((1793494800 + ($1 - 1) * 86400))
	export SOURCE_DATE_EPOCH
	shift
	sb-fetch "$@" >"$tmp/out" 2>"$tmp/err"
	status=$?
	jq -c 'if .rec == "post" then .title
		elif .rec == "coverage" then [.feed, .state, .from[8:13],
			.to[8:13], .posts]
		else empty end' "$tmp/out" | tr '\n' ' ' >"$tmp/got"
	{
		cat "$tmp/got"
		echo "status $status"
		cat "$tmp/err"
	} >"$tmp/log"
}
is() {			# is STATUS TEXT: whether the last run gave that
	echo "wanted $1: $2" >>"$tmp/log"
	[ $status = "$1" ] && [ "$(cat "$tmp/got")" = "$2 " ]
}
# feed NAME DAY…: a feed with an item for each of these days, at six o'clock
feed() {
	file=$1
	shift
	{
		echo '<rss version="2.0"><channel><title>t</title>'
		for day in "$@"; do
			echo "<item><guid>http://x/$day</guid>" \
			    "<title>$day</title>" \
			    "<pubDate>$day Nov 2026 06:00 +0700</pubDate>" \
			    "</item>"
		done
		echo '</channel></rss>'
	} >"$tmp/www/$file"
}

# One feed over some days, with a state.
printf '[f]\nurl = %s/f.xml\nprivate = yes\n' "$at" >"$tmp/f.ini"
set -- --state "$tmp/state" "$tmp/f.ini"
feed f.xml 03 02
run 4 "$@"
is 0 '"03" "02" ["f","ok","02T06","04T08",2]'
check $? 'a first fetch covers from the oldest item to now'
run 5 "$@"
is 0 '["f","unchanged","04T08","05T08",0]'
check $? 'a second one is unchanged'
touch -d '2026-01-01' "$tmp/www/f.xml"
run 6 "$@"
is 0 '["f","unchanged","05T08","06T08",0]'
check $? 'other validators, the same bytes: unchanged'
feed f.xml 07 06 03
run 7 "$@"
is 0 '"07" "06" ["f","ok","06T08","07T08",2]'
check $? 'only new items are written'
mv "$tmp/www/f.xml" "$tmp/away"
run 8 "$@"
is 1 '["f","failed","07T08","08T08",0]' &&
	grep -q '^sb-fetch: f: HTTP 404: ' "$tmp/err"
check $? 'a 404 is a failure from the last success on'
mv "$tmp/away" "$tmp/www/f.xml"
feed f.xml 09 07
run 9 "$@"
is 0 '"09" ["f","ok","07T08","09T08",1]'
check $? 'what failed is made up for by the next success'
feed f.xml 14 13 12
run 14 "$@"
is 0 '"14" "13" "12" ["f","missed","09T08","12T06",0] ["f","ok","12T06","14T08",3]' &&
	grep -q 'fetch more often' "$tmp/err"
check $? 'items that slid out of the feed are a gap'
feed f.xml
run 15 "$@"
is 1 '["f","silent","14T08","15T08",0]'
check $? 'a feed that always had items and has none is silent'
run 16 "$@"
is 1 '["f","silent","14T08","16T08",0]'
check $? 'and still is, though nothing changed'
feed f.xml 17 14
run 17 "$@"
is 0 '"17" ["f","ok","14T08","17T08",1]'
check $? 'and is covered again once it speaks'
run 17 "$tmp/f.ini"
is 0 '"17" "14" ["f","ok","14T06","17T08",2]'
check $? 'without a state each fetch is a first one'
run 17 "$at/f.xml"
is 0 '"17" "14" ["f","ok","14T06","17T08",2]'
check $? 'an address is a feed too'

# All that goes wrong, between two good ones.
feed good.xml 01
: >"$tmp/bad.ini"
site() {
	printf '[%s]\nurl = %s\ntimeout = 2\nprivate = yes\n' "$1" "$2" \
		>>"$tmp/bad.ini"
}
site first "$at/good.xml"
for f in 404 500 badgzip big cut empty hang html redirect-loop reset \
    truncated; do
	site "$f" "$at/fault/$f"
done
site no-host "http://no-such-host.invalid/"
site no-server "http://127.0.0.1:1/"
site last "$at/good.xml"
printf '[refused]\nurl = %s/good.xml\n' "$at" >>"$tmp/bad.ini"
start=$(date +%s)
run 2 --state "$tmp/state" "$tmp/bad.ini"
is 1 '"01" ["first","ok","01T06","02T08",1] ["404","failed","02T08","02T08",0] ["500","failed","02T08","02T08",0] ["badgzip","failed","02T08","02T08",0] ["big","failed","02T08","02T08",0] "One" "Two" ["cut","partial","02T08","02T08",2] ["empty","failed","02T08","02T08",0] ["hang","failed","02T08","02T08",0] ["html","failed","02T08","02T08",0] ["redirect-loop","failed","02T08","02T08",0] ["reset","failed","02T08","02T08",0] ["truncated","failed","02T08","02T08",0] ["no-host","failed","02T08","02T08",0] ["no-server","failed","02T08","02T08",0] "01" ["last","ok","01T06","02T08",1] ["refused","failed","02T08","02T08",0]'
check $? 'each fault ends in its state, the others unharmed'
[ $(($(date +%s) - start)) -lt 20 ]
check $? 'nothing hangs'
while IFS='|' read -r name want; do
	grep -q "^sb-fetch: $name: .*$want" "$tmp/err"
	check $? "$name: the message says: $want"
done <<'END'
404|HTTP 404: nothing is there; look for the new address
500|HTTP 500: the site has trouble; try again later
badgzip|compressed body is damaged
big|more than 20 MiB
cut|ends early
empty|is empty
hang|no whole answer within 2 s; try again later, or raise timeout
html|web page, not a feed; look for its feed address
redirect-loop|more than 10 redirects
reset|reset by the server
truncated|cut short
no-host|no such host
no-server|no connection to the host
refused|private address; if that is meant, set private = yes
END
[ "$(wc -l <"$tmp/err")" = 14 ]
check $? 'and no message more'

# The server itself.
seq 50 | xargs -P 50 -I {} curl -sSf -o "$tmp/copy.{}" "$at/good.xml" \
	>"$tmp/log" 2>&1
for i in $(seq 50); do
	cmp "$tmp/copy.$i" "$tmp/www/good.xml" || echo "copy $i differs"
done >>"$tmp/log" 2>&1
[ ! -s "$tmp/log" ]
check $? 'the server serves fifty at once'
for path in ../state /../state .. %2e%2e/state; do
	curl -s --path-as-is -o "$tmp/copy" -w '%{http_code}\n' "$at/$path"
done >"$tmp/log"
[ "$(sort -u "$tmp/log")" = 404 ]
check $? 'and nothing outside its folder'

# A run that is killed has lost nothing.
for i in $(seq 12); do
	feed "k$i.xml" 01
	printf '[k%s]\nurl = %s/k%s.xml\nprivate = yes\n' "$i" "$at" "$i"
done >"$tmp/k.ini"
: >"$tmp/all"
for i in $(seq 10); do
	(
		sb-fetch --state "$tmp/kill" "$tmp/k.ini" >"$tmp/part.$i" &
		sleep "0.0$i"
		kill -9 $! 2>/dev/null
		wait $!
	) 2>/dev/null
done
sb-fetch --state "$tmp/kill" "$tmp/k.ini" >"$tmp/part.0"
cat "$tmp"/part.* | jq -Rr 'fromjson? | select(.rec == "post").feed' |
	sort -u >"$tmp/log"
[ "$(wc -l <"$tmp/log")" = 12 ]
check $? 'after ten kill -9 every source has given its post'
echo "1..$n"
