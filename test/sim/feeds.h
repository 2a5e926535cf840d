/*
 * feeds - the simulation as files that the platforms would serve.
 *
 * Two rounds: round1/ as things looked on the scenario's `round` day, round2/
 * as they look at the end.  A press or forum source is a feed in its format,
 * with the newest `keep` items; a feed with a gap shows in round2 only what came
 * after the gap.  A hotline is a CSV export, a social platform an NDJSON one.
 * roundN.now says when that is, in seconds; sources.ini names all sources, with
 * @PORT@ where the server's port goes.
 */
#ifndef SIM_FEEDS_H
#define SIM_FEEDS_H

#include "test/sim/city.h"

struct feeds;

struct feeds	*feeds_new(const struct scene *);
void		 feeds_item(struct feeds *, const struct item *);
/* Write all under the folder: 0, or -1 with the place and the reason. */
int		 feeds_write(const struct feeds *, const char *folder,
		    struct where *);
void		 feeds_free(struct feeds *);

#endif
