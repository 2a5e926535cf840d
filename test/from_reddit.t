#!/bin/sh
# sb-fetch and Reddit: a token, pages, threads, what is gone, and refusals.
cd "$(dirname "$0")/.." || exit 2
scripts=reddit/main.script
# shellcheck source=test/net.inc
. test/net.inc
serve
REDDIT_SECRET=khoabimat123
export REDDIT_SECRET

# ini KEY=VALUE …: a sources file with these keys
ini() {
	cat <<END >"$tmp/s.ini"
[r]
type = reddit
client_id = app-id
secret_env = REDDIT_SECRET
account = sotruyenthong
base = $at
private = yes
END
	for key in "$@"; do
		echo "${key%%=*} = ${key#*=}"
	done >>"$tmp/s.ini"
}
short='if .rec == "post" then [.kind, .id, .parent // .repost_of]
	elif .rec == "delete" then [.uid, .reason]
	elif .rec == "coverage" then [.state, .posts] else empty end'

ini 'subreddits=VietNam Saigon' comments=threads
fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_b4",null]
["comment","t1_c1","reddit:t3_b4"]
["reddit:t1_c2","removed"]
["reply","t1_c8","reddit:t1_c1"]
["reply","t1_c9","reddit:t1_c8"]
["reddit:t3_b3","deleted"]
["post","t3_b2","reddit:t3_a9"]
["post","t3_b1",null]
["ok",6]
END
check $? 'pages to the end, threads with what came as ids, deletions'
same 0 'select(.id == "t3_b4") | del(.fetched_at, .expires_at, .terms)' <<'END'
{"rec":"post","uid":"reddit:t3_b4","source":"reddit","feed":"r","kind":"post","site":"r/Saigon","id":"t3_b4","url":"https://www.reddit.com/r/Saigon/comments/b4/duong/","title":"Đường Nguyễn Hữu Cảnh lại ngập","text":"Mưa 30 phút & nước tới đầu gối <3","published":"2026-11-23T06:00:00+07:00","updated":"2026-11-23T06:26:40+07:00","author":{"id":"t2_a","name":"nguoi_a"},"metrics":{"score":12,"comments":4},"tags":["Đời sống"],"flags":["edited"]}
END
check $? 'each field of a submission'
same 0 'select(.id == "t1_c9" or .id == "t3_b2") |
	[.metrics, .flags, .root]' <<'END'
[null,null,"reddit:t3_b4"]
[{"score":3,"comments":0},["sensitive"],null]
END
check $? 'a hidden score is none, a link is sensitive'
grep -rqE 'khoabimat123|the-vao-cua|YXBwLWlk' "$tmp/out" "$tmp/err" "$tmp/state"
[ $? = 1 ]
check $? 'no secret and no token in output, messages or state'

fetch --state "$tmp/state" "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'the next visit has nothing new'
[ "$(grep -c '/r/VietNam+Saigon/new' "$tmp/requests")" = 3 ]
check $? 'and asks for one page'

# A listing that grows by more than the pages of a visit.
ini subreddits=tiep comments=no pages=1
fetch --state "$tmp/grow" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_p1",null]
["ok",1]
END
check $? 'one page'
fetch --state "$tmp/grow" "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q '1 pages were not enough' "$tmp/err"
["post","t3_p5",null]
["post","t3_p4",null]
["partial",2]
END
check $? 'one page was not enough'
ini subreddits=tiep comments=no pages=2
fetch --state "$tmp/grow" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_p3",null]
["post","t3_p2",null]
["post","t3_p6",null]
["ok",3]
END
check $? 'the next visit goes on there, then sees what is new since'

ini subreddits=gay comments=no
fetch --state "$tmp/broken" "$tmp/s.ini"
same 1 "$short" <<'END'
["post","t3_g2",null]
["failed",1]
END
check $? 'a page that fails ends the visit'
fetch --state "$tmp/broken" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_g1",null]
["ok",1]
END
check $? 'and is where the next one begins'
[ "$(jq -c 'select(.path == "/r/gay/new").query.after' "$tmp/requests" |
	tr '\n' ' ')" = 'null "t3_g2" "t3_g2" null ' ]
check $? 'before it asks what is new'

# What is still there.
ini subreddits=lai comments=no
fetch --state "$tmp/again" "$tmp/s.ini"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 90000)) fetch --state "$tmp/again" \
    "$tmp/s.ini"
same 0 "$short, (select(.id == \"t3_k4\") | [.text, .flags])" <<'END'
["reddit:t3_k2","removed"]
["post","t3_k4",null]
["thêm",["edited"]]
["reddit:t3_k3","gone"]
["ok",1]
END
check $? 'what is removed, edited or gone a day later'
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 91000)) fetch --state "$tmp/again" \
    "$tmp/s.ini"
same 0 "$short" <<'END'
["ok",0]
END
check $? 'which is asked once a day'
fetch --state "$tmp/again" "$tmp/s.ini"
same 1 "$short" <<'END' && grep -q 'always had posts and has none' "$tmp/err"
["silent",0]
END
check $? 'a listing that is empty all at once is silent'

ini subreddits=mu comments=no
fetch --state "$tmp/blind" "$tmp/s.ini"
for more in 90000 91000; do
	SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + more)) \
	    fetch --state "$tmp/blind" "$tmp/s.ini"
	cat "$tmp/err" >>"$tmp/notes"
	same 0 "$short" <<-'END'
	["ok",0]
	END
	check $? "a round that says nothing buries nothing ($more)"
done
grep -q 'note: could not see what was deleted: HTTP 403' "$tmp/notes" &&
	[ "$(grep -c '"t3_m1"' "$tmp/requests")" = 2 ]
check $? 'one that fails is told, and done again by the next visit'

# The bound of pages.
ini 'subreddits=VietNam Saigon' comments=no pages=1
fetch --state "$tmp/cut" "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_b4",null]
["reddit:t3_b3","deleted"]
["post","t3_b2","reddit:t3_a9"]
["ok",2]
END
check $? 'a first visit ends well where its pages end'

ini subreddits=Saigon
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["comment","t1_d2","reddit:t3_a1"]
["reddit:t1_d1","removed"]
["ok",1]
END
check $? 'the stream of comments'
ini subreddits=Saigon 'query=ngập nước'
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_s1",null]
["ok",1]
END
check $? 'a search in a subreddit'
ini 'query=ngập'
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_s2",null]
["ok",1]
END
check $? 'a search in all'

ini subreddits=hetthe comments=no
fetch "$tmp/s.ini"
same 0 "$short" <<'END'
["post","t3_t1",null]
["ok",1]
END
check $? 'a token that is no longer good is renewed'

ini subreddits=la comments=no
fetch "$tmp/s.ini"
same 0 "$short, (select(.rec == \"post\") | [.metrics, .flags, .author])" \
    <<'END'
["post","t3_l1",null]
[null,["edited"],null]
["ok",1]
END
check $? 'odd things cost themselves, a page that leads to itself ends it'

while IFS='|' read -r sub state want; do
	ini "subreddits=$sub" comments=no
	fetch "$tmp/s.ini"
	same 1 'select(.rec == "coverage") | .state' <<-END &&
	"$state"
	END
		grep -q "^sb-fetch: r: .*$want" "$tmp/err"
	check $? "$sub: $want"
done <<'END'
rieng|failed|the subreddit is private; take it out of subreddits
dong|rate-limited|asked too often; not before 2026-11-23T07:02:00
het|rate-limited|spent; the next visit goes on from here
html|failed|is not JSON
loi|failed|Reddit says: quá tải
khong|failed|is not there
END
REDDIT_SECRET=saisaisai
ini subreddits=Saigon
fetch "$tmp/s.ini"
[ $status = 1 ] && grep -q 'client_id or the secret is wrong' "$tmp/err"
check $? 'a wrong secret says so'

while IFS='|' read -r keys want; do
	# shellcheck disable=SC2086
	ini $keys
	sb-fetch check "$tmp/s.ini" >"$tmp/log" 2>&1
	grep -q "$want" "$tmp/log"
	check $? "check says: $want"
done <<'END'
comments=no|needs subreddits, as subreddits = VietNam
subreddits=a/b|s.ini:8: subreddits = a/b: it has letters, digits and _
subreddits=a comments=thread|did you mean "threads"
query=a comments=stream|has no stream of what a query finds
subreddits=a more=x|more = x: it is a number from 0 to 1000
END
finish
