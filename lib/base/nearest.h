/*
 * nearest - the word that was probably meant.
 */
#ifndef SB_NEAREST_H
#define SB_NEAREST_H

#include <stddef.h>

/*
 * Of the n words, the one with the least edit distance to `typed` (insertions,
 * deletions, substitutions and swaps of neighbours, each 1; Damerau 1964), if
 * that is at most a third of its length rounded up; else NULL.  Of equals the
 * first.  NULL words are passed over.
 */
const char	*nearest(const char *typed, const char *const words[], size_t n);

#endif
