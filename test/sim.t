#!/bin/sh
# The simulator: the same bytes again, the truth beside it, every line a record.
cd "$(dirname "$0")/.." || exit 2
tests=$(cd "${O:-build}/test" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1793750400
unset SB_DATA SB_TZ
export LC_ALL SOURCE_DATE_EPOCH

n=0
is() {			# is NAME GOT WANT
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "# got $2, not $3"
	fi
}
between() {		# between NAME GOT LEAST MOST
	is "$1 ($2)" "$(awk -v x="$2" -v a="$3" -v b="$4" \
		'BEGIN { print (x >= a && x <= b) }')" 1
}
sim() {
	"$tests/sim" -q "$@"
}
posts() {		# posts FILTER: of the stream, how many
	jq -c "select(.rec == \"post\") | select($1)" "$tmp/posts" | wc -l
}
truths() {
	jq -c "select($1)" "$tmp/truth" | wc -l
}
total() {
	jq -r "select(.truth == \"total\").$1" "$tmp/truth"
}

city="-n 20000 test/sim/city.ini"
# shellcheck disable=SC2086
{
	sim --truth "$tmp/truth" $city >"$tmp/posts"
	sim --truth "$tmp/truth2" $city >"$tmp/posts2"
	sim -s 2 $city >"$tmp/other"
}
# The trailers differ in their options: they name the file of the truth.
grep -v '^{"rec":"run"' "$tmp/posts" >"$tmp/a"
grep -v '^{"rec":"run"' "$tmp/posts2" >"$tmp/b"
cmp -s "$tmp/a" "$tmp/b"
is 'the same seed, the same posts' $? 0
cmp -s "$tmp/truth" "$tmp/truth2"
is 'the same seed, the same truth' $? 0
cmp -s "$tmp/posts" "$tmp/other"
is 'another seed, other posts' $? 1

"$tests/pass" "$tmp/posts" >"$tmp/out" 2>"$tmp/err"
is 'every line is a record' "$?$(cat "$tmp/err")" 0
cmp -s "$tmp/posts" "$tmp/out"
is 'and passes byte for byte' $? 0
is 'a trailer ends it' "$(tail -1 "$tmp/posts" | jq -r .rec)" run
is 'as many as the trailer says' "$(tail -1 "$tmp/posts" | jq .out.post)" \
	"$(posts true)"
is 'in time order' "$(jq -r 'select(.rec == "post").published' "$tmp/posts" |
	LC_ALL=C sort -c 2>&1)" ''
is 'all uids differ' "$(jq -r 'select(.rec == "post").uid' "$tmp/posts" |
	sort | uniq -d | wc -l)" 0
is 'no slot is left open' "$(grep -c '{[a-z]*}[^,]' "$tmp/a")" 0

is 'posts and lost ones are what was asked for' \
	$(($(total posts) + $(total lost))) 20000
is 'posts' "$(posts true)" "$(total posts)"
is 'a truth for each post' "$(truths '.truth == "post"')" "$(total posts)"
is 'lost ones' "$(truths '.truth == "lost"')" "$(total lost)"
is 'answers' "$(posts '.kind == "reply"')" "$(total answers)"
is 'copies' "$(truths '.truth == "post" and .copy_of')" "$(total copies)"
is 'the burst has its posts' \
	"$(truths '.truth == "post" and .burst == "mua-lon"')" \
	"$(jq 'select(.truth == "burst" and .name == "mua-lon").posts' \
	"$tmp/truth")"
is 'and its size' "$(truths '.burst == "mua-lon"')" 300
is 'the campaign has few voices' "$(jq 'select(.truth == "campaign" and
	.name).voices <= 12' "$tmp/truth")" true
is 'answers answer what was posted' "$(jq -r 'select(.truth == "post" and
	.answers).answers' "$tmp/truth" | sort >"$tmp/asked"
	jq -r 'select(.rec == "post").uid' "$tmp/posts" | sort |
	comm -13 - "$tmp/asked" | wc -l)" 0
is 'parents were posted' "$(jq -r 'select(.parent).parent' "$tmp/posts" |
	sort -u >"$tmp/parents"; jq -r 'select(.rec == "post").uid' \
	"$tmp/posts" | sort | comm -13 - "$tmp/parents" | wc -l)" 0
is 'press has no authors' "$(posts '.kind == "article" and .author')" 0

is 'nothing in the gap' "$(posts '.feed == "diendan" and
	.published >= "2026-05-01T03" and .published < "2026-05-03T15"')" 0
is 'which is said' "$(jq -c 'select(.rec == "coverage" and
	.feed == "diendan" and .state == "missed") | [.from, .to]' \
	"$tmp/posts" | sed -n '1p;$p' | tr -d '\n')" \
	'["2026-05-01T03:00:00+07:00","2026-05-01T06:00:00+07:00"]["2026-05-03T12:00:00+07:00","2026-05-03T15:00:00+07:00"]'
is 'windows leave no hole' "$(jq -r 'select(.rec == "coverage") |
	[.feed, .from, .to] | @tsv' "$tmp/posts" | awk -F'\t' '
	$1 in to && to[$1] != $2 { bad++ }
	{ to[$1] = $3 }
	END { print bad + 0 }')" 0
is 'windows count their posts' "$(jq 'select(.rec == "coverage").posts' \
	"$tmp/posts" | awk '{ n += $1 } END { print n }')" "$(total posts)"

# Without accents by what is written, not by what the truth says.
plain=$(jq -r 'select(.kind == "comment" or .kind == "post") | .text |
	if test("[à-ỹÀ-ỸđĐ\u0300-\u0323]") then 0 else 1 end' "$tmp/posts" |
	awk '{ n += $1 } END { printf "%.4f\n", n / NR }')
between 'typed without accents' "$plain" 0.135 0.175
between 'as the truth has it' "$(total plain)e0" \
	"$(awk "BEGIN { print 0.135 * $(total citizens) }")" \
	"$(awk "BEGIN { print 0.170 * $(total citizens) }")"
# The decision: of what is not negative, a fifth turns so, and there is more.
between 'the step in tone' "$(jq 'select(.truth == "policy") |
	(.after.neg / .after.posts - .before.neg / .before.posts)' \
	"$tmp/truth")" 0.03 0.2
between 'the step in volume' "$(jq 'select(.truth == "policy") |
	.after.posts / 165 / (.before.posts / 200)' "$tmp/truth")" 1.3 1.7
between 'a burst begins fast' "$(posts '.published >= "2026-06-02T17:30" and
	.published < "2026-06-03T02:30" and (.text | test("."))')" 130 260

sim -n 1000 -d 5 test/sim/city.ini >"$tmp/short"
is 'fewer days' "$(jq -r 'select(.rec == "post").published[:10]' \
	"$tmp/short" | sort -u | tr '\n' ' ')" \
	'2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05 '

sim --feeds "$tmp/feeds" --truth "$tmp/truth" test/sim/demo.ini >"$tmp/posts"
ls "$tmp/feeds/round1" >"$tmp/one"
ls "$tmp/feeds/round2" >"$tmp/two"
is 'both rounds have the same files' "$(diff "$tmp/one" "$tmp/two")" ''
for f in baosong.rss tinpho.atom nhipphuong.rdf; do
	is "$f has its items" "$(grep -c '<item\|<entry>' \
		"$tmp/feeds/round2/$f")" "$(posts ".feed == \"${f%.*}\"")"
done
is 'the forum shows what came after its gap' \
	"$(jq '.items | length' "$tmp/feeds/round2/diendan.json")" \
	"$(posts '.feed == "diendan" and .published >= "2026-10-07T08"')"
is 'and before, what came before' \
	"$(jq '.items | length' "$tmp/feeds/round1/diendan.json")" \
	"$(posts '.feed == "diendan" and .published < "2026-10-04"')"
is 'the export has its lines' "$(jq -r .cid \
	"$tmp/feeds/round2/mangxahoi.ndjson" | wc -l)" \
	"$(posts '.feed == "mangxahoi"')"
is 'the hotline has its rows' "$(grep -c '^"tongdai-' \
	"$tmp/feeds/round2/tongdai.csv")" "$(posts '.feed == "tongdai"')"
is 'phones and addresses to redact' "$(posts \
	'.text | test("0900|@example")' | awk '{ print ($1 >= 5) }')" 1

printf '[scenario]\nstart = 2026-09-14\npostss = 1\n' >"$tmp/bad.ini"
cp test/sim/*.tsv "$tmp"
is 'a wrong scenario is named with its place' \
	"$(sim "$tmp/bad.ini" 2>&1 | sed "s,$tmp/,,")" \
	'sim: bad.ini:3: unknown key "postss"; did you mean "posts"?'
echo "1..$n"
