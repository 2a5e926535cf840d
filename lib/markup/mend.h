/*
 * mend - XML as feeds have it, made such that a parser can read it.
 *
 * What is before the first tag, XML declarations, comments and document types
 * go: without a document type the parser can expand no entity and fetch no
 * file.  Plain entities that one declares become their text (see entity).
 * HTML's named entities become characters, an ampersand that begins nothing is
 * escaped, references to C1 controls are read as windows-1252, and characters
 * that XML forbids are left out.
 */
#ifndef SB_MEND_H
#define SB_MEND_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Adds the mended document; the text must be UTF-8. */
void		 mend_xml(struct span text, struct buf *out);
/*
 * Adds the text with its HTML character references decoded, once; tags stay.
 */
void		 mend_references(struct span text, struct buf *out);
/*
 * Text that was UTF-8, was read as windows-1252 and written as UTF-8 again
 * ("NgÃ y") is added as it was at first.  False, and nothing is added, unless
 * all of it is such: no other text has that form by chance.
 */
bool		 mend_mojibake(struct span text, struct buf *out);
/* What the C1 control stands for in windows-1252, or 0. */
long		 mend_windows(long c);

#endif
