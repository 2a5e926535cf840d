#!/bin/sh
# What finding places costs: loading the tables, and for a hundred words cutting
# them, seeing names and judging them, on the texts of test/eval/place.tsv.
cd "$(dirname "$0")/../.." || exit 2
O=${O:-build}

for _ in 1 2 3 4 5 6 7 8 9 10; do
	grep -v '^#' test/eval/place.tsv | cut -f 4
done | "$O/test/placecost" lib/data/places.tsv lib/data/streets.tsv
