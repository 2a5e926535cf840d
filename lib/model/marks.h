/*
 * marks - the entries of a lexicon that stand in a text, none within another.
 *
 * Where two overlap the longer one is taken, of equals the first one, and one
 * that matches as written before one that matches folded.
 */
#ifndef SB_MARKS_H
#define SB_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/model/lexicon.h"
#include "lib/text/token.h"

struct mark {
	const struct lexicon_entry	*entry;
	size_t				 from, to;	/* tokens [from, to) */
	bool				 folded;
};

struct marks {
	struct mark	*v;		/* by place */
	size_t		 n;
	/* private */
	const struct lexicon *lexicon;
	size_t		 cap;
	struct mark	*all;
	size_t		 nall, capall;
	size_t		*taken;		/* by token: 1 + index in all, or 0 */
	size_t		 captaken;
	size_t		 longest;
};

/* Start with zeroes; what was there before is forgotten. */
void	marks_find(struct marks *, const struct lexicon *,
	    const struct tokens *, bool plain);
void	marks_free(struct marks *);

#endif
