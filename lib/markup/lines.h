/*
 * lines - a file line by line, each with its number, none too long for memory.
 */
#ifndef SB_LINES_H
#define SB_LINES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/base/buf.h"

#define LINES_MOST	((size_t)16 << 20)

struct lines {
	FILE		*fp;		/* borrowed */
	struct buf	 text;		/* the line, without its end */
	uint64_t	 bytes;		/* how long it is; more than text.len */
	uint64_t	 number;	/* from 1; where it was too long */
};

/* Zeroes and fp are a good start.  False at the end or where reading fails. */
bool		 lines_next(struct lines *);
void		 lines_free(struct lines *);

#endif
