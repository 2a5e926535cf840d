/*
 * city - who posts what and when: the simulation itself.
 */
#ifndef SIM_CITY_H
#define SIM_CITY_H

#include "test/sim/scene.h"

#define CITY_UID	64

/* Something published, and the truth on it. */
struct item {
	int64_t		 at;
	size_t		 source;	/* in the scene */
	size_t		 topic;
	enum kind	 kind;
	enum tone	 tone;
	const char	*intent;
	char		 id[48], uid[CITY_UID];
	struct buf	 url, title, text;
	char		 author[24];	/* "": none */
	struct buf	 author_name;
	uint64_t	 likes;
	char		 parent[CITY_UID];	/* "": none */
	char		 answers[CITY_UID];
	char		 copy_of[CITY_UID];
	int64_t		 delay;		/* of the answer, in seconds */
	const struct scene_event *event;	/* or NULL */
	bool		 policy, plain;
	bool		 lost;		/* in a gap: nobody saw it */
};

/* A source over a window. */
struct window {
	size_t		 source;
	int64_t		 from, to;
	size_t		 posts;
	bool		 missed;
};

struct city_out {
	void	 (*item)(void *arg, const struct item *);
	void	 (*window)(void *arg, const struct window *);
	void	*arg;
};

/* Run the scene from its start to its end, in time order. */
void	 city_run(const struct scene *, const struct city_out *);

#endif
