/*
 * costs - what the sources of a file will cost, as a table: requests, quota and
 * money.  Nothing is sent.
 */
#ifndef SB_COSTS_H
#define SB_COSTS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/net/sources.h"
#include "lib/net/state.h"

/*
 * On standard output.  `only` is a source's name, or NULL; the state may be NULL.
 * False if no source has that name, or the state could not be read.
 */
bool	costs_print(const struct sources *, const char *only, struct state *,
	    int64_t now);

#endif
