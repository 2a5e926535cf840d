/*
 * pagemeta - what a page says of its article in elements: OpenGraph,
 * microdata, meta and link, and what a reader sees: headings, times, names.
 */
#ifndef SB_PAGEMETA_H
#define SB_PAGEMETA_H

#include "lib/markup/article.h"
#include "lib/markup/dom.h"

/*
 * Parts are those of part_all().  Returns the node of the headline, or 0 if
 * none is shown.
 */
size_t	pagemeta_read(struct article *, const struct dom *,
	    const unsigned char *parts);

#endif
