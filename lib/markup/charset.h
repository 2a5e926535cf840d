/*
 * charset - a document's bytes as UTF-8, whatever they were.
 *
 * The encoding is that of the byte order mark, else the one that HTTP names,
 * else the XML declaration's, else UTF-8 if the bytes mostly are, else a sure
 * guess, else windows-1252 (RFC 7303; WHATWG Encoding for the labels).  A
 * single-byte label on bytes that are UTF-8 is not believed: no text is that by
 * chance.  Nor is "us-ascii" on bytes that are more.
 */
#ifndef SB_CHARSET_H
#define SB_CHARSET_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define CHARSET_NAME	32

/*
 * Adds the text to out, without a byte order mark; what cannot be read becomes
 * U+FFFD.  content_type may be NULL.  `name` is the label that was found, in
 * lower case, or a guess as IANA spells it; false if some bytes could not be
 * read.
 */
bool		 charset_utf8(struct span bytes, const char *content_type,
		    struct buf *out, char name[CHARSET_NAME]);
/* The same of an HTML document, by sniff; `name` is the encoding's. */
bool		 charset_html(struct span bytes, const char *content_type,
		    struct buf *out, char name[CHARSET_NAME]);
/* Whether all of it is UTF-8. */
bool		 charset_is_utf8(struct span);

#endif
