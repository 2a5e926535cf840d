/*
 * scene - a scenario file: what happens in the simulated city, and when.
 *
 * Times in it are days from the start, counted from 0, and an hour of that day.
 * Sizes are those for `posts` posts; scene_scale() fits them to another number.
 */
#ifndef SIM_SCENE_H
#define SIM_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/io/config.h"
#include "test/sim/words.h"

#define SCENE_MOST	32	/* of sources, topics, bursts, gaps */

struct scene_source {
	const char	*name, *platform, *class, *site, *format;
	double		 share;
	double		 texts[KINDS];	/* sums of weights */
	double		 answered;	/* of reports and questions */
	size_t		 keep;		/* items its feed shows */
};

struct scene_topic {
	const char		*name;
	const struct group	*group;
	double			 share;
};

/* A burst, or the campaign, which has a number of voices. */
struct scene_event {
	const char		*name;
	size_t			 topic;
	const struct group	*group;
	int64_t			 from;
	double			 hours, half;
	size_t			 size, voices;
};

struct scene_gap {
	size_t	source;
	int64_t	from, to;
};

struct scene {
	struct config		 config;
	const struct words	*words;
	uint64_t		 seed;
	int64_t			 start;
	size_t			 days, posts, round, voices, poll;
	double			 unaccented, teencode, emoji, decomposed,
				 coloured, duplicates, answer_hours;
	double			 hour_of_day[24], day_of_week[7];
	struct scene_source	 sources[SCENE_MOST];
	struct scene_topic	 topics[SCENE_MOST];
	struct scene_event	 events[2 * SCENE_MOST];
	struct scene_gap	 gaps[SCENE_MOST];
	size_t			 nsources, ntopics, nevents, ngaps;
	struct {
		int64_t			 from, to;	/* 0, 0: none */
		double			 volume;
	} tet;
	struct {
		int64_t			 at;		/* 0: none */
		size_t			 topic;
		const struct group	*group;
		double			 volume, tone, own;
	} policy;
};

/* 0, or -1 with the place and the reason; the words are borrowed. */
int	 scene_load(struct scene *, const char *path, const struct words *,
	    struct where *);
/* As many posts in as many days; 0 leaves what the file says. */
void	 scene_scale(struct scene *, size_t posts, size_t days);
void	 scene_free(struct scene *);

#endif
