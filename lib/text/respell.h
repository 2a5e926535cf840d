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

#define RESPELL_MOST	16

struct respell {
	unsigned	id;
	int		cost;		/* in GRAMS_BIT */
};

struct respeller;

/* The model is borrowed until respell_free(). */
struct respeller	*respell_new(const struct grams *);
void			 respell_free(struct respeller *);

/*
 * The candidates for a word in lower case, at most RESPELL_MOST, each once with
 * its least cost, the word itself not among them; returns how many.  *out is
 * borrowed until the next call.
 */
size_t	 respell_word(struct respeller *, struct span word,
	    const struct respell **out);

#endif
