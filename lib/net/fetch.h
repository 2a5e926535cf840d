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

/* A source and when it is to be asked. */
struct fetch_due {
	const struct source *source;
	int64_t		 at;		/* seconds since 1970 */
	bool		 running;
};

struct fetch {
	struct writer	*out;
	struct state	*state;		/* or NULL: none is kept */
	struct reject	*reject;	/* or NULL */
	int64_t		 now;
	int64_t		 since, until;	/* or INT64_MIN and INT64_MAX */
	void		(*say)(const char *text);	/* "place: why" */
	/* When a source is done, in the order of the file. */
	void		(*done)(const struct source *, const struct outcome *);
	/* Ask each source again and again, when it is due, until a signal comes;
	 * what they write then leaves as it comes. */
	bool		 follow;
	/* Not 0 when a signal asked to end; or NULL. */
	volatile const int *signalled;
	/* private */
	struct http	*http;
	struct crawl	*crawl;		/* what sites ask of it, or NULL */
	struct fetch_due *due;
	size_t		 ndue, started;
	int64_t		 stop_at;	/* by task_clock() */
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
/* When a source is to be asked again, by what is known of it. */
int64_t		 fetch_next(const struct source *,
		    const struct state_source *);
/* Why the state could not be kept, or NULL. */
const char	*fetch_broken(const struct fetch *);

#endif
