/*
 * progress - one line on a terminal while work is long.
 *
 * "sb-norm: 120,000 records, 45,000/s, 63 %, 2 s left", rewritten in place
 * twice a second at most, from the second second on, and wiped at the end.
 * Where stderr is no terminal nothing is ever written.
 */
#ifndef SB_PROGRESS_H
#define SB_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool	 on;
	bool	 shown;
	double	 start, last;		/* seconds, monotonic */
};

void	progress_start(struct progress *, bool quiet);
/* `done` of `total` bytes were read; total 0 where it is not known. */
void	progress_show(struct progress *, uint64_t records, uint64_t done,
	    uint64_t total);
/* Wipe the line, before a message or at the end. */
void	progress_wipe(struct progress *);

#endif
