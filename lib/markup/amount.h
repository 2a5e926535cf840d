/*
 * amount - counts as pages and exports show them.
 *
 * "3755", "12,058", "12.058", "32.0", and the shortened "33.4M", "1,2K",
 * "1,5 Tr", "25 nghìn", "1 tỷ".
 */
#ifndef SB_AMOUNT_H
#define SB_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

/*
 * A mark before exactly three digits groups them, unless a unit follows; *approx
 * is set where a unit did: the source knew more digits than it showed.  False
 * if it is no whole number, or negative, or above 10^15.
 */
bool		 amount_parse(struct span, int64_t *, bool *approx);

#endif
