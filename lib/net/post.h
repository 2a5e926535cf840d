/*
 * post - a post record, see sb-record(5), from what an adapter found.
 */
#ifndef SB_POST_H
#define SB_POST_H

#include <stdbool.h>

#include "lib/markup/date.h"
#include "lib/net/visit.h"

#define POST_METRICS	12

enum post_flag {
	POST_EDITED = 1 << 0,
	POST_SENSITIVE = 1 << 1,
	POST_TRUNCATED = 1 << 2,
	POST_PAYWALLED = 1 << 3,
	POST_PRIVATE = 1 << 4,		/* was not published to all */
	POST_SPONSORED = 1 << 5,
	POST_NOARCHIVE = 1 << 6,	/* the page asks not to be kept */
};

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
	struct span	 url, title, summary, text;
	bool		 dated;
	struct date	 published;
	struct span	 published_raw;
	bool		 arrived;	/* no time of its own: when fetched */
	struct date	 updated;	/* if .instant is not 0 */
	struct span	 lang;		/* as the source says, or none */
	struct span	 author, author_id;
	/* The source's own ids of what it answers, of the first one of the
	 * thread, of what it passes on or quotes. */
	struct span	 parent, root, repost_of, quote_of;
	bool		 parent_hashed;
	struct span	 site;		/* page, channel, board; or the source's */
	unsigned	 flags;		/* of enum post_flag */
	struct post_metric metrics[POST_METRICS];
	size_t		 nmetrics;
	char *const	*tags;
	size_t		 ntags;
};

/*
 * Write it into the visit's batch; the state decides there whether it is new.
 * False if the visit is to end now.
 */
bool		 post_write(struct visit *, const struct post *);
/* A tombstone for the post of that id of the source; every later stage forgets
 * it. */
bool		 post_delete(struct visit *, struct span id, bool hashed,
		    const char *reason);
/* Whether a post of that uid was written by an earlier visit. */
bool		 post_known(struct visit *, struct span uid, bool hashed);
/* Whether a time can be that of a post: after 1995 and not beyond two days on. */
bool		 post_plausible(const struct visit *, int64_t t);
/* Sets published to a time in seconds since 1970, if it can be true. */
void		 post_instant(const struct visit *, struct post *, int64_t t);

#endif
