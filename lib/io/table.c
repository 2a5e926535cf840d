#include "lib/io/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"

int
table_open(struct table *t, const char *path, struct where *where)
{
	size_t len;

	*t = (struct table){ .n = 0 };
	if ((t->text = slurp_text(path, &len, where)) == NULL)
		return -1;
	t->path = xstrdup(path);
	t->at = t->text;
	t->end = t->text + len;
	return 0;
}

/* The next line that is a row; false at the end. */
static bool
next_row(struct table *t, struct span *row)
{
	char *nl;

	while (t->at < t->end) {
		nl = memchr(t->at, '\n', (size_t)(t->end - t->at));
		row->s = t->at;
		row->len = (size_t)((nl != NULL ? nl : t->end) - t->at);
		t->at = nl != NULL ? nl + 1 : t->end;
		t->line++;
		if (row->len != 0 && row->s[row->len - 1] == '\r')
			row->len--;
		if (row->len != 0 && row->s[0] != '#')
			return true;
	}
	return false;
}

int
table_next(struct table *t, size_t least, struct where *where)
{
	struct span row, field;

	if (!next_row(t, &row))
		return 0;
	t->n = 0;
	while ((field = span_cut(&row, '\t')).s != NULL) {
		if (t->n == TABLE_COLUMNS)
			return table_fault(t, where,
			    "more than %d columns", TABLE_COLUMNS);
		t->field[t->n++] = field;
	}
	if (t->n < least)
		return table_fault(t, where, "%zu columns where %zu are "
		    "needed; a tab stands between two", t->n, least);
	return 1;
}

int
table_fault(const struct table *t, struct where *where, const char *why, ...)
{
	char text[sizeof where->why];
	va_list ap;

	va_start(ap, why);
	vsnprintf(text, sizeof text, why, ap);
	va_end(ap);
	return where_set(where, t->path, t->line, "%s", text);
}

void
table_close(struct table *t)
{
	free(t->path);
	free(t->text);
	*t = (struct table){ .n = 0 };
}
