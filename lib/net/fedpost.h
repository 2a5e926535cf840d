/*
 * fedpost - statuses of the Mastodon API as post records.
 *
 * An instance numbers the statuses of others anew: the uid is a hash of the uri,
 * which is the same on all.  Deletions and answers name an id of the instance, so
 * the uris of the last ones are remembered.  Left out is what is not public, and
 * what comes from accounts that do not want to be found: noindex, not indexable,
 * #nobot.
 */
#ifndef SB_FEDPOST_H
#define SB_FEDPOST_H

#include <jansson.h>

#include "lib/net/visit.h"

struct fedpost;

struct fedpost	*fedpost_new(void);
void		 fedpost_free(struct fedpost *);

/* Write a status.  False if the visit is to end now. */
bool		 fedpost_write(struct fedpost *, struct visit *, const json_t *);
/* The status of that id of the instance is deleted.  The same. */
bool		 fedpost_delete(struct fedpost *, struct visit *,
		    struct span id);
/* How many were left out since accounts want it so. */
uint64_t	 fedpost_shy(const struct fedpost *);
/* Its created_at in seconds since 1970, or 0. */
int64_t		 fedpost_time(struct visit *, const json_t *);

#endif
