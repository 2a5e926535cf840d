/*
 * phone - Vietnamese telephone numbers in running text.
 *
 * Mobiles of 10 digits (03 05 07 08 09) and of 11 (012 016 018 0199), landlines
 * (02…), with +84, 84 or 0084, grouped by blanks, dots, dashes, brackets and
 * other signs.  Public numbers (1022, 113, 1800…, 1900…) have none of these
 * forms, nor have prices and dates; tax codes named as such are none.  Facts: the
 * numbering plan of Circular 22/2014/TT-BTTTT as amended.  Digits are read as digits does, a
 * bounded number of them, so looking at every place takes linear time.
 */
#ifndef SB_PHONE_H
#define SB_PHONE_H

#include <stddef.h>

#include "lib/base/span.h"
#include "lib/privacy/digits.h"

/*
 * The length of the number that begins at byte `at`, which is a digit (or a
 * word or a sign for one) that follows none, a '+' or a '('; 0 if none does.
 * `last` is where the number
 * found before ends, or SIZE_MAX: a sign between two numbers joins nothing.
 */
size_t	phone_at(struct span text, size_t at, size_t last);
/* The same where digits_read() has read d there, with `ten` false. */
size_t	phone_read(struct span text, size_t at, size_t last,
	    const struct digits *d);

#endif
