/*
 * teencode - what abbreviations and spellings of the net stand for.
 *
 * A table that an office edits (lib/data/teencode.tsv says how): a word as it
 * is typed, in lower case; what it may mean, the likeliest first, "=" for
 * itself; and for each meaning where it can be meant.
 */
#ifndef SB_TEENCODE_H
#define SB_TEENCODE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/base/where.h"

#define TEENCODE_MEANINGS	6

/* Where a word stands; bits, for a word may stand in several. */
enum teencode_place {
	TEENCODE_ANY = 0,
	TEENCODE_AFTER_NUMBER = 1,	/* 20 k */
	TEENCODE_BEFORE_NUMBER = 2,	/* q 7 */
	TEENCODE_START = 4,		/* of a sentence */
	TEENCODE_END = 8,
	TEENCODE_CAPITALS = 16,		/* CA */
	TEENCODE_AFTER_WORD = 32,	/* not at the start */
	TEENCODE_GLUED = 64,		/* 20k, q7: no blank between */
};

struct teencode_word {
	struct span	meaning[TEENCODE_MEANINGS];	/* "=" is itself */
	unsigned	place[TEENCODE_MEANINGS];
	size_t		n;
};

struct teencode;

/* NULL, with the place and the reason, if the table cannot be used. */
struct teencode	*teencode_open(const char *path, struct where *);
void		 teencode_free(struct teencode *);
/* What a word in lower case may stand for; NULL if it is not in the table. */
const struct teencode_word	*teencode_find(const struct teencode *,
				    struct span word);
/* How many words the table has. */
size_t		 teencode_count(const struct teencode *);

#endif
