/*
 * alike - whether one text is a copy of the other that somebody changed.
 *
 * The words of both are aligned (Needleman and Wunsch, 1970) such that what
 * they have in common weighs the most; words that say little weigh half.  They
 * are copies if they share at least ALIKE_LESS of the lighter and ALIKE_MORE of
 * the heavier text, and nothing stands in the place of something else that
 * makes it another report: a name for a name, a date, time or sum for another,
 * other words behind one that tells where or when (phường 5, phường 7), or two
 * other numbers.  The threshold is measured by test/eval/near.sh.
 */
#ifndef SB_ALIKE_H
#define SB_ALIKE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/norm/gist.h"

#define ALIKE_LESS	70	/* per cent */
#define ALIKE_MORE	50

/* The words of two texts as gist has them, at most GIST_WORDS each. */
bool	alike_texts(const uint32_t *a, uint32_t na, const uint32_t *b,
	    uint32_t nb);

#endif
