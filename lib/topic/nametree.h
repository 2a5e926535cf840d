/*
 * nametree - many names in one tree over folded syllables.
 *
 * A name is a sequence of pieces as token cuts them: words, numbers, signs.
 * The tree keeps them without marks; what a name looks like with them is for its
 * owner to compare.  A walk costs a step for each piece of the text, however
 * many names there are.
 */
#ifndef SB_NAMETREE_H
#define SB_NAMETREE_H

#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"

#define NAMETREE_ROOT	0
#define NAMETREE_NONE	UINT32_MAX
#define NAMETREE_PIECES	24	/* longest name */

struct nametree;

struct nametree	*nametree_new(void);
void		 nametree_free(struct nametree *);

/*
 * Cut a name, in lower case, into its pieces, up to NAMETREE_PIECES; how many.
 * A "." within is no piece.
 */
size_t		 nametree_cut(struct span name,
		    struct span pieces[NAMETREE_PIECES]);
/* Add a name of folded pieces that ends in a value; several may do. */
void		 nametree_add(struct nametree *, const struct span *pieces,
		    size_t n, uint32_t value);

/* After the last nametree_add() and before the first nametree_step(). */
void		 nametree_ready(struct nametree *);

/* The number of a folded piece, or NAMETREE_NONE where no name has it. */
uint32_t	 nametree_piece(const struct nametree *, struct span folded);
/* The node after one more piece, or NAMETREE_NONE. */
uint32_t	 nametree_step(const struct nametree *, uint32_t node,
		    uint32_t piece);
/* The first value that ends at a node, and the next one; or NAMETREE_NONE. */
uint32_t	 nametree_first(const struct nametree *, uint32_t node);
uint32_t	 nametree_next(const struct nametree *, uint32_t entry);
uint32_t	 nametree_value(const struct nametree *, uint32_t entry);

#endif
