#!/bin/sh
# How many syllables get their marks back, on texts whose marks were taken off.
#
#	SB_EVAL=folder test/eval/restore.sh
#
# News: every tenth article of vntc, by a model that was counted without them.
# Social: the normalised side of multilexnorm-vi.  "everywhere" changes all it
# can, "sure" what the shipped margin allows: then the precision of what was
# changed counts.  Takes a minute.
cd "$(dirname "$0")/../.." || exit 2
probe=$PWD/${O:-build}/test/probe
: "${SB_EVAL:?names the folder with vntc and multilexnorm-vi}"
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
test/eval/grams.sh 'NR % 10' >"$tmp/grams.bin" || exit
wc -c <lib/data/grams.bin | sed "s/^/shipped model, bytes: /"
zcat "$SB_EVAL/vntc/train.jsonl.gz" | jq -r '.text | gsub("\n"; " ")' |
	awk 'NR % 10 == 0' >"$tmp/news"
awk -F'\t' '/^$/ { print line; line = ""; next } { line = line " " $2 }
	END { print line }' "$SB_EVAL/multilexnorm-vi/train.norm" >"$tmp/social"
cat >"$tmp/score" <<'EOF'
import re
import sys
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
WORD = re.compile(r"[^\W\d_]+")


def bare(s):
    s = unicodedata.normalize("NFD", s)
    s = "".join(c for c in s if not unicodedata.combining(c))
    return s.replace("đ", "d").replace("Đ", "D")


def key(s):            # hoà is hòa
    s = unicodedata.normalize("NFD", s.lower())
    return ("".join(c for c in s if c not in TONES) +
            "".join(sorted(c for c in s if c in TONES)))


if sys.argv[1] == "strip":
    for line in sys.stdin:
        sys.stdout.write(bare(line))
    sys.exit()
n = right = changed = hit = 0
for want, got in zip(open(sys.argv[2]), open(sys.argv[3])):
    want = WORD.findall(unicodedata.normalize("NFC", want))
    got = WORD.findall(got)
    if len(want) != len(got):
        continue
    for a, b in zip(want, got):
        same = key(a) == key(b)
        n += 1
        right += same
        changed += b != bare(b)
        hit += b != bare(b) and same
print("%-20s %8d syllables  right %5.2f %%  changed %5.2f %%, of these right "
      "%5.2f %%" % (sys.argv[4], n, 100 * right / n, 100 * changed / n,
                    100 * hit / changed))
EOF
for set in news social; do
	python3 "$tmp/score" strip <"$tmp/$set" >"$tmp/bare"
	for verb in restore restore-sure; do
		SB_DATA=$tmp "$probe" $verb <"$tmp/bare" >"$tmp/got"
		python3 "$tmp/score" score "$tmp/$set" "$tmp/got" "$set $verb"
	done
done
