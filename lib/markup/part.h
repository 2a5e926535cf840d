/*
 * part - what an element of a page is for, as far as it says so itself.
 *
 * It says so by its name (nav, aside, footer), its role, by being hidden, and
 * by the words of its class, id and type: "related-posts" and "tinLienQuan"
 * tell what they hold in whatever system they were written.  A class that
 * says what there is not ("no-sidebar") or might be ("has-comments") says
 * nothing.
 */
#ifndef SB_PART_H
#define SB_PART_H

#include "lib/markup/dom.h"

enum part {
	PART_PLAIN,
	PART_BODY,	/* of an article, by its class: "entry-content" */
	PART_STATED,	/* the same by schema.org: articleBody */
	PART_SIDE,	/* beside it: navigation, shares, captions, names … */
	PART_VOICES,	/* what readers say */
	PART_UNSEEN,
};

enum part	 part_of(const struct dom_node *);
/* The part of each node, an enum part in a byte: the caller's. */
unsigned char	*part_all(const struct dom *);
/* Whether one of the words of its class or id is this one. */
bool		 part_says(const struct dom_node *, const char *word);
/* Whether its style has "property:value", blanks aside. */
bool		 part_styled(const struct dom_node *, const char *what);

#endif
