/*
 * rules - what words beside a word do to its tone.
 */
#ifndef SB_RULES_H
#define SB_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/model/marks.h"
#include "lib/text/token.h"

/*
 * That may change one weight: 2 negations, 3 degrees, a wish, a question,
 * contrast, repetition.
 */
#define RULES_MOST	9

/* A mark under the rules. */
struct item {
	const struct mark	*mark;
	size_t			 sentence, clause;	/* by number */
	int64_t			 weight;		/* hundredths */
	struct span		 rules[RULES_MOST];	/* what changed it */
	size_t			 nrules;
	bool			 lack;	/* a negation that met no tone */
	/* private */
	bool			 negated;
	bool			 used;		/* a degree word, by one tone */
	bool			 opens;		/* its sentence has no tone yet */
};

/*
 * Give each of the marks its item, items[marks->n], with the weight that the
 * rules of tone.h leave it.  Takes linear time.
 */
void	rules_apply(struct item *items, const struct marks *marks,
	    const struct tokens *tokens);

#endif
