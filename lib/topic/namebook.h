/*
 * namebook - all names of places, and the cues beside them, in one tree.
 */
#ifndef SB_NAMEBOOK_H
#define SB_NAMEBOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/where.h"
#include "lib/topic/gazetteer.h"
#include "lib/topic/nametree.h"

struct namebook_name {
	uint32_t		at, len;	/* in the book's letters */
	uint32_t		place;		/* or NAMEBOOK_CUE */
	uint32_t		bits;		/* of a cue */
	enum gazetteer_how	how;
	bool			marked;		/* has letters with marks */
};

#define NAMEBOOK_CUE	UINT32_MAX

struct namebook;

int		 namebook_load(struct namebook **, const char *places,
		    const char *streets, struct where *);
void		 namebook_free(struct namebook *);

const struct gazetteer	*namebook_gazetteer(const struct namebook *);
const struct nametree	*namebook_tree(const struct namebook *);
/* The name or cue that is a value of the tree, and how it is written. */
const struct namebook_name *
		 namebook_name(const struct namebook *, uint32_t value);
struct span	 namebook_letters(const struct namebook *,
		    const struct namebook_name *);

#endif
