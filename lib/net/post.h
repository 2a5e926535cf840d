/*
 * post - a post record, see sb-record(5), from what an adapter found.
 */
#ifndef SB_POST_H
#define SB_POST_H

#include <stdbool.h>

#include "lib/markup/date.h"
#include "lib/net/fetch.h"

#define POST_METRICS	12

struct post_metric {
	const char	*name;
	int64_t		 value;
	bool		 approx;
};

/* Spans with s == NULL are not there; all must be UTF-8. */
struct post {
	struct span	 id;		/* the source's own, or none */
	struct span	 uid;		/* what its uid is made of */
	bool		 hashed;	/* the uid is a hash of that */
	const char	*kind;
	struct span	 url, title, text;
	bool		 dated;
	struct date	 published;
	struct span	 published_raw;
	bool		 arrived;	/* no time of its own: when fetched */
	struct span	 author, author_id;
	struct span	 parent;	/* the source's own id of it */
	bool		 parent_hashed;
	struct post_metric metrics[POST_METRICS];
	size_t		 nmetrics;
	char *const	*tags;
	size_t		 ntags;
};

/*
 * Write it, unless the state knows it already.  False if the state could not
 * be read or written.
 */
bool		 post_write(struct fetch *, const struct source *,
		    const struct post *, struct outcome *);
/* Whether a time can be that of a post: after 1995 and not beyond two days on. */
bool		 post_plausible(const struct fetch *, int64_t t);

#endif
