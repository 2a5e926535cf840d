/*
 * robots - what a site asks of one crawler in its robots.txt.
 *
 * Method: RFC 9309.  Groups that name the same crawler are one; a crawler that
 * no group names obeys the group of "*"; the longest pattern that matches
 * decides, "allow" at a tie; "*" is any bytes, "$" at the end is the end.  With
 * it: Crawl-delay, Sitemap, and common misspellings, for a site that errs in
 * spelling has still said what it wants.
 *
 * RFC 9309 compares paths with percent-encoding normalised, the parser that
 * most sites are tested with (google/robotstxt) compares them as spelt.  A URL
 * is allowed where both readings allow it.
 *
 * Bounded: 500 KiB of a document, 16,663 bytes of a line (the rest is not
 * read), URLs of 32 KiB, less where there are more than a thousand rules;
 * longer ones are not allowed.  Matching is linear in the URL for each rule,
 * whatever the pattern.
 */
#ifndef SB_ROBOTS_H
#define SB_ROBOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

#define ROBOTS_BODY	((size_t)500 << 10)
#define ROBOTS_LINE	((size_t)16663)
#define ROBOTS_URL	((size_t)32 << 10)
#define ROBOTS_WORK	((size_t)32 << 20)	/* rules by bytes of URL */
#define ROBOTS_DELAY	60

struct robots;

/*
 * What a document says to the crawler with this product token, which is
 * letters, "_" and "-" without a version.  Anything is a document; one without
 * a rule allows everything.  The caller's to robots_free().
 */
struct robots	*robots_parse(struct span body, const char *token);
void		 robots_free(struct robots *);

/* Whether it may fetch a URL of this site, of which path and query count. */
bool		 robots_allows(const struct robots *, struct span url);

/* Seconds to wait between two requests, at most ROBOTS_DELAY; 0: not said. */
unsigned	 robots_delay(const struct robots *);

/* The i-th Sitemap line as it stands, borrowed, or NULL after the last. */
const char	*robots_sitemap(const struct robots *, size_t i);

#endif
