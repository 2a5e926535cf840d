/*
 * tally - how many records of each kind went by.
 *
 * The first 30 kinds are counted by name, any more together as "other".
 */
#ifndef SB_TALLY_H
#define SB_TALLY_H

#include <jansson.h>
#include <stdint.h>

#include "lib/base/span.h"

#define TALLY_KINDS	31

struct tally {
	struct {
		char		name[24];
		uint64_t	count;
	} kinds[TALLY_KINDS];
	size_t	n;
};

void	 tally_add(struct tally *, struct span kind);
/* {"post":12,…}, the caller's. */
json_t	*tally_tree(const struct tally *);

#endif
