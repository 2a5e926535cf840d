#!/bin/sh
# A thousand feeds of thirty items from fifty hosts of the local server: wall time
# of sb-fetch with a state against curl --parallel fetching the same addresses to
# nowhere in the same run; then once more, when none of them has changed; and peak
# memory.  First with hosts that take WAIT milliseconds to answer, as those of the
# web do, then with hosts that take none: there curl, which reads nothing of what
# it fetches, shows what reading 30,000 items costs.
cd "$(dirname "$0")/../.." || exit 2
. test/bench/common.inc
feeds=${FEEDS:-1000} hosts=50
mkdir "$tmp/www"
awk -v n="$feeds" -v dir="$tmp/www" 'BEGIN {
	for (f = 1; f <= n; f++) {
		file = dir "/" f ".xml"
		print "<rss version=\"2.0\"><channel><title>Báo " f "</title>" >file
		for (i = 1; i <= 30; i++)
			printf "<item><guid>http://x/%d/%d</guid><title>Tin số" \
			    " %d của báo %d</title><link>http://x/%d/%d</link>" \
			    "<description>Mưa lớn chiều nay làm ngập nhiều đoạn" \
			    " đường, xe cộ di chuyển khó khăn, người dân mong" \
			    " sớm có cách xử lý dứt điểm.</description>" \
			    "<pubDate>%d Nov 2026 06:00 +0700</pubDate>" \
			    "</item>\n", f, i, i, f, f, i, i % 28 + 1 >file
		print "</channel></rss>" >file
		close(file)
	}
}'
awk -v n="$feeds" -v wait="${WAIT:-50}" 'BEGIN {
	for (f = 1; f <= n; f++)
		printf "GET /slow/%d.xml\n\tbody www/%d.xml\n\twait %d\n" \
		    "\tetag \"%d\"\n", f, f, wait, f
}' >"$tmp/slow.play"
"$tests/server" --hosts $hosts --port-file "$tmp/port" --seconds 300 \
	--script "$tmp/slow.play" "$tmp/www" &
server=$!
trap 'kill $server; rm -rf "$tmp"' EXIT
while [ ! -s "$tmp/port" ]; do sleep 0.05; done
port=$(cat "$tmp/port")

# urls FOLDER: the addresses below it, for both
urls() {
	awk -v n="$feeds" -v hosts=$hosts -v at=":$port/$1" 'BEGIN {
		for (f = 1; f <= n; f++)
			printf "http://127.0.0.%d%s%d.xml\n", f % hosts + 1, at, f
	}' >"$tmp/urls"
	awk '{ printf "[f%d]\nurl = %s\nprivate = yes\n", NR, $0 }' \
		"$tmp/urls" >"$tmp/s.ini"
	awk '{ printf "url = %s\noutput = /dev/null\n", $0 }' "$tmp/urls" \
		>"$tmp/k"
}

# wall NAME COMMAND…: one line of the table; the seconds in $seconds
wall() {
	name=$1
	shift
	"$tests/cost" "$tmp/cost" "$@" >"$tmp/out" 2>"$tmp/log" || {
		echo "$name failed:"
		head -3 "$tmp/log"
		exit 1
	}
	read -r user system seconds rss <"$tmp/cost"
	awk -v name="$name" -v u="$user" -v s="$system" -v w="$seconds" \
		-v rss="$rss" -v base="${base:-$seconds}" 'BEGIN {
		printf "%-24s %7.3fs %7.3fs %7.2f %7.1f\n", name, w, u + s,
			w / base, rss / 1024 }'
}
# race FOLDER NAME: both on the addresses below it
race() {
	urls "$1"
	rm -f "$tmp/st"*
	base=
	printf '%-24s %8s %8s %7s %7s\n' "$feeds feeds, $2" wall CPU 'x curl' MiB
	"$tests/cost" "$tmp/cost" curl -s --parallel --parallel-max 50 \
		-K "$tmp/k" >/dev/null 2>&1
	wall 'curl --parallel' curl -s --parallel --parallel-max 50 -K "$tmp/k"
	base=$seconds
	wall 'sb-fetch, all new' "$bin/sb-fetch" -q --state "$tmp/st" "$tmp/s.ini"
	[ "$(grep -c '"rec":"post"' "$tmp/out")" = $((feeds * 30)) ] || {
		echo 'fetch: posts are missing'
		exit 1
	}
	wall 'sb-fetch, unchanged' "$bin/sb-fetch" -q --state "$tmp/st" \
		"$tmp/s.ini"
}
race slow/ "${WAIT:-50} ms"
race '' 'at once'
