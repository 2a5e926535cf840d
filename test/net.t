#!/bin/sh
# The server that plays platforms: each word of its scripts, seen by curl.
cd "$(dirname "$0")/.." || exit 2
server=$(cd "${O:-build}/test" && pwd)/server
tmp=$(mktemp -d) || exit 2
pids=
# shellcheck disable=SC2086
trap 'kill $pids 2>/dev/null; rm -rf "$tmp"' EXIT
LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1793494800		# 2026-11-01T01:00:00Z
export LC_ALL SOURCE_DATE_EPOCH
cd "$tmp" || exit 2

n=0
check() {		# check STATUS NAME: the log is shown if it is not 0
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' log | head -20
		echo
	fi
}
start() {		# start PORTFILE OPTION…
	"$server" --seconds 60 --port-file "$@" &
	pids="$pids $!"
	while [ ! -s "$1" ]; do
		kill -0 $! || exit 2
		sleep 0.02
	done
}
# get PATH OPTION…: body, head, HTTP code and curl's status of an answer
get() {
	path=$1
	shift
	: >body
	code=$(curl -s --max-time 5 -o body -D heads -w '%{http_code}' "$@" \
		"$at$path")
	status=$?
	{
		echo "$path: curl says $status, HTTP $code"
		cat heads
		head -c 1000 body
		echo
	} >log 2>&1
}
is() {			# is CODE STATUS [BODY]: whether the answer was so
	echo "wanted: $*" >>log
	[ "$code" = "$1" ] && [ $status = "$2" ] &&
		{ [ $# = 2 ] || [ "$(cat body)" = "$3" ]; }
}
has() {			# has LINE: whether the head has it
	echo "wanted: $1" >>log
	tr -d '\r' <heads | grep -qxF "$1"
}
reject() {		# reject MESSAGE: of the script on stdin
	cat >bad.script
	"$server" --seconds 1 --script bad.script >log 2>&1
	[ $? = 2 ] && [ "$(cat log)" = "server: bad.script:$1" ]
	got=$?
	echo "wanted: server: bad.script:$1" >>log
	check $got "a fault is found: $1"
}

mkdir www api
echo 'một tệp' >www/a.txt
printf '{"items":["một","hai"]}' >api/page-1.json
cat >api/search.script <<'END'
# a search of three pages, the last one behind a quota
GET /search q=ngập+nước pageToken=
	need X-Key: k1
	body page-1.json
GET /search pageToken=P2 part=*
	times 2
	status 429
	header Retry-After: 2
	header X-Reset: {time+60} {iso-60} {http}
	text {"error":"hết hạn mức"}
GET /search pageToken=P2 part=*
	text {"next":"{at}/search","host":"{host}",
	text  "kept":"{other} {}"}
GET /search?pageToken=P3&part=a
	text the end
GET /search
	need X-Key:
	status 401
	type application/problem+json
	text {"status":401}
GET /users/*/posts
	text of someone
POST /token
	need-body grant=ứng dụng
	need-body id=7
	need-body back={at}/x
	text {"token":"t"}
PUT /put
	need-body xin
	text put
* /any
	text any
END
cat >api/fault.script <<'END'
GET /moved
	redirect {at}/search?pageToken=P3&part=a
GET /moved-for-good
	redirect /a.txt
	status 301
GET /tag
	etag "v1"
	text tagged
GET /gone
	status 410
GET /nothing
	status 204
GET /hang
	hang
GET /stall
	cut 4
	hang
	text 0123456789
GET /reset
	reset
GET /late-reset
	cut 4
	reset
	text 0123456789
GET /cut
	cut 4
	text 0123456789
GET /cut-chunks
	cut 4
	chunked
	text 0123456789
GET /long
	length 100
	text 0123456789
GET /short
	length 4
	text 0123456789
GET /drip
	drip 20
	text 0123456789
GET /wait
	wait 200
	text waited
GET /gzip
	gzip
	text {"từ":"{host}"}
GET /bomb
	bomb 30
	type application/json
GET /huge
	huge 3
	type text/html
	text <html>
GET /chunks
	chunked
	text 0123456789
GET /close
	close
	text 0123456789
GET /events
	sse 5
	text data: một
	text
	text data: hai
GET /slow-events
	sse 5000
	text data: một
	text
	text data: hai
GET /few
	times 5
	text few
GET /few
	text many
GET /five
	status 599
	text odd
END
start port --script api/search.script --script api/fault.script \
	--log asked --log-header X-Key --log-header Host www
at=http://127.0.0.1:$(cat port)

# Routes.
get '/search?q=ng%E1%BA%ADp+n%C6%B0%E1%BB%9Bc&x=1' -H 'x-key: k1'
is 200 0 '{"items":["một","hai"]}' && has 'Content-Type: application/json'
check $? 'a route is found by path, parameter and header'
get '/search?q=a&pageToken=P2&part=a'
is 429 0 '{"error":"hết hạn mức"}' && has 'Retry-After: 2' &&
	has 'HTTP/1.1 429 Too Many Requests' && has 'X-Reset: 1793494860 2026-11-01T00:59:00Z Sun, 01 Nov 2026 01:00:00 GMT'
check $? 'a quota is spent, and says until when'
get '/search?pageToken=P2&part=a'
is 429 0
check $? 'twice'
get '/search?pageToken=P2&part=a'
is 200 0 "{\"next\":\"$at/search\",\"host\":\"${at#http://}\",
\"kept\":\"{other} {}\"}"
check $? 'then the next route answers, and knows where it is'
get '/search?part=a&pageToken=P3'
is 200 0 'the end' && has 'Content-Type: text/plain; charset=utf-8'
check $? 'parameters may come in any order'
get '/search?pageToken=P4'
is 401 0 '{"status":401}' && has 'Content-Type: application/problem+json'
check $? 'without a key: 401, in a type of its own'
get '/users/%C3%A1n/posts'
is 200 0 'of someone'
check $? 'a path may have a star'
get /token --data-urlencode 'grant=ứng dụng' -d id=7 \
	--data-urlencode "back=$at/x"
is 200 0 '{"token":"t"}'
check $? 'a form is understood'
get /put -X PUT -H 'Transfer-Encoding: chunked' -d 'xin chào'
is 200 0 put
check $? 'a body may come in chunks'
get /any -X DELETE
is 200 0 any
check $? 'a star is any method'
get /any -I
is 200 0 && has 'Content-Length: 3' && [ "$(tail -c 3 body)" != any ]
check $? 'HEAD gets the head of it'
get /a.txt
is 200 0 'một tệp'
check $? 'files are there, too'
get /a.txt -H "If-None-Match: $(tr -d '\r' <heads | sed -n 's/^ETag: //p')"
is 304 0 ''
check $? 'and know their ETag'
get '/search?pageToken=P9' -H 'X-Key: k1'
is 404 0 "no route answers GET /search?pageToken=P9
nearest: api/search.script:16: GET /search
  header X-Key is \"k1\"; wanted: none"
check $? 'a 404 says what came nearest'
get '/search?pageToken=P3' -H 'X-Key: k1'
is 404 0 "no route answers GET /search?pageToken=P3
nearest: api/search.script:14: GET /search
  parameter part is not there; wanted: \"a\""
check $? 'of several the one that lacks least, the first'
get '/token' -d 'id=7'
is 404 0 "no route answers POST /token
nearest: api/search.script:23: POST /token
  the body lacks: grant=ứng dụng
  the body lacks: back=$at/x"
check $? 'a body that lacks something'
get '/serch'
is 404 0 "no route answers GET /serch
nearest: api/search.script:2: GET /search
  the path is /serch
  parameter q is not there; wanted: \"ngập nước\"
  header X-Key is not there; wanted: \"k1\""
check $? 'a path like it'

# The journal has them all.
curl -s "$at/any?a=1&a=%ff&b=" -H 'X-Key: k' -d 'x=ă' -o /dev/null
tail -n 1 asked >log
tail -n 1 asked | jq -e --arg host "${at#http://}" 'del(.ms) == {method: "POST", path: "/any",
	query: {a: ["1", "\ufffd"], b: ""}, headers: {"X-Key": "k", Host: $host},
	body: "x=ă", answer: "api/search.script:31"}' >>log 2>&1 &&
	jq -es 'map(.ms) == (map(.ms) | sort) and length == 18' asked >>log
check $? 'the journal has what was asked'
jq -r .answer asked | sort | uniq -c >log
grep -qx ' *2 file' log && grep -qx ' *4 none' log
check $? 'and what answered'

# Faults.
get /moved -L
is 200 0 'the end'
check $? 'a redirect leads on'
get /moved-for-good
is 301 0 && has 'Location: /a.txt'
check $? 'with another status, too'
get /tag
is 200 0 tagged && has 'ETag: "v1"'
check $? 'an ETag is sent'
get /tag -H 'If-None-Match: W/"v1"'
is 304 0 ''
check $? 'and recognised'
get /gone
is 410 0 '' && has 'Content-Length: 0'
check $? 'an answer may be empty'
get /nothing
is 204 0 ''
check $? 'or have no content'
get /hang --max-time 0.3
is 000 28 ''
check $? 'a server hangs'
get /stall --max-time 0.5
is 200 28 0123
check $? 'or stalls in the middle'
get /reset
is 000 56 ''
check $? 'a connection is reset'
get /late-reset
is 200 56
check $? 'or reset in the middle'
get /cut
is 200 18 0123
check $? 'a body is cut'
get /cut-chunks
is 200 18 0123
check $? 'in chunks, too'
get /long
is 200 18 0123456789
check $? 'a length claims too much'
get /short
is 200 0 0123
check $? 'or too little'
get /drip -w '%{http_code} %{time_total}'
code=$(echo "$code" | awk '{ print ($2 >= .18) ? $1 : $2 }')
is 200 0 0123456789
check $? 'a body drips'
get /wait -w '%{http_code} %{time_starttransfer}'
code=$(echo "$code" | awk '{ print ($2 >= .2) ? $1 : $2 }')
is 200 0 waited
check $? 'an answer is late'
get /gzip --compressed
is 200 0 "{\"từ\":\"${at#http://}\"}" && has 'Content-Encoding: gzip'
check $? 'a body is compressed'
get /bomb
is 200 0 && [ "$(wc -c <body)" -lt 40000 ] &&
	[ "$(gzip -dc <body | wc -c)" = 31457280 ]
check $? 'a bomb is small and large'
get /huge
is 200 0 && [ "$(wc -c <body)" = 3145734 ] && has 'Content-Type: text/html'
check $? 'a body is huge'
get /chunks
is 200 0 0123456789 && has 'Transfer-Encoding: chunked'
check $? 'a body comes in chunks'
get /close
is 200 0 0123456789 && ! grep -qi '^content-length' heads
check $? 'or ends with the connection'
get /slow-events -N --max-time 0.6
is 200 28 'data: một'
check $? 'events come one by one'
get /events -N
is 200 0 && has 'Content-Type: text/event-stream' && [ "$(wc -l <body)" = 3 ]
check $? 'and end'
get /five
is 599 0 odd
check $? 'a status may have no name'
get /fault/500
is 500 0 oh
check $? 'the paths below /fault/ are there'
curl -s "$at/any" "$at/tag" "$at/chunks" "$at/gone" "$at/none" "$at/a.txt" \
	-o /dev/null -o /dev/null -o /dev/null -o /dev/null -o /dev/null \
	-o body -w '%{num_connects} ' >log 2>&1
[ "$(cat log)" = '1 0 0 0 0 0 ' ] && [ "$(cat body)" = 'một tệp' ]
check $? 'a connection is kept'

seq 40 | xargs -P 20 -I {} curl -s -o few.{} "$at/few"
cat few.* | sed 's/few/&,/g; s/many/&,/g' | tr , '\n' | sort | uniq -c >log
grep -qx ' *5 few' log && grep -qx ' *35 many' log
check $? 'of many at once only so many are the first'
get '/any?a=%00'
is 400 0 'a NUL or too much in the address'
check $? 'what is no request gets a 400'
get "/$(seq 20000 | tr -d '\n')"
is 400 0 'the head is too long'
check $? 'even where it is not read to its end'

# Many hosts, and TLS.
start ports --script api/fault.script --hosts 40
for i in 1 17 40; do
	curl -s "http://127.0.0.$i:$(cat ports)/gzip" --compressed
	echo
done >log 2>&1
[ "$(cat log)" = "{\"từ\":\"127.0.0.1:$(cat ports)\"}
{\"từ\":\"127.0.0.17:$(cat ports)\"}
{\"từ\":\"127.0.0.40:$(cat ports)\"}" ]
check $? 'forty hosts have one port'
start tlsport --tls --ca-file ca.pem --script api/search.script www
at=https://127.0.0.1:$(cat tlsport)
get '/search?pageToken=P3&part=a' --cacert ca.pem
is 200 0 'the end'
check $? 'TLS with its certificate'
get '/search?pageToken=P3&part=a'
is 000 60
check $? 'which must be known'
at=https://127.0.0.1:$(cat port)
get /any
is 000 35
check $? 'and none where none is meant'

# Faults of the command line and of scripts.
"$server" --hosts 300 --script api/fault.script 2>log
[ $? = 2 ] && [ "$(cat log)" = 'server: 300: wanted a number from 1 to 254' ]
check $? 'more hosts than there may be'
"$server" --script none.script 2>log
[ $? = 2 ] &&
	[ "$(cat log)" = 'server: none.script: No such file or directory' ]
check $? 'no script'
reject '1: wanted METHOD /PATH (what belongs to a route is indented)' <<'END'
status 200
END
reject '2: a route comes first, at the margin: METHOD /PATH' <<'END'

	status 200
END
reject '2: there is no "sttaus"; did you mean "status"?' <<'END'
GET /
	sttaus 200
END
reject '2: status wants a number from 200 to 599' <<'END'
GET /
	status 2000
END
reject '3: times is said twice' <<'END'
GET /
	times 2
	times 3
END
reject '3: a route has either body or text' <<'END'
GET /
	text a
	body b
END
reject '2: header wants NAME: VALUE' <<'END'
GET /
	header Retry-After 2
END
reject '2: Content-Type is made by type' <<'END'
GET /
	header content-type: text/html
END
reject '2: none.json: No such file or directory' <<'END'
GET /
	body none.json
END
reject '2: there is no {tmie}; did you mean {time}?' <<'END'
GET /
	header X-Reset: {tmie+60}
END
reject '1: "q" is not NAME=VALUE' <<'END'
GET / q
END
reject '1: a method is in capitals, as GET' <<'END'
get /
END
reject '2: hang stands alone' <<'END'
GET /
	hang 3
END
printf 'GET /\n\ttext \377\n' >latin1
reject '2: not UTF-8' <latin1
reject ' has no route' <<'END'
# nothing
END
echo "1..$n"
