/*
 * parts - a syllable as onset, vowels, coda and tone.
 *
 * Any letters will do: "zậy" is z, ây, nothing, nặng.  Put together again, the
 * onset is spelled as the vowels want it: c before a, k before e.
 */
#ifndef SB_PARTS_H
#define SB_PARTS_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/text/letter.h"

struct parts {
	char		onset[8], vowels[24], coda[8];	/* UTF-8, toneless */
	enum letter_tone tone;
};

/*
 * Cut a word in lower case; false if it is not consonants, vowels, consonants.
 * What has more letters than fit is cut short.
 */
bool	parts_cut(struct span word, struct parts *);
/* The toneless syllable of these parts into out, which is reset. */
void	parts_spell(const char *onset, const char *vowels, const char *coda,
	    struct buf *out);
/* A coda that is a stop: only sắc and nặng go with it. */
bool	parts_stop(const char *coda);

#endif
