/*
 * fetch - all sources of a file, many at once.
 *
 * Each source is a visit in a task of its own; at most FETCH_TASKS are under way.
 * What they write leaves in the order of the sources file, so that the same
 * answers make the same bytes: a visit whose turn has not come holds up to
 * FETCH_HELD bytes and then waits.
 */
#ifndef SB_FETCH_H
#define SB_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/io/reject.h"
#include "lib/io/writer.h"
#include "lib/net/http.h"
#include "lib/net/sources.h"
#include "lib/net/state.h"
#include "lib/net/visit.h"

#define FETCH_TASKS	128
#define FETCH_HELD	((size_t)256 << 10)

struct fetch {
	struct writer	*out;
	struct state	*state;		/* or NULL: none is kept */
	struct reject	*reject;	/* or NULL */
	int64_t		 now;
	int64_t		 since, until;	/* or INT64_MIN and INT64_MAX */
	void		(*say)(const char *text);	/* "place: why" */
	/* When a source is done, in the order of the file. */
	void		(*done)(const struct source *, const struct outcome *);
	/* private */
	struct http	*http;
	struct task	**turns;	/* that wait for theirs */
	size_t		 turn;		/* whose it is */
	bool		 stopping;
	char		 broken[256];	/* why the state could not be kept */
};

/*
 * Visit each source once, or only the one of that name.  False if there is none
 * such, or if the state could not be kept: see fetch_broken().
 */
bool		 fetch_all(struct fetch *, const struct sources *,
		    const char *only);
/* Why the state could not be kept, or NULL. */
const char	*fetch_broken(const struct fetch *);

#endif
