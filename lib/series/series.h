/*
 * series - count records as dense rows: for each key every bucket in order,
 * with a number or a gap.
 *
 * Records may come in any order and in parts; the same bucket and key adds up.
 * Each width of bucket is a grid of its own, from the first total to the last.
 * Where more than BUCKET_HOLE buckets on end have no total, the grid is the
 * stretch with the most posts, and `outside` says how many posts lie in others:
 * one post dated 1999 does not make a chart of it.
 *
 * A bucket is a gap (SERIES_NULL) where its total is missing or was not fully
 * covered (seen < due).  A key that has its own coverage (a feed, a source) goes
 * by that.  In all other buckets a key without a record has 0.
 */
#ifndef SB_SERIES_H
#define SB_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/io/record.h"
#include "lib/series/bucket.h"
#include "lib/series/cell.h"

#define SERIES_NULL	(-1)

struct series_at {
	size_t				 at;	/* place in the grid */
	const struct cell		*cell;
};

struct series_key {
	struct span		 key;	/* canonical JSON; "{}" is the total */
	struct series_at	*cells;	/* by place */
	size_t			 n;
};

struct series_grid {
	enum bucket		 bucket;
	int64_t			 first;	/* bucket_start(bucket, first + i) */
	size_t			 n;	/* places; 0: none with a total */
	int64_t			 outside;
	struct series_key	*keys;	/* by key; the total is the first */
	size_t			 nkeys;
	unsigned char		*covered;	/* n: whether the total is */
};

struct series;

/* Without sketches, those of count records are not read. */
struct series	*series_new(bool sketches);
void		 series_free(struct series *);
/* NULL, or what is wrong with the count record. */
const char	*series_add(struct series *, struct record *);

/* After the last series_add(); everything below is then borrowed. */
void		 series_end(struct series *);
/* The grid of that width, or NULL where no record had it. */
const struct series_grid *series_grid(const struct series *, enum bucket);

/* The posts of a key at each place, or SERIES_NULL, into out[grid->n]. */
void		 series_posts(const struct series_grid *,
		    const struct series_key *, int64_t out[]);
/* The cell of a key at a place, or NULL where it has no record. */
const struct cell *series_cell(const struct series_key *, size_t at);

#endif
