/*
 * percent - the percent-encoding of web addresses.
 *
 * Method: the WHATWG URL Standard.  Encoded are all bytes that are not
 * printable ASCII and those of a set, which differs from part to part; "%" is
 * in none, so that what is encoded stays as it is.
 */
#ifndef SB_PERCENT_H
#define SB_PERCENT_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define PERCENT_FRAGMENT	" \"<>`"
#define PERCENT_QUERY		" \"#<>'"
#define PERCENT_PATH		" \"#<>?^`{}"
#define PERCENT_USER		PERCENT_PATH "/:;=@[\\]|"

void	percent_encode(struct buf *out, struct span, const char *set);
/* Each "%hh" as its byte; a "%" that begins none stays. */
void	percent_decode(struct buf *out, struct span);

#endif
