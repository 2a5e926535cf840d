/*
 * api - JSON over HTTP with keys, quotas, limits and pages: what the adapters of
 * platforms share.
 *
 * A request that is refused for its rate is tried again after the time that the
 * platform says, if that is a minute or less, else the visit ends in
 * VISIT_LIMITED until then; so it does after three tries.  A fault of the network
 * or of the server (5xx) is tried three times, with growing pauses.
 */
#ifndef SB_API_H
#define SB_API_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/net/apivalue.h"
#include "lib/net/http.h"
#include "lib/net/visit.h"

enum api_verdict {
	API_OK,
	API_RETRY,		/* a passing fault */
	API_LIMITED,		/* asked too often; .again, else backoff */
	API_SPENT,		/* no more until .again */
	API_DENIED,		/* the key is wrong, or may not do this */
	API_GONE,		/* the thing asked for is no longer there */
	API_FAILED,		/* will not be better by itself */
};

struct api_judgement {
	enum api_verdict verdict;
	int64_t		 again;		/* seconds since 1970, or 0 */
	char		 why[200];	/* with a cure, or "" for the usual */
};

/*
 * What an answer means on that platform.  The usual judgement, by status and
 * Retry-After, is in *j already; `tree` is NULL where the body is no JSON.
 */
typedef void	 api_judge(struct visit *, const struct http_answer *,
		    const json_t *tree, struct api_judgement *j);

struct api_request {
	const char	*url;		/* may have a query already */
	/* name, value, name, value, NULL; a NULL value leaves its pair out */
	const char	*const *query;
	const char	*const *headers;	/* "Name: value", up to NULL */
	struct span	 body;		/* to POST, or .s NULL: GET */
	const char	*bucket;	/* of the quota it costs, or NULL */
	int64_t		 cost;
	api_judge	*judge;		/* or NULL: the usual */
};

/*
 * The answer as a tree, the caller's to json_decref(), or NULL with the outcome
 * of the visit set.  Where the verdict was API_GONE that is NULL too, but the
 * outcome is as it was and *gone is set, if `gone` is not NULL.
 */
json_t		*api_get(struct visit *, const struct api_request *,
		    bool *gone);
/*
 * For those that send requests of their own: the usual judgement of an answer; a
 * text of the answer as the reason; the end of the visit that v->answer and the
 * judgement mean.
 */
void		 api_usual(const struct http_answer *, int64_t now,
		    struct api_judgement *);
void		 api_say(struct api_judgement *, const json_t *,
		    const char *path);
void		 api_conclude(struct visit *, const struct api_judgement *);
/* The header of the last answer that api_get() judged; SPAN_NONE if not there. */
struct span	 api_header(const struct visit *, const char *name);

/* "https://host/path" of the source's `base` key, or of the platform. */
char		*api_url(const struct visit *, const char *platform,
		    const char *path, ...) __attribute__((format(printf, 3, 4)));
/* A value percent-encoded for a query or a path; the caller's. */
char		*api_encode(struct span);
/*
 * The header "Authorization: PREFIX TOKEN" of the access token that a platform
 * handed out, which is a secret from now on; to be freed by secret_free().  NULL,
 * with the outcome set, if there is none.
 */
char		*api_token(struct visit *, const json_t *answer,
		    const char *prefix);
/* A header "NAME: PREFIX SECRET" of a secret key of the source; the caller's, to
 * be freed by secret_free().  NULL, with the outcome set, if there is none. */
char		*api_auth(struct visit *, const char *name, const char *prefix,
		    const char *key);

/* Count a page against those that a visit may ask for; false, and that said in
 * the outcome, if there are no more. */
bool		 api_page(struct visit *, long *pages);
/* Say how many posts were passed over and why, if nothing else is said. */
void		 api_skipped(struct visit *, const char *why);
/* Whether --since and --until want what was published then. */
bool		 api_wants(const struct visit *, int64_t published);

#endif
