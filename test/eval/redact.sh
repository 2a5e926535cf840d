#!/bin/sh
# Recall and precision of redaction by kind on test/eval/redact.tsv, which was
# written for this project: no other data are needed.
cd "$(dirname "$0")/../.." || exit 2
"${O:-build}/test/unit/redactset" 2>&1 | sed -n 's/^#* *//; /hidden, recall/p
	/as they must be/p'
