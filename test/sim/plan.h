/*
 * plan - how many posts in which hour, and those of bursts and campaigns.
 */
#ifndef SIM_PLAN_H
#define SIM_PLAN_H

#include "test/sim/scene.h"

/* One post of a burst or campaign to come. */
struct plan_extra {
	int64_t	at;
	size_t	event;
};

struct plan {
	size_t			 hours;
	size_t			*base;		/* ordinary posts by hour */
	struct plan_extra	*extras;	/* in time order */
	size_t			 nextras;
};

void	 plan_make(struct plan *, const struct scene *, struct rng *);
void	 plan_free(struct plan *);

/* The sums of the topics' weights at that time, for rng_weighted(). */
void	 plan_topics(const struct scene *, int64_t at, double sums[SCENE_MOST]);

#endif
