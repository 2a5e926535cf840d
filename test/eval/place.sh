#!/bin/sh
# How well sb-norm finds places: precision and recall over the ids of place.tsv,
# of each set apart, as written and with all marks off; with -v what was missed
# and what was wrong.  An id with a weight below .5 is passed over.
#
#	test/eval/place.sh [-v]
cd "$(dirname "$0")/../.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

# without marks: decompose, drop them, đ to d
strip_marks() {
	python3 -c '
import sys, unicodedata
for line in sys.stdin:
    line = unicodedata.normalize("NFD", line)
    line = "".join(c for c in line if not unicodedata.combining(c))
    sys.stdout.write(line.replace("đ", "d").replace("Đ", "D"))'
}

# score NAME [-v]: of the rows in hand
score() {
	jq -cR 'split("\t") | {rec: "post", text: .[3],
		published: "20\(.[1])-03-01T12:00:00+07:00"}' <"$tmp/rows" |
		"$bin/sb-norm" -q | jq -r 'select(.rec == "post") |
		[(.places // [])[] | split("@") |
		select((.[1] // "1" | tonumber) >= 0.5) | .[0]] | join(" ")' \
		>"$tmp/found"
	cut -f 1,3,4 "$tmp/rows" | paste - "$tmp/found" |
		awk -F'\t' -v name="$1" -v loud="$2" '
	function tell(what, id) {
		if (loud == "-v")
			printf "%s %s %s %s: %s\n", name, $1, what, id, $3
	}
	{
		split("", want)
		split("", have)
		n = split($2, v, " ")
		for (i = 1; i <= n; i++)
			if (v[i] != "-")
				want[v[i]] = 1
		n = split($4, v, " ")
		for (i = 1; i <= n; i++)
			have[v[i]] = 1
		texts[$1]++
		for (id in have)
			if (id in want)
				right[$1]++
			else {
				wrong[$1]++
				tell("wrong", id)
			}
		for (id in want)
			if (!(id in have)) {
				missed[$1]++
				tell("missed", id)
			}
	}
	END {
		for (s in texts)
			printf "%s, set %s: %d texts, %d ids, precision %.3f, recall %.3f\n",
			    name, s, texts[s], right[s] + missed[s],
			    right[s] / (right[s] + wrong[s]),
			    right[s] / (right[s] + missed[s])
	}' | sort
}

grep -v '^#' test/eval/place.tsv >"$tmp/rows"
score "as written" "$1"
strip_marks <"$tmp/rows" >"$tmp/plain"
mv "$tmp/plain" "$tmp/rows"
score "marks off" "$1"
