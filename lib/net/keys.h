/*
 * keys - what the checks of adapters share: keys of a source that are words,
 * numbers or must be there.
 *
 * Each is 0, or -1 with the place and a cure.
 */
#ifndef SB_KEYS_H
#define SB_KEYS_H

#include <stdbool.h>

#include "lib/base/where.h"

struct source;

/* Set where to the line of that key, or of the section where it is not there. */
int	keys_fault(const struct source *, const char *key, struct where *,
	    const char *why, ...) __attribute__((format(printf, 4, 5)));
/* The key is there; `example` is what could stand after it. */
int	keys_need(const struct source *, const char *key, const char *example,
	    struct where *);
/* It is one of the words, up to NULL, or not there. */
int	keys_word(const struct source *, const char *key,
	    const char *const words[], struct where *);
/* It is a whole number in the bounds, or not there. */
int	keys_number(const struct source *, const char *key, long least,
	    long most, struct where *);
/* It has only letters, digits, those marks and blanks between, or is not there. */
int	keys_names(const struct source *, const char *key, const char *marks,
	    struct where *);

#endif
