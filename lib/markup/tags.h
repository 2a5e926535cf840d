/*
 * tags - the tags of a page one after another, for pages whose making is known.
 *
 *	struct tags t = { .rest = page };
 *	while (tags_next(&t))
 *		if (tags_class(&t, "comment") && tags_inner(&t, &body)) …
 *
 * No tree is built: time is linear and memory none, whatever is nested in what.
 * Comments, declarations and what is in script and style are passed over.
 */
#ifndef SB_TAGS_H
#define SB_TAGS_H

#include <stdbool.h>

#include "lib/base/span.h"
#include "lib/markup/htmltag.h"

struct tags {
	struct span	 rest;		/* after the tag */
	struct htmltag	 tag;
	const char	*stop;		/* the end of the tag */
};

/* The next tag, or false after the last one. */
bool		 tags_next(struct tags *);
/* The value of an attribute as it is spelt, without quotes; SPAN_NONE where it
 * is not there. */
struct span	 tags_attribute(const struct tags *, const char *name);
/* Whether one of the words of its class is this one. */
bool		 tags_class(const struct tags *, const char *word);
/*
 * The source up to the end tag of this start tag, which is passed over; false
 * where it has none within 256 KiB.  For elements whose end tags are never left
 * out; where a page may lack many, bound how often it is asked.
 */
bool		 tags_inner(struct tags *, struct span *out);

#endif
