/*
 * account - bank accounts in running text.
 *
 * A number of 6 to 19 digits is an account only after words that announce one
 * ("stk", "số tài khoản"), or where a bank or "ck", "chuyển khoản" is near and
 * it has at least 8.  Amounts stay: a unit behind it, thousands in groups of
 * three, round numbers; and public numbers, 1800… and 1900….
 */
#ifndef SB_ACCOUNT_H
#define SB_ACCOUNT_H

#include <stddef.h>

#include "lib/base/span.h"
#include "lib/privacy/digits.h"

/* The bytes of the account that begins at `at`, where d was read; or 0. */
size_t	account_at(struct span text, size_t at, const struct digits *d);

#endif
