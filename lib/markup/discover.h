/*
 * discover - the feeds that a web page says it has, and where it leads.
 *
 * These are its <link rel=alternate> or <link rel=feed> of a feed's type, as
 * sites write them for readers, in their order and each once.  A link inside a
 * comment, a script or other text is none.  No tree is built; time is linear.
 */
#ifndef SB_DISCOVER_H
#define SB_DISCOVER_H

#include <stddef.h>

#include "lib/base/span.h"

struct discover_feed {
	char		*url;		/* absolute, http or https */
	char		*title;		/* or NULL */
	const char	*type;		/* "application/rss+xml" and the like */
};

/*
 * Fill in up to `most` feeds of the page, which is UTF-8, and say how many.
 * base, its own address, may be NULL; <base href> counts more.
 */
size_t	discover_feeds(struct span html, const char *base,
	    struct discover_feed *, size_t most);
/*
 * The same for what its <a> elements lead to, web addresses without fragments,
 * each once; the strings are the caller's.
 */
size_t	discover_links(struct span html, const char *base, char *links[],
	    size_t most);
/* Frees what they hold. */
void	discover_free(struct discover_feed *, size_t n);

#endif
