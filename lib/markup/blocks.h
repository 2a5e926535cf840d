/*
 * blocks - a page's text as the pieces that stand apart on it.
 *
 * A block is the text between two borders of block elements, or two line
 * breaks in a row: a paragraph however it is marked up.  Its text has single
 * blanks and LF for a line break.  Words are counted by their first letter or
 * digit; a Han or kana character counts as half a word.  The blocks of node i
 * of the dom are those from lo[i] up to, not including, lo[end of i].
 */
#ifndef SB_BLOCKS_H
#define SB_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/markup/dom.h"

struct block {
	uint32_t	node;		/* the element that holds it all */
	uint32_t	first;		/* its first text node */
	size_t		at, len;	/* in text */
	unsigned	words, linked;	/* linked: of these, in links */
	unsigned	commas, stops;	/* … that end sentences */
};

struct blocks {
	struct buf	 text;
	struct block	*list;
	size_t		 n;
	uint32_t	*lo;		/* one more than the dom has nodes */
};

void		 blocks_read(struct blocks *, const struct dom *);
void		 blocks_free(struct blocks *);
struct span	 blocks_text(const struct blocks *, size_t i);

#endif
