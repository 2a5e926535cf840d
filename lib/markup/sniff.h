/*
 * sniff - the encoding of an HTML document.
 *
 * A byte order mark counts most, then the charset that HTTP names, then what
 * the document itself says within its first 1,024 bytes in <meta charset>, in
 * <meta http-equiv=content-type> or in an XML declaration, then a <meta> that
 * comes later where a parser would still heed it.  Where nothing is said it is
 * UTF-8 if it has bytes beyond ASCII and they are that, else a sure guess, else
 * windows-1252.
 *
 * Method: "determining the character encoding" and "prescan a byte stream" of
 * the HTML standard.
 */
#ifndef SB_SNIFF_H
#define SB_SNIFF_H

#include "lib/markup/label.h"

/* content_type may be NULL.  Never NULL. */
const struct label	*sniff_html(struct span bytes,
			    const char *content_type);
/* The charset parameter of a content type, or NULL. */
const struct label	*sniff_type(const char *content_type);

#endif
