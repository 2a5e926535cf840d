/*
 * address - references to web addresses made absolute.
 */
#ifndef SB_ADDRESS_H
#define SB_ADDRESS_H

#include <stdbool.h>

#include "lib/base/span.h"

/*
 * The reference, which blanks may surround and bytes beyond ASCII be in, as
 * seen from the base (RFC 3986, 5.2); without a base, or where the two do not
 * join, as it is.  The caller's; NULL for SPAN_NONE.
 */
char	*address_absolute(struct span ref, const char *base);
/*
 * Whether to follow it can do no more than fetch something: no scheme, or one
 * of those that do not run.
 */
bool	 address_safe(struct span ref);

#endif
