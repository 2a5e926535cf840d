/*
 * ttsearch - a search of the TikTok Research API, page by page, which goes on
 * where a visit that was killed left it.
 */
#ifndef SB_TTSEARCH_H
#define SB_TTSEARCH_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/net/visit.h"

#define TTSEARCH_PAGE	100	/* records of a page */

struct ttsearch {
	int64_t	 from, to;		/* days since 1970, UTC, both in it */
	int64_t	 cursor;
	char	*id;			/* what the platform calls it, or NULL */
};

/* Of those days; ttsearch_restart() frees what it has and makes it new. */
struct ttsearch	 ttsearch_open(struct visit *, int64_t from, int64_t to);
void		 ttsearch_restart(struct ttsearch *);
/* Remember where it is, with the next batch; nothing at its end. */
void		 ttsearch_save(struct visit *, const struct ttsearch *);
/* What to ask for its next page, the caller's; and of any query, which is
 * taken. */
json_t		*ttsearch_body(const struct visit *, const struct ttsearch *);
json_t		*ttsearch_dated(json_t *query, int64_t from, int64_t to);
/* Go to the next page by "data" of the last one; false if that was the end, or
 * the next would be the same. */
bool		 ttsearch_turn(struct ttsearch *, const json_t *data);

#endif
