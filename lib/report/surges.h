/*
 * surges - the bursts of a stream, the strongest first.
 *
 * SURGES_MOST are kept, by their z and then by time and topic; others counted.
 */
#ifndef SB_SURGES_H
#define SB_SURGES_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"

#define SURGES_MOST	200

struct surge {
	char	*topic;			/* id, or NULL: everything */
	int64_t	 from, to, peak;
	int64_t	 posts;
	double	 expected, z;
	bool	 open;			/* had not ended */
};

struct surges {
	struct surge	 s[SURGES_MOST];
	size_t		 n;
	uint64_t	 more;
};

/* Start with zeroes.  NULL, or what is wrong with the record. */
const char	*surges_add(struct surges *, struct record *);
void		 surges_free(struct surges *);

#endif
