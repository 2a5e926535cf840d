/*
 * spot - where in its file a byte of a value stands.
 *
 * A value of a config may go on in indented lines, which config joins; a fault
 * in it is to be shown where the person wrote it.
 */
#ifndef SB_SPOT_H
#define SB_SPOT_H

#include <stddef.h>

#include "lib/io/config.h"

struct spot {
	size_t	line;
	size_t	column;		/* in characters, from 1; 0 if not known */
};

/* The place of value[at] of that key, read from the file once more. */
struct spot	spot_find(const struct config *, const struct config_key *,
		    size_t at);

#endif
