/*
 * mendtext - the text of a document as an XML parser can read it.
 */
#ifndef SB_MENDTEXT_H
#define SB_MENDTEXT_H

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/markup/entity.h"

struct mendtext {
	const char	*end;		/* of the document */
	struct buf	*out;
	struct entities	 own;		/* that the document declares */
};

/* Add bytes as they are but for controls and U+FFFE and U+FFFF. */
void	mendtext_bytes(struct mendtext *, const char *at, const char *stop);
/*
 * Add text, or a tag: its references are read, those of markup's characters
 * stay, "&" and "]]>" that mean nothing are escaped.
 */
void	mendtext_put(struct mendtext *, const char *at, const char *stop);
/* Add "=" and the value of an attribute in quotes. */
void	mendtext_value(struct mendtext *, struct span);

#endif
