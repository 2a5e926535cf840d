#!/bin/sh
# How well words of the net are normalised: the error reduction rate (ERR) of
# MultiLexNorm, (accuracy - accuracy of leaving all as it is) / (1 - that).
#
#	SB_EVAL=folder test/eval/lexnorm.sh
#
# The folder holds multilexnorm-vi/train.norm, raw<TAB>normalised a token and an
# empty line between sentences.  "shipped" is the probe as it is installed;
# "learnt" lets counts of the other four folds rank: of what a token was there,
# the most frequent, preferring what it was behind the same word; tokens that
# were not there, or only once, are the shipped system's.  Each of five folds is
# every fifth sentence.
cd "$(dirname "$0")/../.." || exit 2
probe=$PWD/${O:-build}/test/probe
SB_DATA=$PWD/${O:-build}/share/social-beat
export SB_DATA
: "${SB_EVAL:?names the folder with multilexnorm-vi}"
set="$SB_EVAL/multilexnorm-vi/train.norm"
got=$(mktemp) || exit 2
trap 'rm -f "$got"' EXIT
cut -f1 "$set" | "$probe" lexnorm >"$got"
python3 - "$set" "$got" <<'EOF'
import collections
import sys


def sentences(name):
    with open(name) as lines:
        one = []
        for line in lines:
            line = line.rstrip("\n")
            if line:
                one.append(line)
            elif one:
                yield one
                one = []
        if one:
            yield one


class Score:
    def __init__(self):
        self.n = self.same = self.right = self.changed = self.hit = 0

    def add(self, raw, want, got):
        self.n += 1
        self.same += raw == want
        self.right += got == want
        self.changed += got != raw
        self.hit += got != raw and got == want

    def show(self, name):
        need = self.n - self.same
        print("%-10s %7d tokens  ERR %5.2f  precision %.3f  recall %.3f" % (
            name, self.n, 100 * (self.right - self.same) / need,
            self.hit / max(1, self.changed), self.hit / need))


pairs = [[t.split("\t") for t in s] for s in sentences(sys.argv[1])]
# a sentence whose last words vanish keeps its lines, so line counts agree
with open(sys.argv[2]) as f:
    lines = f.read().split("\n")
got, at = [], 0
with open(sys.argv[1]) as f:
    blank = [line == "\n" for line in f]
flat = [g for g, b in zip(lines, blank) if not b]
for s in pairs:
    got.append(flat[at:at + len(s)])
    at += len(s)
shipped, learnt = Score(), Score()
for fold in range(5):
    alone = collections.defaultdict(collections.Counter)
    after = collections.defaultdict(collections.Counter)
    for i, s in enumerate(pairs):
        if i % 5 == fold:
            continue
        before = ""
        for raw, want in s:
            alone[raw][want] += 1
            after[before, raw][want] += 1
            before = raw.lower()
    for i in range(fold, len(pairs), 5):
        before = ""
        for (raw, want), out in zip(pairs[i], got[i]):
            shipped.add(raw, want, out)
            best = out
            for seen in (after[before, raw], alone[raw]):
                total = sum(seen.values())
                top = seen.most_common(1)
                if total >= 2 and top[0][1] > 0.6 * total:
                    best = top[0][0]
                    break
            learnt.add(raw, want, best)
            before = raw.lower()
shipped.show("shipped")
learnt.show("learnt")
EOF
