/*
 * utf8 - code points in and out of bytes (RFC 3629).
 */
#ifndef SB_UTF8_H
#define SB_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * The code point at the start of the span and its length in bytes.  A byte
 * that begins no UTF-8 sequence counts as U+FFFD of length 1; an empty span
 * gives length 0.
 */
size_t	 utf8_next(struct span, uint32_t *code);
/* Add a code point; one that is no Unicode scalar value becomes U+FFFD. */
void	 utf8_put(struct buf *, uint32_t code);
bool	 utf8_valid(struct span);

#endif
