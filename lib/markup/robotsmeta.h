/*
 * robotsmeta - what a page asks about its use: X-Robots-Tag and meta robots.
 *
 * Method: Google's "Robots meta tag, data-nosnippet, and X-Robots-Tag
 * specifications" (draft-illyes-repext), with "nocache" for "noarchive" as
 * others write it, and "noai".  What is asked twice holds as its strictest.
 * Directives about images, videos and translation are no concern of text.
 */
#ifndef SB_ROBOTSMETA_H
#define SB_ROBOTSMETA_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

enum {
	ROBOTSMETA_NOINDEX = 1,		/* not to be found by others */
	ROBOTSMETA_NOFOLLOW = 2,	/* nor what it links to */
	ROBOTSMETA_NOARCHIVE = 4,	/* no copy for others */
	ROBOTSMETA_NOSNIPPET = 8,	/* no quotation */
	ROBOTSMETA_NOAI = 16,		/* not to train models with */
};

struct robotsmeta {
	unsigned	asks;		/* of the above */
	bool		expires;
	int64_t		until;		/* the first such instant */
};

/*
 * Add what one header's value, or one element's content, asks of the crawler
 * with this product token; what names another crawler is passed over.  Start
 * from zeroes.
 */
void	robotsmeta_add(struct robotsmeta *, struct span value,
	    const char *token);
/* Whether a meta element of that name speaks to the crawler. */
bool	robotsmeta_is_for(struct span name, const char *token);

#endif
