#include "lib/base/xalloc.h"

#include <err.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
no_memory(size_t size)
{
	errx(2, "out of memory: %zu bytes were asked for", size);
}

void
xalloc_init(void)
{
	json_set_alloc_funcs(xmalloc, free);
}

void *
xmalloc(size_t size)
{
	void *p;

	if ((p = malloc(size != 0 ? size : 1)) == NULL)
		no_memory(size);
	return p;
}

void *
xcalloc(size_t count, size_t size)
{
	void *p;

	if (count == 0 || size == 0)
		count = size = 1;
	if ((p = calloc(count, size)) == NULL)
		no_memory(count * size);
	return p;
}

void *
xreallocarray(void *old, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / size)
		no_memory(SIZE_MAX);
	if (count == 0 || size == 0)
		count = size = 1;
	if ((p = realloc(old, count * size)) == NULL)
		no_memory(count * size);
	return p;
}

char *
xstrndup(const char *s, size_t len)
{
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *
xasprintf(const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&s, fmt, ap);
	va_end(ap);
	if (n == -1)
		no_memory(0);
	return s;
}
