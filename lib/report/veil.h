/*
 * veil - what the public is not shown, so that nobody is found in a number.
 *
 * A first form: it does not yet look at how many sources a cell has, nor across
 * the tables of several reports.
 */
#ifndef SB_VEIL_H
#define SB_VEIL_H

#include "lib/report/counts.h"

/*
 * Hide the cell if it has posts of fewer than COUNTS_K distinct voices, and its
 * tone if one of its groups, the unrated too, has 1 to COUNTS_K - 1 posts:
 * whoever knows the sum of the others would know it.
 */
void	veil_cell(struct counts_cell *);

/*
 * Where exactly one place that is not blank is hidden, the total less the others
 * would give it away: hide the one with the fewest posts beside it, too.
 */
void	veil_places(struct counts_place *, size_t n);

#endif
