/*
 * legacy - Vietnamese of the time before Unicode, whose bytes were taken for
 * Western letters: "TiÕng ViÖt" (TCVN3, the fonts that begin with .Vn), "Tieáng
 * Vieät" (VNI), VISCII, windows-1258, and UTF-8 read as windows-1252.
 *
 * The whole text decides: it has no letter that only Vietnamese Unicode has;
 * read in the old encoding at least LEGACY_LEAST of its words have marks and
 * nine of ten of these are syllables in form; as it stands no more than seven of
 * ten are, and two less; and no other of these encodings reads as well.  So
 * "café", "São Paulo" and French stay, and so does what is too short to tell.
 */
#ifndef SB_LEGACY_H
#define SB_LEGACY_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define LEGACY_LEAST	3

/*
 * False if the text, which is UTF-8, is not surely such; out is then empty.
 * Else true and out, which is reset first, is the text in Unicode, not yet
 * canonical.
 */
bool	legacy_text(struct span, struct buf *out);

#endif
