/*
 * due - answers that agencies will give, soonest last.
 */
#ifndef SIM_DUE_H
#define SIM_DUE_H

#include "test/sim/city.h"

struct due {
	int64_t			 at, asked;
	size_t			 source, topic;
	const struct group	*group;
	char			 uid[CITY_UID];		/* of the question */
};

/* Start with zeroes; the list is the holder's to free. */
struct dues {
	struct due	*list;
	size_t		 n, cap;
};

void		 due_push(struct dues *, const struct due *);
/* The soonest; there must be one. */
struct due	 due_pop(struct dues *);

#endif
