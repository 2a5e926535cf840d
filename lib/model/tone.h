/*
 * tone - what a text feels about its matter, as a sum of reasons.
 *
 * The score is the sum of the weights of the reasons, exactly: both are whole
 * hundredths.  A reason is an entry of the lexicon in its place, or emphasis.
 * Rules change the weight of an entry and are named in its reason:
 *
 *  -	a negating word up to 4 tokens before it in the same clause (two at
 *	most: "không phải không tốt") multiplies it;
 *  -	a degree word beside it, or before what negates it, multiplies it; one
 *	after a negated word does not ("không tốt lắm");
 *  -	a contrasting word ("nhưng") multiplies what came before it in the
 *	sentence; at the beginning of a sentence, what came in the one before;
 *  -	the same picture or smiley counts half the second time, then not.
 *
 * Two or more "!" add a fifth of a point to the side that the sentence is on,
 * a word all in capitals, where not all of the text is, to its own side.
 * Irony makes no contribution: it makes praise doubtful.
 *
 * The method is that of lexicon-based tone with intensification and negation
 * (Taboada et al. 2011), with multiplication in place of shifting.
 */
#ifndef SB_TONE_H
#define SB_TONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/model/lexicon.h"
#include "lib/model/rules.h"

enum tone_label {
	TONE_NEG, TONE_NEU, TONE_POS, TONE_MIXED, TONE_UNCERTAIN
};

struct tone_reason {
	struct span	term;
	int64_t		weight;			/* hundredths */
	size_t		from, to;		/* bytes of the text */
	struct span	rules[RULES_MOST];	/* what changed the weight */
	size_t		nrules;
};

/*
 * What was read; the reasons are in the order of their places.  irony is how
 * surely, in hundredths, the text is ironic.
 */
struct tone_reading {
	int64_t				 score;	/* hundredths */
	int64_t				 praise, blame;	/* both sides, >= 0 */
	int				 irony;
	const struct tone_reason	*reasons;
	size_t				 n;
};

struct tone;

/* The lexicon is borrowed until tone_free(). */
struct tone	*tone_new(const struct lexicon *);
void		 tone_free(struct tone *);

/*
 * Read a text that has been cut into tokens.  The reading is borrowed until
 * the next call, its terms from the lexicon and the text.
 */
const struct tone_reading *
		 tone_read(struct tone *, struct span text,
		    const struct tokens *, bool plain);

/*
 * What the reading amounts to.  Let t be TONE_LEAST, or TONE_PRESS for press
 * reports, whose bad news is not their author's displeasure:
 *
 *	uncertain	there is praise in a text that is probably ironic
 *	mixed		both sides reach TONE_STRONG, and the lesser one half
 *			of the other
 *	pos, neg	the score reaches t on that side
 *	uncertain	both sides are there and the score reaches t on none
 *	neu		else
 */
#define TONE_LEAST	50
#define TONE_PRESS	250
#define TONE_STRONG	100
#define TONE_IRONY	50

enum tone_label	 tone_label(const struct tone_reading *, bool press);
/* "neg" "neu" "pos" "mixed" "uncertain" */
const char	*tone_name(enum tone_label);

#endif
