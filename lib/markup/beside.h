/*
 * beside - what stands on a page beside its article.
 *
 * Told by what elements say of themselves (see part), by headings (see heads),
 * and by their shape: a row of elements, each a link with a few words about it,
 * is a list of other articles.  What holds much of a page's prose is not beside
 * it, whatever it is called.
 */
#ifndef SB_BESIDE_H
#define SB_BESIDE_H

#include "lib/markup/region.h"

/* Sets `beside` of a region whose blocks have their worth; uses `sum`. */
void	beside_mark(struct region *);

#endif
