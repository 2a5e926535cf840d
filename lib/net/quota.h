/*
 * quota - what a platform lets an office ask, and when it counts anew.
 *
 * An adapter names its buckets with the limits that the platform publishes; a
 * source may set its own with `quota = NAME=LIMIT NAME=LIMIT`.  What was spent
 * is kept in the state, by type, bucket and key, before the request is sent: a
 * run that is killed has never spent more than it knows of.
 */
#ifndef SB_QUOTA_H
#define SB_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/where.h"
#include "lib/net/sources.h"
#include "lib/net/state.h"

/* The bucket of posts that are paid for one by one: a source's `budget` is its
 * limit, too. */
#define QUOTA_POSTS	"posts"

struct visit;

enum quota_reset {
	QUOTA_PACIFIC,		/* at midnight in Los Angeles */
	QUOTA_UTC,		/* at midnight UTC */
	QUOTA_MONTH,		/* on the first of the month, UTC */
	QUOTA_WINDOW,		/* so many seconds after its first use */
	QUOTA_UNIQUE,		/* different things are counted, each so many
				 * seconds after its first use */
};

struct quota_bucket {
	const char	*name;
	int64_t		 limit;
	enum quota_reset reset;
	int64_t		 seconds;	/* of a window */
};

/* The start of the period that an instant is in, and the end of one that began
 * then. */
int64_t	quota_start(const struct quota_bucket *, int64_t now);
int64_t	quota_end(const struct quota_bucket *, int64_t start);

/* The bucket of that name of the source's adapter with the source's limit; false
 * if there is none. */
bool	quota_find(const struct source *, const char *name,
	    struct quota_bucket *);
/* Whether the source's `quota` is right: 0, or -1 and where. */
int	quota_check(const struct source *, struct where *);
/* What is left of it now, and when it counts anew; false if the state broke. */
bool	quota_left(struct state *, const struct source *,
	    const struct quota_bucket *, int64_t now, int64_t *left,
	    int64_t *anew);

/* Spend so much, or end the visit in VISIT_SPENT.  False if it is to end. */
bool	quota_spend(struct visit *, const char *bucket, int64_t cost);
/* Give back what was spent and then not needed. */
bool	quota_return(struct visit *, const char *bucket, int64_t cost);
/* The same of a bucket of different things: a known one costs nothing. */
bool	quota_spend_unique(struct visit *, const char *bucket,
	    struct span thing);

#endif
