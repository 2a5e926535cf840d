/*
 * route - what a script answers, and when: see script.h for the format.
 */
#ifndef MOCK_ROUTE_H
#define MOCK_ROUTE_H

#include <pthread.h>
#include <stdbool.h>

#include "lib/base/buf.h"
#include "test/net/request.h"

/* Strings are NULL and numbers -1 where the script says nothing. */
struct route {
	const char	*script;	/* its path, borrowed */
	size_t		 line;
	char		*method, *path;
	struct fields	 query, needs;
	struct fields	 bodies;	/* the names are parts of it */
	long		 times, used;
	long		 status, wait;
	struct fields	 headers;
	char		*type, *redirect, *etag;
	struct buf	 body;
	long		 huge, bomb;	/* MiB */
	bool		 gzip, chunked, close;
	long		 length, cut;	/* bytes */
	long		 drip, sse;	/* milliseconds */
	bool		 hang, reset;
};

/* In the order of the scripts.  Start with ROUTES_INIT. */
struct routes {
	struct route	*list;
	size_t		 n;
	pthread_mutex_t	 lock;		/* of each `used` */
};

#define ROUTES_INIT	{ NULL, 0, PTHREAD_MUTEX_INITIALIZER }

/* A new route at the end, which says nothing yet; borrowed until the next. */
struct route	*routes_add(struct routes *, const char *script, size_t line);
/* The first that answers the request, which counts as an answer; or NULL. */
const struct route *
		 routes_take(struct routes *, const struct request *,
		    const struct conn *);
/* Which came nearest and what differed, in lines. */
void		 routes_explain(struct routes *, const struct request *,
		    const struct conn *, struct buf *out);

#endif
