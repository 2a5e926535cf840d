/*
 * grams - how likely one syllable is after another.
 *
 * A model of syllable pairs: interpolated absolute discounting (Ney, Essen,
 * Kneser 1994), made by test/tool/grams.c from texts.  Costs are -log2 of a
 * probability in units of 1/GRAMS_BIT, so that they add up and nothing floats:
 * the same words cost the same everywhere.
 *
 * The file, all numbers little-endian: GRAMS_MAGIC, counts of words, folds,
 * pairs and bytes of text (32 bits each); where each word, each row of pairs,
 * each fold's first word and each fold's text begin (32 bits, one more than
 * there are); the right words of the pairs (16 bits), sorted in each row; costs
 * of words, of backing off and of pairs (8 bits); the texts.  Words are sorted
 * by their fold, then the frequent first.
 */
#ifndef SB_GRAMS_H
#define SB_GRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/base/where.h"

#define GRAMS_MAGIC	"sbgrams1"
#define GRAMS_BIT	8		/* cost of one bit */
#define GRAMS_WORDS	65535		/* at most */

/* Ids that are no word; words come behind. */
enum {
	GRAMS_EDGE,		/* the start or end of a sentence, a comma */
	GRAMS_NUMBER,
	GRAMS_OTHER,		/* a word that is not known */
	GRAMS_FIRST
};

struct grams;

/* Read the model; NULL, with the reason, if it is none. */
struct grams	*grams_open(const char *path, struct where *);
void		 grams_free(struct grams *);

/* The id of a word in lower case and canonical, or GRAMS_OTHER. */
unsigned	 grams_id(const struct grams *, struct span word);
/* All ids are less than this. */
unsigned	 grams_count(const struct grams *);
/* The word of an id from GRAMS_FIRST on. */
struct span	 grams_word(const struct grams *, unsigned id);
/*
 * The words that are `fold` without their marks: how many, the first's id in
 * *first; the ids follow each other, the most frequent first.
 */
size_t		 grams_fold(const struct grams *, struct span fold,
		    unsigned *first);
/* The cost of a word on its own, and of one after another. */
int		 grams_alone(const struct grams *, unsigned id);
int		 grams_after(const struct grams *, unsigned before,
		    unsigned id);

#endif
