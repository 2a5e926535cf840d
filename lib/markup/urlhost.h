/*
 * urlhost - the host of a web address in its one spelling.
 *
 * Method: the host parser of the WHATWG URL Standard.  Names are in lower case
 * and ASCII (UTS 46, not transitional, by libidn2); what ends in a number is an
 * IPv4 address in any of the forms that inet_aton(3) took and leaves in four
 * decimals; IPv6 addresses (inet_pton(3)) are in the form of RFC 5952.
 */
#ifndef SB_URLHOST_H
#define SB_URLHOST_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define URLHOST_MOST	4096

/* Adds it to out; false, with nothing added, if it is none. */
bool	urlhost_add(struct buf *out, struct span host);

#endif
