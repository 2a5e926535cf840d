/*
 * guess - the encoding of text that nobody labelled and that is not UTF-8.
 *
 * Method: windows-1258, Vietnamese, has marks that follow vowels, and letters
 * that no other language has beside them.  For the rest the detector of ICU, by
 * the shape of multi-byte sequences and the frequency of letters, if it is sure
 * enough.
 */
#ifndef SB_GUESS_H
#define SB_GUESS_H

#include "lib/base/span.h"

/* The name as IANA spells it, or NULL. */
const char	*guess_encoding(struct span bytes);

#endif
