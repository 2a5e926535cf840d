/*
 * telex - what the keys of an input method that was off would have made.
 *
 * Telex: aa aw ee oo ow uw w dd, tones s f r x j; "dduwowcj" is được.  VNI: 6 7
 * 8 9 for shapes, 1 to 5 for tones: "d9u7o7c5" likewise.
 */
#ifndef SB_TELEX_H
#define SB_TELEX_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

/*
 * The word, in lower case, that the keys make, into out with a NUL; false if
 * they are no keys, or leave it as it is, or it does not fit.
 */
bool	telex_decode(struct span keys, char *out, size_t size);

#endif
