/*
 * mention - which places a text means.
 *
 * Names of places are names of persons and plain words, too.  Each name says
 * (see gazetteer) what it takes to believe it; that is looked for beside it: a
 * word for its kind, a preposition, traffic, a house number, another place.
 * The longest name wins.  Of several places of one name those stay that fit
 * the kind; settle chooses among them.
 */
#ifndef SB_MENTION_H
#define SB_MENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/topic/sighting.h"

#define MENTION_READINGS	24	/* wards of one number */
#define MENTION_VAGUE		4	/* more places than these say nothing */

enum mention_state { MENTION_NO, MENTION_MAYBE, MENTION_YES };

struct mention_reading {
	uint32_t	place;
	double		weight;		/* those of a mention add up to 1 */
};

struct mention {
	uint32_t		from, to;	/* words */
	enum mention_state	state;
	enum gazetteer_how	how;		/* the surest of its names */
	unsigned		before;		/* cues */
	bool			serves;		/* only says where a ward is */
	size_t			n;
	struct mention_reading	readings[MENTION_READINGS];
};

/* Start with zeroes, end with mentions_free(). */
struct mentions {
	struct mention	*v;
	size_t		 n, cap;
};

/*
 * The mentions in a text that was sighted, in its order; only those with state
 * MENTION_YES count, and they have a reading.
 */
void	mentions_judge(struct mentions *, const struct sighting *);
void	mentions_free(struct mentions *);

#endif
