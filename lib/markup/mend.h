/*
 * mend - XML as feeds have it, made such that a parser can read it.
 *
 * What is before the feed's own first tag, XML declarations, comments and
 * document types go: without a document type the parser can expand no entity
 * and fetch no file.  Plain entities that one declares become their text (see
 * entity).  HTML's named entities become characters, an ampersand or a bracket
 * that begins nothing is escaped, and characters that XML forbids are left out.
 * A CDATA section that is never closed ends with its element, attributes get
 * their quotes, and tags that do not match are made to (see balance).
 */
#ifndef SB_MEND_H
#define SB_MEND_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Adds the mended document; the text must be UTF-8. */
void		 mend_xml(struct span text, struct buf *out);

#endif
