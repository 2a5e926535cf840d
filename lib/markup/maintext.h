/*
 * maintext - what an article says, without what a page wraps around it.
 */
#ifndef SB_MAINTEXT_H
#define SB_MAINTEXT_H

#include "lib/markup/blocks.h"
#include "lib/markup/dom.h"

struct maintext {
	/* Paragraphs and rows, LF between, "|" between cells; NULL: none. */
	char	*text;
	char	*signature;	/* the names under it, NULL if none */
};

/* Parts are those of part_all(); the headline's node is 0 if none is shown. */
void		 maintext_find(struct maintext *, const struct dom *,
		    const unsigned char *parts, const struct blocks *,
		    size_t headline);
void		 maintext_free(struct maintext *);

#endif
