/*
 * dsv - tables in text: comma, semicolon or tab between, quotes around.
 *
 * Method: RFC 4180 as libcsv reads it when strict, fed line by line so that
 * each row has its place.  A quote that is never closed costs its line and no
 * more: reading goes on with the line after it.
 */
#ifndef SB_DSV_H
#define SB_DSV_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/base/span.h"

#define DSV_COLUMNS	1024
#define DSV_ROW		((size_t)1 << 20)	/* the longest row, in bytes */

struct dsv;

struct dsv_row {
	struct span	 field[DSV_COLUMNS];
	size_t		 n;
	uint64_t	 line;		/* where it begins */
	struct span	 raw;		/* as it stands in the file */
	uint64_t	 bytes;		/* of it, of which raw may be a part */
	const char	*why;		/* it is bad, static; NULL: good */
};

/* The mark is found in the first line where `mark` is '\0'.  fp is borrowed. */
struct dsv	*dsv_new(FILE *fp, char mark);
void		 dsv_free(struct dsv *);
/*
 * Before the first row: pass over lines, a hundred at most, up to the one that
 * begins so, which is the first row then.  False if there is none.
 */
bool		 dsv_seek(struct dsv *, const char *start);
/* The next row, good or bad, borrowed until the next call; NULL at the end. */
const struct dsv_row *dsv_next(struct dsv *);

#endif
