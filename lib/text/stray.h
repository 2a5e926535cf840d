/*
 * stray - tone marks that stand on a consonant, or before the word.
 *
 * Names of the highlands are found typed as "Ngoḳ", "Kŕai", "M'́Drăk": the mark
 * belongs to the vowel.  Only marks that no other language writes there move: an
 * acute on r or n before a vowel, an acute or a dot on a last k, an acute behind
 * an apostrophe.
 */
#ifndef SB_STRAY_H
#define SB_STRAY_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * False if there is none in the text, which is NFC.  Else true and out, which is
 * reset, has them on their vowels.
 */
bool	stray_text(struct span, struct buf *out);

#endif
