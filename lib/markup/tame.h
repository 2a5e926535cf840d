/*
 * tame - a web page made such that a tree builder can read it at little cost.
 *
 * What shows no text goes with its content (comments, scripts, styles,
 * drawings, choices of forms, fallbacks of media); elements of form (b, font,
 * custom ones) become spans; attributes that say nothing about the text go.
 * Elements nested deeper than TAME_DEPTH and those after the first TAME_MOST
 * lose their tags but keep their text.  What is left cannot make the
 * standard's algorithms take more than linear time and memory, and the tree is
 * nowhere deep.
 *
 * Method: the tokenizer of the HTML standard (13.2.5), without its errors, and
 * a stack of the open elements whose end tags are not optional.
 */
#ifndef SB_TAME_H
#define SB_TAME_H

#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define TAME_DEPTH	256
#define TAME_MOST	100000

struct tame {
	struct buf	 html;
	/* The scripts of type application/ld+json, borrowed from the page. */
	struct span	*data;
	size_t		 ndata;
};

/* The page must be UTF-8. */
void		 tame_page(struct tame *, struct span page);
void		 tame_free(struct tame *);

#endif
