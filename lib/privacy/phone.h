/*
 * phone - Vietnamese telephone numbers in running text.
 *
 * Forms and limits are those that redact names.  The matcher reads at most
 * PHONE_GROUPS groups of digits, so looking at every place of a text takes
 * linear time.
 */
#ifndef SB_PHONE_H
#define SB_PHONE_H

#include <stddef.h>

#include "lib/base/span.h"

#define PHONE_GROUPS	16

/*
 * The length of the number that begins at byte `at`, which is a digit that
 * follows none, a '+' or a '('; 0 if none does.  `last` is where the number
 * found before ends, or SIZE_MAX: a sign between two numbers joins nothing.
 */
size_t	phone_at(struct span text, size_t at, size_t last);

#endif
