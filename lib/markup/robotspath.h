/*
 * robotspath - the paths that robots.txt compares: taken from a URL, spelt for
 * comparison, matched with a pattern.
 *
 * Method: RFC 9309, 2.2.2 and 2.2.3.  The readings are those of robots.h.
 */
#ifndef SB_ROBOTSPATH_H
#define SB_ROBOTSPATH_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

enum robotspath_reading {
	ROBOTSPATH_SPELT,	/* %hh in upper case; rules in ASCII */
	ROBOTSPATH_NORMAL,	/* encoded is what must be, no more */
	ROBOTSPATH_READINGS
};

/* Path and query within a URL; what comes before them is a host. */
struct span	 robotspath_of(struct span url);

/* Add a rule's pattern, or a URL's path, in that reading. */
void		 robotspath_rule(struct buf *out, struct span pattern,
		    enum robotspath_reading);
void		 robotspath_url(struct buf *out, struct span path,
		    enum robotspath_reading);

/* Both as added above, in the same reading.  Takes linear time. */
bool		 robotspath_match(struct span pattern, struct span path);

#endif
