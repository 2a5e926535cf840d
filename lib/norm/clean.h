/*
 * clean - a text as the suite keeps it.
 *
 * Old encodings, HTML to text, canonical Vietnamese, tidy white space, personal data hidden;
 * see legacy, html,
 * canon, tidy, redact.  What one step brings forth another may have
 * to look at again (full-width "<b>", a reference for a zero-width blank), so
 * the steps repeat until nothing changes, 32 times at most.
 */
#ifndef SB_CLEAN_H
#define SB_CLEAN_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/norm/explain.h"
#include "lib/privacy/redact.h"

/* Start with zeroes; end with clean_free(). */
struct clean {
	struct buf	a, b;
	bool		changed;	/* the text last given was not clean */
	struct explain	*why;		/* if not NULL, each step is told */
};

/*
 * The clean text: `in` itself where it was clean, else borrowed until the next
 * call.  counts[] grows by what was hidden.
 */
struct span	clean_text(struct clean *, struct span in,
		    unsigned counts[REDACT_KINDS]);
void		clean_free(struct clean *);

#endif
