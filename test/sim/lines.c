#include "test/sim/lines.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"

void
lines_add(struct lines *l, struct span s)
{
	l->list = xreallocarray(l->list, l->n + 1, sizeof *l->list);
	l->list[l->n++] = xstrndup(s.s, s.len);
}

void
lines_clear(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->list[i]);
	free(l->list);
	*l = (struct lines){ .n = 0 };
}

void
lines_drop(void *arg)
{
	lines_clear(arg);
	free(arg);
}

int
lines_read(const char *path, size_t columns, lines_row_fn *take, void *arg,
    struct where *where)
{
	struct table t;
	int got;

	if (table_open(&t, path, where) == -1)
		return -1;
	while ((got = table_next(&t, columns, where)) == 1)
		if (take(arg, &t, where) == -1)
			got = -2;
	table_close(&t);
	return got == 0 ? 0 : -1;
}
