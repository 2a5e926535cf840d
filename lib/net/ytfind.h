/*
 * ytfind - which videos a source of YouTube is about.
 *
 * A search gives some 500 videos at most, however many pages it has, so time is
 * cut in slices, each a search of its own; the uploads of a channel are a
 * playlist, and reading that costs a hundredth of a search.
 */
#ifndef SB_YTFIND_H
#define SB_YTFIND_H

#include "lib/net/youtube.h"

#define YTFIND_BACK	(7 * 86400)	/* looked at by a first visit, seconds */

/* Seconds of a key that is a duration. */
int64_t	ytfind_seconds(const struct source *, const char *key,
	    int64_t otherwise);
/* Watch what the source's keys lead to.  Whether all of it was found; else the
 * outcome says why not, or the visit is to end. */
bool	ytfind_all(struct visit *, struct watch *, long *pages);
/* How many searches a visit of so many seconds takes. */
int64_t	ytfind_slices(const struct source *, int64_t seconds);

#endif
