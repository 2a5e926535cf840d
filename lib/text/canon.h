/*
 * canon - Vietnamese text in its one canonical spelling.
 *
 * NFC (Unicode TR 15), and what NFC leaves: tone and shape marks in the wrong
 * order (e, acute, circumflex is ế), Ð ð Ɖ for Đ đ, zero-width characters,
 * controls and direction overrides out, the blanks of Unicode to plain ones,
 * full-width and mathematical letters to plain ones, the classic placement
 * of the tone in each syllable (see syllable), and marks that strayed to a
 * consonant (see stray).  It is idempotent.
 */
#ifndef SB_CANON_H
#define SB_CANON_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * False if the text, which is UTF-8, is canonical already; out is then empty.
 * Else true and out, which is reset first, is its canonical form.
 */
bool	canon_text(struct span, struct buf *out);

#endif
