/*
 * zalo - the Official Account API: requests with a token that lasts for a day.
 *
 * When it is refused it is exchanged, once in a visit, for a new pair by the
 * refresh token, which is good for one use.  Both are put into their files before
 * anything else is asked; one program at a time does so.
 */
#ifndef SB_ZALO_H
#define SB_ZALO_H

#include <jansson.h>
#include <stdbool.h>

#include "lib/net/visit.h"

struct zalo {
	struct visit	*visit;
	bool		 refreshed;
	const char	*token;		/* borrowed, or NULL: none yet */
};

/*
 * The answer to a path with these parameters (name, value, …, NULL); NULL with the
 * outcome set.
 */
json_t	*zalo_get(struct zalo *, const char *path, const char *const *query);

#endif
