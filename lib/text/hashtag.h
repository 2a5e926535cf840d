/*
 * hashtag - the syllables of a word that was written without blanks.
 *
 * "ketxeSaiGon" is "ket xe sai gon": of all ways to cut it into syllables of
 * the model the likeliest, where no other is nearly as likely.  A capital
 * behind a small letter begins a syllable.
 */
#ifndef SB_HASHTAG_H
#define SB_HASHTAG_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/text/grams.h"

/*
 * True if the tag, canonical and without its #, is surely two syllables or
 * more; they are then in out, in lower case with blanks between.
 */
bool	hashtag_split(const struct grams *, struct span tag, struct buf *out);

#endif
