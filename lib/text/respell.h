/*
 * respell - the words that a misspelled syllable may stand for.
 *
 * A syllable is cut into onset, vowels, coda and tone, and each is replaced by
 * what people write it for: z for d, gi and v, lun for luôn, ngừi for người,
 * thik for thích, củng for cũng, gòi for rồi.  Every replacement has a cost; a
 * word of the model that comes out is a candidate.  Telex keys that were left
 * (dduwowcj) and letters drawn out (ơiiii) are undone first.
 */
#ifndef SB_RESPELL_H
#define SB_RESPELL_H

#include "lib/base/span.h"
#include "lib/text/grams.h"

#define RESPELL_MOST	24

struct respell {
	unsigned	id;
	int		cost;		/* in GRAMS_BIT */
};

/*
 * The candidates for a word in lower case, at most RESPELL_MOST, each once with
 * its least cost, the word itself not among them; returns how many.
 */
size_t	 respell_word(const struct grams *, struct span word,
	    struct respell out[RESPELL_MOST]);

#endif
