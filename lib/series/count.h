/*
 * count - the algebra of counts: posts and count records in, sums out.
 *
 * Cells of the same bucket and key add up, in any order and grouping, to the
 * same bytes.  Memory grows with the cells, not with the posts.
 */
#ifndef SB_COUNT_H
#define SB_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"
#include "lib/series/bucket.h"
#include "lib/series/cell.h"
#include "lib/series/keys.h"

struct count;

/* Without sketches, those of count records are not even read. */
struct count	*count_new(bool sketches);
void		 count_free(struct count *);

/*
 * Count a post, in its total and in each of its keys.  NULL, or why it cannot
 * be.  A post without a believable time is counted as undated only.
 */
const char	*count_post(struct count *, struct record *,
		    struct keys *, enum bucket);
uint64_t	 count_undated(const struct count *);

/* Add a count record that is cell_ours().  NULL, or why it cannot be added. */
const char	*count_record(struct count *, struct record *);

/* The cell, made if it is not there; borrowed until count_free(). */
struct cell	*count_at(struct count *, enum bucket, int64_t index,
		    struct span key);
/* Whether there is any cell of that width whose key is of that set; 0: {}. */
bool		 count_has(const struct count *, enum bucket, unsigned set);

/*
 * Bring the cells in order: by start, then width, then key, the total first.
 * Valid until a cell is made.
 */
void		 count_sort(struct count *);
size_t		 count_cells(const struct count *);
struct cell	*count_nth(const struct count *, size_t i, struct cell_id *);

#endif
