/*
 * maker - one post after the other: who, where, what, in which words.
 *
 * The city itself is open here to its two parts, city.c, which says when, and
 * maker.c; others use city.h.
 */
#ifndef SIM_MAKER_H
#define SIM_MAKER_H

#include "test/sim/due.h"
#include "test/sim/plan.h"

#define HOUR	3600
#define RECENT	64		/* posts of a source that others refer to */

/* Something that is to be posted; `what` is an event of the scene or one of: */
enum { ORDINARY = -1, ANSWERING = -2 };

struct task {
	int64_t	at;
	int	what;
	size_t	order;
};

struct city {
	const struct scene	*scene;
	const struct city_out	*out;
	struct rng		 rng;
	struct plan		 plan;
	double			 sources[SCENE_MOST], topics[SCENE_MOST];
	struct item		*recent[SCENE_MOST];	/* rings */
	size_t			 seen[SCENE_MOST];	/* ever put in them */
	size_t			 ids[SCENE_MOST];
	struct window		 windows[SCENE_MOST];
	struct dues		 dues;
	size_t			 extra;			/* of the plan, next */
	struct task		*tasks;
	size_t			 ntasks, tasks_cap;
	struct item		 item;			/* in the making */
};

bool	 maker_in_gap(const struct scene *, size_t source, int64_t at);
/* Make what the task says and give it out. */
void	 maker_post(struct city *, const struct task *);
/* Free what the item holds. */
void	 maker_clear(struct item *);

#endif
