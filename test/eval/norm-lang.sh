#!/bin/sh
# How sb-norm takes Vietnamese comments, as they are and with their marks off:
# the share of each answer, for every LABEL<TAB>text file below $SB_EVAL.
# Texts are split from their labels and thrown away; only shares are printed.
cd "$(dirname "$0")/../.." || exit 2
bin=$(cd "${O:-build}/bin" && pwd) || exit 2
: "${SB_EVAL:?names the folder with the labelled sets}"

# posts in, the share of each answer out
shares() {
	"$bin/sb-norm" -q - | jq -r 'select(.rec == "run").found |
		(.vi + .plain + .other) as $n |
		[.vi, .plain, .other | . * 10000 / $n | round / 100] |
		"\(.[0]) % vi, \(.[1]) % plain, \(.[2]) % other of \($n)"'
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

for file in "$SB_EVAL"/*/*.train.tsv; do
	name=${file#"$SB_EVAL"/}
	printf '%s: ' "${name%.tsv}"
	cut -f 2- "$file" | posts | shares
	printf '%s, marks off: ' "${name%.tsv}"
	cut -f 2- "$file" | strip_marks | posts | shares
done
