/*
 * graph - Meta's Graph API: what facebook, instagram and threads share.
 *
 * The token goes in a header, with the proof of the app's secret beside it where
 * the source names one.  The headers that say how much of the limits is used are
 * heeded: from 80 % on each request waits, at 100 % the visit ends as limited
 * until the platform says that it regains access.
 */
#ifndef SB_GRAPH_H
#define SB_GRAPH_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/net/api.h"

struct graph {
	struct visit	*visit;
	const char	*bucket;	/* of the quota of each request, or NULL */
	bool		 cursors;	/* its pages may name a cursor alone */
	/* private */
	char		*root;		/* base and version */
	char		*auth;
	char		*proof;		/* or NULL */
	int64_t		 used;		/* per cent of the tightest limit */
	int64_t		 regain;	/* when it may be asked again, or 0 */
};

/*
 * Load the secrets of the source, `key` and, if it is named, `app_secret`.  False
 * with the outcome set; graph_close() is due in any case.
 */
bool		 graph_open(struct graph *, struct visit *,
		    const char *platform, const char *version);
void		 graph_close(struct graph *);

/*
 * The answer to a path ("/123/posts"), or to the page of it that graph_next()
 * named, as api_get() gives it.  The query counts for the first page alone.
 */
json_t		*graph_get(struct graph *, const char *path,
		    const char *const *query, const char *page, bool *gone);
/*
 * Where the next page of the list is that has been got at that path; the
 * caller's, without a secret.  NULL at the end.
 */
char		*graph_next(const struct graph *, const char *path,
		    const json_t *list);
/*
 * A page's address as it may be asked: at the same scheme, host and port as
 * `own` it stays, from elsewhere its query alone is taken onto `own`.  Tokens and
 * proofs are taken out.  The caller's; NULL if it is no address.
 */
char		*graph_page(const char *own, struct span page);
/* The judge of its error bodies. */
api_judge	 graph_judge;
/* The proof that who sends the token knows the app's secret: hexadecimal. */
void		 graph_proof(const char *token, const char *secret,
		    char out[65]);

#endif
