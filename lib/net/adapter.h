/*
 * adapter - the kinds of source, one file each, one row each in the table.
 */
#ifndef SB_ADAPTER_H
#define SB_ADAPTER_H

#include "lib/base/where.h"

struct plan;
struct quota_bucket;
struct source;
struct visit;

enum adapter_place {
	ADAPTER_ONE,		/* needs a url or a file */
	ADAPTER_URL,		/* needs a url */
	ADAPTER_NONE,		/* knows where to ask; `base` may say otherwise */
};

struct adapter {
	const char	*type;		/* as in "type = feed" */
	const char	*kind;		/* of its posts, where none is given */
	const char	*label;		/* their source, where none is given */
	const char *const *keys;	/* in sources.ini, its own, up to NULL */
	/* Whether the source's own keys are right: 0, or -1 and where. */
	int		(*check)(const struct source *, struct where *);
	/* Write the posts, and say how it went in the visit's outcome. */
	void		(*fetch)(struct visit *);
	/* What a visit will cost; NULL: one request. */
	void		(*plan)(const struct source *, struct plan *);
	enum adapter_place place;
	const char *const *secrets;	/* "key" for key_file and key_env, up
					 * to NULL; or NULL */
	const char	*owner;		/* the key that says whose the quotas
					 * are; NULL: the secret does */
	const struct quota_bucket *buckets;	/* up to a NULL name; or NULL */
	long		 pages;		/* of a visit, where none are set */
	long		 delay;		/* ms between requests to a host */
};

/* The adapter of that type, or NULL. */
const struct adapter *adapter_find(const char *type);
/* The type nearest to what was typed, or NULL. */
const char	*adapter_nearest(const char *type);

#endif
