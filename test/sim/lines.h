/*
 * lines - lists of words, and tables read row by row.
 */
#ifndef SIM_LINES_H
#define SIM_LINES_H

#include <stddef.h>

#include "lib/io/table.h"

struct lines {
	char	**list;
	size_t	  n;
};

/* Called for each row: 0, or -1 with the place and the reason. */
typedef int	 lines_row_fn(void *arg, struct table *, struct where *);

void	 lines_add(struct lines *, struct span);
void	 lines_clear(struct lines *);
/* The same for one that was allocated, which is freed; fits map_new(). */
void	 lines_drop(void *);

/* 0, or -1 with the place and the reason. */
int	 lines_read(const char *path, size_t columns, lines_row_fn *, void *arg,
	    struct where *);

#endif
