/*
 * dom - a page's tree as an array, in the order of the document.
 *
 * The descendants of node i are the nodes i + 1 up to, not including, its
 * `end`, so a walk is a loop and nothing recurs.  Everything is borrowed from
 * the dom.
 */
#ifndef SB_DOM_H
#define SB_DOM_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"

struct dom_node {
	GumboTag		 tag;		/* GUMBO_TAG_LAST: text */
	uint32_t		 parent, end;	/* the first is its own */
	const char		*text;		/* NULL for an element */
	const GumboVector	*attrs;		/* NULL for text */
};

struct dom {
	struct dom_node	*nodes;
	size_t		 n;
	struct arena	*arena;		/* private */
};

/* The page must have been through tame. */
void		 dom_parse(struct dom *, struct span page);
void		 dom_free(struct dom *);

/* The value of an attribute, or NULL. */
const char	*dom_attr(const struct dom_node *, const char *name);
/* Whether one of the words of an attribute is this one. */
bool		 dom_has_word(const struct dom_node *, const char *name,
		    const char *word);
/*
 * The text in node i, blanks made single: the caller's; NULL if it is empty or
 * longer than `most` bytes.
 */
char		*dom_text(const struct dom *, size_t i, size_t most);

#endif
