/*
 * cell - what a bucket of time adds up to for a key, and its count record.
 *
 * Every member is a sum or a sketch, so cells of the same bucket and key add
 * up.  A key is JSON text in its canonical form, members by name:
 * {"topic":"y-te"}.  The key of the total of a bucket is {}.
 */
#ifndef SB_CELL_H
#define SB_CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/io/record.h"
#include "lib/series/bucket.h"
#include "lib/series/sketch.h"

#define CELL_RULE	"mention/1"
/* Instants that are believed: from 1990 up to 2100 (UTC). */
#define CELL_FROM	INT64_C(631152000)
#define CELL_TO		INT64_C(4102444800)

enum cell_tone {
	CELL_NEG, CELL_NEU, CELL_POS, CELL_MIXED, CELL_UNCERTAIN, CELL_TONES
};

/* Start with zeroes. */
struct cell {
	int64_t		 posts, dups, tone[CELL_TONES];
	int64_t		 seen, due;	/* feed-seconds; due 0: not known */
	struct sketch	 voices, sources;
	bool		 kept;		/* to be written though it is empty */
	uint64_t	 last;		/* private to count */
};

/* Where a cell stands; the key is borrowed. */
struct cell_id {
	enum bucket	 bucket;
	int64_t		 index;
	struct span	 key;
};

/* "neg"; static. */
const char	*cell_tone(enum cell_tone);
/* Free what is in it. */
void		 cell_free(struct cell *);
/* Whether there is any number in it. */
bool		 cell_any(const struct cell *);
void		 cell_add(struct cell *, const struct cell *more);

/* The time that the member is, if it is one and is believed. */
bool		 cell_instant(const struct record *, const char *member,
		    int64_t *);

/* Whether it is a count record of CELL_RULE; others are not to be added. */
bool		 cell_ours(struct record *);
/*
 * Read one into zeroes, its key added to the buf, see keys_canon().  NULL, or
 * what is wrong with it; in both cases the cell is to be freed.
 */
const char	*cell_read(struct cell *, const struct record *, bool sketches,
		    enum bucket *, int64_t *start, struct buf *key,
		    unsigned *set);
/* Add the record, without a line end. */
void		 cell_write(const struct cell_id *, const struct cell *,
		    struct buf *);

#endif
