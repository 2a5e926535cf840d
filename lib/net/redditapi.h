/*
 * redditapi - requests to Reddit's Data API: the token, the rate, the User-Agent.
 *
 * Reddit wants a User-Agent of its own form, "PLATFORM:APPLICATION:VERSION (by
 * /u/ACCOUNT)", and blocks others.
 */
#ifndef SB_REDDITAPI_H
#define SB_REDDITAPI_H

#include <jansson.h>
#include <stdbool.h>

#define REDDITAPI_BUCKET	"requests"

struct redditapi;
struct visit;

/* Log in with client_id and the secret of the source.  NULL, with the outcome
 * set, if that fails. */
struct redditapi *redditapi_new(struct visit *, const char *account);
void		 redditapi_free(struct redditapi *);

/*
 * Before a request: where the window's requests are spent, wait for the next one
 * before Reddit refuses.  False, with the outcome set, if that is too long.
 */
bool		 redditapi_ready(struct redditapi *);
/* As api_get(); a token that is no longer good is renewed once. */
json_t		*redditapi_get(struct redditapi *, const char *path,
		    const char *const query[], bool *gone);

#endif
