/*
 * papers - numbers that an office gave to a person: identity and tax.
 *
 * Identity (CCCD): 12 digits, of which the first three are one of the 63
 * provinces of Circular 59/2021/TT-BCA, the fourth says sex and century (0 to
 * 3), and the next two the year of birth, 1920 to 2039.  After words that name
 * it, any 12 digits, and the older 9 (CMND).  There is no check digit.
 *
 * Tax (MST): 10 digits of which the last checks the others: 10 less the sum of
 * digits times 31 29 23 19 17 13 7 5 3, modulo 11; with a branch, "-001".  After
 * words that name it, with a branch, or where the first two digits are a tax
 * office's (01 to 09, and after words for a firm up to 64) or a person's (80 to
 * 89, after the same words) and nothing says it is an order or an amount.
 */
#ifndef SB_PAPERS_H
#define SB_PAPERS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/privacy/digits.h"

/* The bytes of such a number that begins at `at`, where d was read; or 0. */
size_t	papers_id(struct span text, size_t at, const struct digits *d);
enum papers_sure {
	PAPERS_NAMED,		/* only where words name it */
	PAPERS_LIKELY,		/* also where its form alone will do */
	PAPERS_KNOWN		/* it follows another one */
};
size_t	papers_tax(struct span text, size_t at, const struct digits *d,
	    enum papers_sure);

/* Whether ten digits, '0' to '9', are a tax code. */
bool	papers_tax_valid(const char digit[10]);

#endif
