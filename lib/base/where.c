#include "lib/base/where.h"

#include <stdarg.h>
#include <stdio.h>

int
where_set(struct where *where, const char *path, size_t line, const char *why,
    ...)
{
	va_list ap;

	snprintf(where->path, sizeof where->path, "%s", path);
	where->line = line;
	va_start(ap, why);
	vsnprintf(where->why, sizeof where->why, why, ap);
	va_end(ap);
	return -1;
}

const char *
where_text(const struct where *where)
{
	static char text[sizeof where->path + sizeof where->why + 32];

	if (where->line == 0)
		snprintf(text, sizeof text, "%s: %s", where->path, where->why);
	else
		snprintf(text, sizeof text, "%s:%zu: %s", where->path,
		    where->line, where->why);
	return text;
}
