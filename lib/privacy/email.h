/*
 * email - mail addresses in running text.
 *
 * name@host with any top-level domain; "name (at) host (dot) vn", "name a còng
 * host chấm com", "name @ gmail . com" with the usual domains; of the big mailers
 * also without any.  See RFC 5322, as far as people use it.  Each call looks at
 * a bounded number of bytes around the place.
 */
#ifndef SB_EMAIL_H
#define SB_EMAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

/*
 * Whether an address stands around byte `at`: an '@', or the bracket or the
 * blank before "at".  Its bytes are [*from, *to); *from is not below `least`.
 */
bool	email_at(struct span text, size_t at, size_t least, size_t *from,
	    size_t *to);

#endif
