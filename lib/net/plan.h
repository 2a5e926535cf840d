/*
 * plan - what a visit of a source will cost, before anything is sent.
 *
 * An adapter adds a row for each kind of request that it sends.  Where it cannot
 * know how many, `most` is the bound that its keys set.
 */
#ifndef SB_PLAN_H
#define SB_PLAN_H

#include <stddef.h>
#include <stdint.h>

#define PLAN_ROWS	16

struct plan_row {
	const char	*what;		/* "search", "comments" */
	const char	*bucket;	/* of the quota it costs, or NULL */
	int64_t		 cost;		/* of it, each */
	int64_t		 least, most;	/* requests */
	int64_t		 posts;		/* that come at the most, where each is
					 * paid for; else 0 */
};

struct plan {
	struct plan_row	 rows[PLAN_ROWS];
	size_t		 n;
};

void	plan_add(struct plan *, const char *what, const char *bucket,
	    int64_t cost, int64_t least, int64_t most, int64_t posts);

#endif
