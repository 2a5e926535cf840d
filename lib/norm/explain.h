/*
 * explain - what each step changed in a text, as an array of JSON.
 *
 * An entry is {"step":"canon","at":7,"was":"hoà","is":"hòa"}: the place in bytes
 * of the text as it was before the step, and what stood and stands between what
 * both begin and end with.  At most EXPLAIN_MOST entries, of at most
 * EXPLAIN_BYTES bytes a side, "…" behind what was cut.  Where either side may
 * hold personal data (it has an @ or four digits, or the step is the one that
 * hides them) only the place is told.
 */
#ifndef SB_EXPLAIN_H
#define SB_EXPLAIN_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define EXPLAIN_MOST	32
#define EXPLAIN_BYTES	120

/* Start with zeroes. */
struct explain {
	struct buf	json;		/* entries with commas between */
	unsigned	n;
};

void	explain_reset(struct explain *);
/* The step made `is` of `was`. */
void	explain_add(struct explain *, const char *step, struct span was,
	    struct span is);

#endif
