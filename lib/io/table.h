/*
 * table - a data file of tab-separated columns, read line by line.
 *
 * Lines that begin with '#' and empty ones are passed over.  The text must be
 * UTF-8; the header of each file says what its columns are.
 */
#ifndef SB_TABLE_H
#define SB_TABLE_H

#include "lib/base/span.h"
#include "lib/base/where.h"

#define TABLE_COLUMNS	16

struct table {
	struct span	 field[TABLE_COLUMNS];	/* of the row last read */
	size_t		 n;
	/* private */
	char		*path, *text, *at, *end;
	size_t		 line;
};

/* 0, or -1 with the place and the reason. */
int	table_open(struct table *, const char *path, struct where *);
/*
 * The next row into field[] and n, borrowed until table_close(): 1, or 0 after
 * the last, or -1 where it has fewer than `least` or more than TABLE_COLUMNS.
 */
int	table_next(struct table *, size_t least, struct where *);
/* Fill in where for the row last read; returns -1. */
int	table_fault(const struct table *, struct where *, const char *why, ...)
	    __attribute__((format(printf, 3, 4)));
void	table_close(struct table *);

#endif
