/*
 * near - the posts of which a new one may be a copy that somebody changed.
 *
 * A near remembers the gists of the last `window` posts that had one.  A table
 * of buckets leads from a key of a gist (see gist) to the posts that have it,
 * the last NEAR_WAYS of them; a post that shares a key is compared in full (see
 * alike).  So a look costs at most GIST_KEYS * NEAR_WAYS comparisons, whatever
 * the input, NEAR_TRIES of which are full ones.
 *
 * All memory is taken and touched by near_new() and never grows: NEAR_ROOM words
 * and 12 keys a post, about 270 bytes.  Where texts are longer on average, fewer
 * are remembered.
 */
#ifndef SB_NEAR_H
#define SB_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/norm/gist.h"

#define NEAR_ROOM	32		/* words a post */
#define NEAR_WAYS	8
#define NEAR_TRIES	16

struct near;

struct near	*near_new(size_t window);
void		 near_free(struct near *);
/*
 * Whether it is a copy of a post numbered `first` or later, published at most
 * `apart` seconds before or after `at` (INT64_MIN: unknown, always near); the
 * last such one, by number.
 */
bool		 near_find(struct near *, const struct gist *, int64_t at,
		    int64_t apart, uint64_t first, uint64_t *number);
/* Remember it; numbers only grow. */
void		 near_add(struct near *, const struct gist *, int64_t at,
		    uint64_t number);

#endif
