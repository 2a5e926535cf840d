/*
 * tags - the tags of a page one after another, for pages whose making is known.
 *
 *	struct tags t = { .rest = page };
 *	while (tags_next(&t))
 *		if (tags_class(&t, "comment") && tags_inner(&t, &body)) …
 *
 * No tree is built: time is linear and memory none, whatever is nested in what.
 * Comments, declarations and what is in script and style are passed over.
 *
 * Method: the tokenizer of the HTML standard (13.2.5), of tags and attributes
 * alone.
 */
#ifndef SB_TAGS_H
#define SB_TAGS_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

struct tags {
	struct span	 rest;		/* after the tag */
	/* Of the tag, as it is spelt. */
	struct span	 name, attributes;
	bool		 end;		/* </name> */
};

/* The next tag, or false after the last one. */
bool		 tags_next(struct tags *);
/* The value of an attribute as it is spelt, without quotes; SPAN_NONE where it
 * is not there. */
struct span	 tags_attribute(const struct tags *, const char *name);
/* The same with its character references read; out is reset first. */
bool		 tags_value(const struct tags *, const char *name,
		    struct buf *out);
/* Whether one of the words of its class is this one. */
bool		 tags_class(const struct tags *, const char *word);
/*
 * The source up to the end tag of this start tag, which is passed over; false
 * where it has none within 256 KiB.  For elements whose end tags are never left
 * out; where a page may lack many, bound how often it is asked.
 */
bool		 tags_inner(struct tags *, struct span *out);

#endif
