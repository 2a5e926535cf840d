/*
 * headline - the element that shows a page's title.
 *
 * It is the one whose text is most of a title that the page names in its head,
 * among headings and elements whose class has the word title; where there is no
 * such text, the first h1.
 */
#ifndef SB_HEADLINE_H
#define SB_HEADLINE_H

#include "lib/markup/dom.h"

#define HEADLINE_MOST	1024	/* bytes */

/* The node, or 0 if there is none; of two titles each may be NULL. */
size_t	headline_find(const struct dom *, const char *a, const char *b);

/*
 * Pages are called "Headline - Site" or "Site - Headline": given one part, the
 * other; given NULL, what is before the last sign.  The caller's; NULL if it is
 * not there.
 */
char	*headline_other(const char *page, const char *part);

#endif
