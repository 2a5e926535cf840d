/*
 * mend - XML as feeds have it, made such that a parser can read it.
 *
 * What is before the first tag, XML declarations, comments and document types
 * go: without a document type no entity can expand and no file be fetched.
 * HTML's named entities become characters, an ampersand that begins nothing is
 * escaped, references to C1 controls are read as windows-1252, and characters
 * that XML forbids are left out.
 */
#ifndef SB_MEND_H
#define SB_MEND_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Adds the mended document; the text must be UTF-8. */
void		 mend_xml(struct span text, struct buf *out);
/*
 * Adds the text with its HTML character references decoded, once; tags stay.
 */
void		 mend_references(struct span text, struct buf *out);

#endif
