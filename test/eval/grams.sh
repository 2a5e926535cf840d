#!/bin/sh
# Make lib/data/grams.bin, the model of syllable pairs, from texts that may be
# counted for it:
#
#	SB_EVAL=folder test/eval/grams.sh [awk-condition] >grams.bin
#
# The folder holds vntc/train.jsonl.gz (news; MIT) and
# uts2017_bank/polarity.train.tsv (comments; Apache-2.0; counted five times, for
# they are few and speak as people do).  test/eval/talk.txt, which we wrote, has
# the words of talk that neither knows; it counts thirty times.  The condition selects articles by
# number: NR%10 leaves out every tenth, as test/eval/restore.sh does.
cd "$(dirname "$0")/../.." || exit 2
: "${SB_EVAL:?names the folder with vntc and uts2017_bank}"
{
	zcat "$SB_EVAL/vntc/train.jsonl.gz" | jq -r '.text | gsub("\n"; " ")' |
		awk "${1:-1}"
	for _ in 1 2 3 4 5; do
		cut -f2- "$SB_EVAL/uts2017_bank/polarity.train.tsv"
	done
	yes test/eval/talk.txt | head -n 30 | xargs cat
} | "${O:-build}/test/grams" 2 4
