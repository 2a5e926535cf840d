/*
 * htmltag - tags and comments in text that may be HTML.
 *
 * A tag is one of a known element, written <name>, <name/>, </name>, <name
 * attribute=… or with an attribute that needs no value; "a < b", "<3" and
 * "<Tên>" are none.  Nothing is allocated; all take time in proportion to what
 * they pass over.
 */
#ifndef SB_HTMLTAG_H
#define SB_HTMLTAG_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

struct htmltag {
	GumboTag	 id;
	bool		 closes;
	bool		 comment;
	bool		 foreign;	/* no HTML element, but well formed */
	struct span	 name;
	const char	*rest;		/* after the name */
};

/* The value's quotes are off, its references stay; .s is NULL without "=". */
struct htmltag_attribute {
	struct span	 name, value;
};

/* The tag or comment that begins at p, which is a '<'; false if none does. */
bool		 htmltag_at(const char *p, const char *end, struct htmltag *);
/*
 * The same, but any name will do: as inside an svg.  `foreign` is set where
 * HTML has no such element.
 */
bool		 htmltag_any(const char *p, const char *end,
		    struct htmltag *);
/*
 * Behind its '>', or the comment's end; what does not end takes the rest, as
 * in browsers.
 */
const char	*htmltag_end(const struct htmltag *, const char *end);
/* Behind the end tag of the element that the tag, which ends at p, begins. */
const char	*htmltag_close(const struct htmltag *, const char *p,
		    const char *end);
/*
 * The attribute at *at, which begins as tag.rest, up to stop, the tag's end;
 * false after the last.
 */
bool		 htmltag_attribute(const char **at, const char *stop,
		    struct htmltag_attribute *);

/* The length of the character reference at p, a '&', with its ';', or 0. */
size_t		 htmltag_reference(const char *p, const char *end);
bool		 htmltag_blank(char);

#endif
