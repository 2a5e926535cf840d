/*
 * crawl - whether a site lets its pages be fetched, by its robots.txt.
 *
 * Method: RFC 9309.  The document is fetched once a run from each origin, of
 * scheme, host and port, and serves a day at the most.  A site without one (4xx)
 * allows everything; one that cannot give it (429, 5xx, no connection) allows
 * nothing for now, and is asked again after a quarter of an hour.  Crawl-delay,
 * which is not of the RFC, is the least pause between requests to the host.
 *
 * For pages that are made for readers.  Addresses that a site publishes for
 * programs, a feed or an API, are not asked for here.
 */
#ifndef SB_CRAWL_H
#define SB_CRAWL_H

#include <stdbool.h>

struct crawl;
struct fetch;
struct visit;

/*
 * Within a task.  False where it may not be fetched: the outcome is then
 * VISIT_FORBIDDEN, or VISIT_FAILED where the run ends, and says why.
 */
bool		 crawl_allowed(struct visit *, const char *url);
/*
 * The same for one address of many: the outcome is left alone, and the reason is
 * in `why`.
 */
bool		 crawl_may(struct visit *, const char *url, char why[256]);

/* What was asked in a run; NULL may be given. */
void		 crawl_free(struct crawl *);

#endif
