/*
 * feedtext - what the elements of a feed say: text, HTML, addresses, languages.
 *
 * What is returned is the caller's, or NULL where there is none.
 */
#ifndef SB_FEEDTEXT_H
#define SB_FEEDTEXT_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "lib/base/span.h"

/* The text of the element, markup passed over. */
char	*feedtext_plain(const xmlNode *);
/*
 * The text, or, *html then set, the markup of the element: by its type, by the
 * elements in it, by `guess` where nothing is said.  HTML is as fragment leaves
 * it.  `base` is the document's address or NULL.
 */
enum feedtext_guess {
	FEEDTEXT_TEXT,		/* Atom's default */
	FEEDTEXT_EITHER,	/* HTML if it looks like that */
	FEEDTEXT_HTML,		/* a description of RSS */
};
char	*feedtext_rich(const xmlNode *, enum feedtext_guess, const char *base,
	    bool *html);

/* The attribute, in any case and of no namespace. */
char	*feedtext_attribute(const xmlNode *, const char *name);
bool	 feedtext_is(const xmlNode *, const char *name, const char *want);
/* The address as seen from the node's xml:base; takes it. */
char	*feedtext_address(const xmlNode *, char *ref, const char *base);
/* xml:lang of the node or the nearest around it, with "-" for "_". */
char	*feedtext_language(const xmlNode *);

#endif
