/*
 * region - where on a page its article is.
 *
 * Each block has a worth: its words if it reads as prose, less for links;
 * below zero for lists of links and for what is beside the article.  The
 * region is the element whose blocks are worth most together; one that is
 * named or marked up as an article's body is preferred to it where it holds
 * most of the same.
 *
 * Method: the greatest sum over subtrees, after Pasternack and Roth,
 * "Extracting article text from the web with maximum subsequence segmentation"
 * (2009), in place of Readability's propagation of scores; lengths are in
 * words, because Vietnamese syllables are short words.
 */
#ifndef SB_REGION_H
#define SB_REGION_H

#include <stdbool.h>

#include "lib/markup/blocks.h"
#include "lib/markup/dom.h"

struct region {
	const struct dom	*dom;
	const struct blocks	*blocks;
	const unsigned char	*part;		/* of each node */
	bool			*beside;	/* of each node */
	double			*worth;		/* of each block */
	double			*sum;		/* of those before it */
	uint32_t		 node;		/* the region; 0: none */
	size_t			 from, to;	/* its blocks */
};

/* Borrows all three until region_free(); parts are those of part_all(). */
void		 region_find(struct region *, const struct dom *,
		    const unsigned char *parts, const struct blocks *);
void		 region_free(struct region *);
/* The worth of the blocks in a node. */
double		 region_sum(const struct region *, size_t node);
/* Whether block i is not of the article, though it may be in its element. */
bool		 region_beside(const struct region *, size_t i);

#endif
