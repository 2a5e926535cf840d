/*
 * url - a web address as a browser takes it from a page.
 *
 * Method: the WHATWG URL Standard, for http and https.  Blanks at both ends
 * and line ends within are dropped, "\" is "/", "http:a" is relative to a base
 * of the same scheme, dot segments are resolved, default ports dropped, and
 * what needs it is percent-encoded (queries as UTF-8, whatever the page was).
 * libcurl's CURLU follows RFC 3986 instead and refuses or keeps most of these,
 * which pages are full of: it agrees with half of the standard's own cases.
 *
 * See lib/norm/link for whether two addresses lead to the same document.
 */
#ifndef SB_URL_H
#define SB_URL_H

#include <stdbool.h>

#include "lib/base/span.h"

#define URL_MOST	((size_t)32 << 10)	/* a longer reference is none */

/*
 * `text` is the whole; the spans are in it, without delimiters.  Not there is
 * SPAN_NONE; user and password are there only if not empty, the port if it is
 * not the scheme's.  A path begins with "/".  `text` is from malloc(3): it may
 * be kept in place of url_free().
 */
struct url {
	char		*text;
	struct span	 scheme, user, password, host, port, path, query,
			 fragment;
};

/*
 * A reference found at `base`, which may be NULL: then it must be absolute.
 * False if it leads to no http or https address; nothing is then to be freed.
 */
bool	url_parse(struct url *, struct span ref, const struct url *base);
void	url_free(struct url *);
/* Whether scheme, host and port are the same. */
bool	url_same_origin(const struct url *, const struct url *);

#endif
