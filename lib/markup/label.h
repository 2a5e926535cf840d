/*
 * label - the names by which documents call their encodings.
 *
 * Method: the table of labels of the WHATWG Encoding standard, which says what
 * a label means on the web rather than what it was registered for: iso-8859-1
 * is windows-1252, gb2312 is gbk.
 */
#ifndef SB_LABEL_H
#define SB_LABEL_H

#include "lib/base/span.h"

struct label {
	const char	*name;		/* of the encoding, in lower case */
	const char	*decoder;	/* iconv's; NULL: not to be decoded */
	const char	*labels;	/* " a b " */
};

/* The encoding that the label, in any case, stands for; NULL: unknown. */
const struct label	*label_find(struct span);

#endif
