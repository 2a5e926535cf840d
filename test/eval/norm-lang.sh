#!/bin/sh
# How sb-norm takes Vietnamese comments with marks, as they are and without them:
# the share of each answer, for every LABEL<TAB>text file below $SB_EVAL.
# Texts are split from their labels and thrown away; only shares are printed.
cd "$(dirname "$0")/../.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
: "${SB_EVAL:?names the folder with the labelled sets}"
tmp=$(mktemp) || exit 2
trap 'rm -f "$tmp"' EXIT

# posts in, the share of each answer out
shares() {
	"$bin/sb-norm" -q - | jq -r 'select(.rec == "run").found |
		(.vi + .plain + .mixed + .en + .other) as $n |
		[.vi, .plain, .mixed, .en, .other |
			. * 10000 / $n | round / 100] |
		"\(.[0]) % vi, \(.[1]) % plain, \(.[2]) % mixed, " +
		"\(.[3]) % en, \(.[4]) % other of \($n)"'
}
# lines to posts; those without a letter are no comments
posts() {
	jq -cR 'select(test("\\p{L}")) | {rec: "post", text: .}'
}
# without marks: decompose, drop them, đ to d
strip_marks() {
	python3 -c '
import sys, unicodedata
for line in sys.stdin:
    line = unicodedata.normalize("NFD", line)
    line = "".join(c for c in line if not unicodedata.combining(c))
    sys.stdout.write(line.replace("đ", "d").replace("Đ", "D"))'
}

# comments of which some letter has a mark
accented() {
	grep -P '[\x{1EA0}-\x{1EF9}àáâãèéêìíòóôõùúýăđơư]|[\x{300}\x{301}\x{303}\x{309}\x{323}]'
}

for file in "$SB_EVAL"/*/*.train.tsv; do
	name=${file#"$SB_EVAL"/}
	cut -f 2- "$file" | accented >"$tmp"
	printf '%s: ' "${name%.tsv}"
	posts <"$tmp" | shares
	printf '%s, marks off: ' "${name%.tsv}"
	strip_marks <"$tmp" | posts | shares
done

# What is not Vietnamese: lines of the manual pages that are installed here.
for man in /usr/share/man/man1 /usr/share/man/[a-z][a-z]; do
	[ -d "$man" ] || continue
	find "$man" -name '*.gz' | sort | head -n 60 | xargs -r zcat 2>/dev/null |
		grep -v "^[.'\\\\]" | sed 's/\\[a-zA-Z&-]\(([a-z]*\)\?//g' |
		awk 'NF >= 4' | head -n 3000 >"$tmp"
	[ -s "$tmp" ] || continue
	printf '%s: ' "${man#/usr/share/}"
	posts <"$tmp" | shares
done
