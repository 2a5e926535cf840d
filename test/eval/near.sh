#!/bin/sh
# How well sb-norm finds the near copies of test/eval/near.tsv and of the
# simulator's campaign: of the pairs that it puts together the share that belongs
# together, and of those that do the share that it puts together.
#
#	test/eval/near.sh [-v]		-v shows the pairs it gets wrong
cd "$(dirname "$0")/../.." || exit 2
PATH=$PWD/${O:-build}/bin:$PWD/${O:-build}/test:$PATH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
[ "$1" = -v ] && wrong=1

# pairs NAME: from "uid group of text" lines, in the order of the stream.
pairs() {
	awk -F'\t' -v name="$1" -v wrong="$wrong" '
	{ id[NR] = $1; group[NR] = $2; text[NR] = $4
	  root[$1] = $3 == "-" ? $1 : $3 in root ? root[$3] : $3
	  if ($2 != "-") n[$2]++ }
	END {
		for (i = 1; i <= NR; i++) {
			r = root[id[i]]
			found[r]++
			if (group[i] != "-") both[r, group[i]]++
		}
		for (r in found) got += found[r] * (found[r] - 1) / 2
		for (g in n) all += n[g] * (n[g] - 1) / 2
		for (b in both) right += both[b] * (both[b] - 1) / 2
		printf "%-18s %6d posts %8d pairs: precision %.4f recall %.4f\n",
		    name, NR, all, got ? right / got : 1, all ? right / all : 1
		if (wrong) for (i = 1; i <= NR; i++) for (j = 1; j < i; j++) {
			same = root[id[i]] == root[id[j]]
			if (same != (group[i] == group[j] && group[i] != "-"))
				print (same ? "not the same" : "not found") \
				    "\n\t" text[j] "\n\t" text[i]
		}
	}'
}

# groups NAME FILE: score a file of groups.
groups() {
	grep -v '^#' "$2" | jq -cR 'split("\t") | {rec: "post",
		uid: "n:\(input_line_number)", group: .[0], text: .[1]}' |
		sb-norm -q | jq -r 'select(.rec == "post") |
		[.uid, .group, .dup.of // "-", .text] | @tsv' | pairs "$1"
}

# The campaign of the simulator: a pair of it with another post is wrong, pairs
# of other posts are not looked at, for what they repeat is not known.
campaign() {
	sim -q -n 20000 --truth "$tmp/truth" test/sim/city.ini |
		sb-norm -q >"$tmp/posts"
	jq -r 'select(.rec == "post") | [.uid, .dup.of // "-"] | @tsv' \
		"$tmp/posts" >"$tmp/dups"
	jq -r 'select(.truth == "post") | [.uid, if .campaign then 1 else 0 end,
		.copy_of // "-"] | @tsv' "$tmp/truth" | awk -F'\t' '
		$2 == 1 || $3 in mine { mine[$1]; print $1 }' |
	awk -F'\t' 'NR == FNR { mine[$1]; next }
		{ root[$1] = $2 == "-" ? $1 : $2 in root ? root[$2] : $2
		  r = root[$1]
		  if ($1 in mine) { both[r]++; n++ } else other[r]++ }
		END {
			for (r in both) {
				right += both[r] * (both[r] - 1) / 2
				bad += both[r] * other[r]
			}
			printf "%-18s %6d posts %8d pairs: precision %.4f " \
			    "recall %.4f\n", "campaign", n, n * (n - 1) / 2,
			    right / (right + bad), right / (n * (n - 1) / 2)
		}' - "$tmp/dups"
}

campaign
grep -v '^#' test/eval/near.tsv | awk '$1 % 2 == 0' >"$tmp/even"
grep -v '^#' test/eval/near.tsv | awk '$1 % 2 == 1' >"$tmp/odd"
groups even "$tmp/even"
groups odd "$tmp/odd"
groups all test/eval/near.tsv
