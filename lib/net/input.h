/*
 * input - what a source has in a file, or at an address, to be read line by
 * line.
 *
 * A file is read as it lies there however large it is.
 */
#ifndef SB_INPUT_H
#define SB_INPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/net/visit.h"

struct input {
	FILE		*fp;
	const char	*path;		/* for messages */
	char		 digest[DIGEST_SIZE];
	struct document	 document;	/* private */
};

/* False, with the outcome set, if there is none or it is what it was. */
bool	input_open(struct visit *, struct input *);
/* It was read whole, if the outcome is good: it counts for the next visit. */
void	input_keep(struct visit *, struct input *);
void	input_close(struct input *);

/*
 * A line of it that gave nothing: told, unless `why` is told once for all of
 * them by input_sum(), counted and kept where rejects are.
 */
void	input_skip(struct visit *, const struct input *, uint64_t line,
	    struct span raw, uint64_t bytes, const char *why, bool quietly);
/* Say what happened so many times, first on that line. */
void	input_sum(struct visit *, const struct input *, uint64_t line,
	    const char *what, uint64_t times);

#endif
