#!/bin/sh
# How often the shipped lexicon and rules give the label that people gave.
#
#	SB_EVAL=folder test/eval/tone.sh
#
# The folder holds vsfc/sentiment.dev.tsv and uts2017_bank/polarity.train.tsv,
# each line LABEL<TAB>text.  The sentences of the simulator are scored too; the
# lexicon was looked over with them in sight, so they prove little.  A post that
# came out mixed or uncertain counts as wrong; their shares stand beside.  Sets of
# others are measured, never learnt from.
cd "$(dirname "$0")/../.." || exit 2
PATH=$PWD/${O:-build}/bin:$PATH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

# score NAME: from "label<TAB>given" lines, the row of a table.
score() {
	awk -F'\t' -v name="$1" '
		{ n++; is[$1]++; got[$2]++; if ($1 == $2) hit[$1]++ }
		END {
			for (c in is) {
				right += hit[c]
				p = got[c] ? hit[c] / got[c] : 0
				r = hit[c] / is[c]
				f[c] = p + r ? 2 * p * r / (p + r) : 0
				macro += f[c]
				classes++
			}
			printf "%-22s %6d  %.3f  %.3f   %.2f %.2f %.2f   %.3f %.3f\n",
			    name, n, right / n, macro / classes,
			    f["neg"], f["neu"], f["pos"],
			    got["mixed"] / n, got["uncertain"] / n
		}'
}

# labelled NAME: read "label<TAB>kind<TAB>text" lines, judge and score them.
labelled() {
	cat >"$tmp/in"
	jq -Rc 'split("\t") | {rec: "post", kind: .[1], text: .[2]}' \
		<"$tmp/in" | sb-sentiment --brief |
		jq -r 'select(.rec == "post").sentiment.label' >"$tmp/got"
	cut -f1 "$tmp/in" | paste - "$tmp/got" |
		tee "$tmp/pairs.$1" | score "$1"
}

plain() {
	awk -F'\t' -v to="$1" 'BEGIN { OFS = FS; n = split(to, a, " ")
		for (i = 1; i < n; i += 2) label[a[i]] = a[i + 1] }
		$1 in label { print label[$1], "comment", $2 }'
}

printf '%-22s %6s  %5s  %5s   %4s %4s %4s   %5s %5s\n' set n acc macF1 \
	neg neu pos mixed unsur
if [ -n "${SB_EVAL:-}" ]; then
	plain '0 neg 1 neu 2 pos' <"$SB_EVAL/vsfc/sentiment.dev.tsv" |
		labelled vsfc-dev
	plain 'NEGATIVE neg NEUTRAL neu POSITIVE pos' \
		<"$SB_EVAL/uts2017_bank/polarity.train.tsv" |
		labelled uts2017-bank
fi
grep -v '^#' test/sim/templates.tsv | awk -F'\t' 'BEGIN { OFS = FS }
	$2 ~ /^(neg|neu|pos)$/ { print $2, $4, $5 }' >"$tmp/templates"
labelled templates <"$tmp/templates"
grep -v article "$tmp/templates" | labelled templates-no-press
