/*
 * where - the place of a fault in a file that a person wrote, and its reason.
 *
 * Functions that load a file fill one in when they fail; a tool words it as
 * "tool: path:line: why".  line 0 means the file as a whole.
 */
#ifndef SB_WHERE_H
#define SB_WHERE_H

#include <stddef.h>

struct where {
	char	path[512];
	size_t	line;
	char	why[512];
};

/* Fills in all three and returns -1, so that `return where_set(…)` reads well. */
int	where_set(struct where *, const char *path, size_t line,
	    const char *why, ...) __attribute__((format(printf, 4, 5)));

/* "path:line: why", or "path: why" for line 0; borrowed until the next call. */
const char	*where_text(const struct where *);

#endif
