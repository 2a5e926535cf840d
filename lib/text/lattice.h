/*
 * lattice - of the choices for each place, those that go together best.
 *
 * Each place has choices; a choice is one or more syllables with a cost of its
 * own, and neighbours cost what the model of pairs says (see grams).  The
 * cheapest path is found as Viterbi (1967) did, and by how much the cheapest
 * path through any other choice of a place is dearer: the margin.
 */
#ifndef SB_LATTICE_H
#define SB_LATTICE_H

#include <stddef.h>

#include "lib/text/grams.h"

#define LATTICE_CHOICES	32		/* of a place; more are left out */
#define LATTICE_SURE	(1 << 20)	/* margin where there is one choice */

struct lattice_choice {
	unsigned	first, last;	/* ids of its outer syllables */
	int		cost;		/* its own, inner pairs included */
	int		tag;		/* the caller's */
	/* private */
	int		forth, back;
};

struct lattice_place {
	size_t		from, n;	/* its choices */
	size_t		best;		/* the chosen, after lattice_solve() */
	int		margin;
	/* private */
	size_t		pairs;		/* costs of its choices after others */
};

/* Start with zeroes; end with lattice_free(). */
struct lattice {
	struct lattice_choice	*choice;
	struct lattice_place	*place;
	size_t			 nchoices, nplaces;
	/* private */
	int			*pair;
	size_t			 npairs, capc, capp, cappairs;
};

/* Forget all places. */
void	lattice_reset(struct lattice *);
/* Begin a place; each must get at least one choice. */
void	lattice_place(struct lattice *);
/* Add a choice to the place begun last. */
void	lattice_add(struct lattice *, unsigned first, unsigned last, int cost,
	    int tag);
/* Choose.  Takes time linear in the places. */
void	lattice_solve(struct lattice *, const struct grams *);
void	lattice_free(struct lattice *);

#endif
