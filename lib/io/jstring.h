/*
 * jstring - the bytes between the quotes of a JSON string (RFC 8259, 7).
 */
#ifndef SB_JSTRING_H
#define SB_JSTRING_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * From the byte after the opening quote to the closing quote, which it returns.
 * Else the place of the fault, and *why, static, is not NULL.  *escaped becomes
 * true if there is a backslash.  `end` is the end of the text; the byte there
 * must be readable and '\n' or '\0'.
 */
const char	*jstring_end(const char *p, const char *end, bool *escaped,
		    const char **why);

/*
 * Add the text that checked bytes stand for.  A lone surrogate becomes U+FFFD.
 */
void		 jstring_decode(struct buf *, struct span raw);

#endif
