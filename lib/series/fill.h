/*
 * fill - counts made complete before they are written: what was covered, and
 * zeros where they are known.
 *
 * Where coverage is known it is joined to the totals, and to the cells of feeds
 * and sources; every bucket in which a feed was due has a total.  It is always
 * computed anew from the coverage records there are, so that counts that are
 * read again beside them do not count it twice; only in buckets that no coverage
 * record reaches do the numbers of count records stay as they are, added up.
 *
 * Where no coverage is known of any bucket of a width, every bucket between two
 * totals has one, unless they are more than BUCKET_HOLE apart.
 */
#ifndef SB_FILL_H
#define SB_FILL_H

#include "lib/series/count.h"
#include "lib/series/cover.h"

/*
 * For all widths there are; where there is no cell at all, for `own`.  After
 * it count_sort() holds, and cells that are neither cell_any() nor kept are not
 * to be written.
 */
void	fill_counts(struct count *, struct cover *, enum bucket own);

#endif
