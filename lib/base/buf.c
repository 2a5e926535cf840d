#include "lib/base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

char *
buf_room(struct buf *b, size_t more)
{
	size_t need;

	if (more > SIZE_MAX / 2 - b->len)
		more = SIZE_MAX / 2;		/* xreallocarray() says no */
	need = b->len + more + 1;
	if (need > b->cap) {
		b->cap = need < b->cap * 2 ? b->cap * 2 : need + 48;
		b->s = xreallocarray(b->s, b->cap, 1);
	}
	return b->s + b->len;
}

void
buf_add(struct buf *b, const void *s, size_t len)
{
	char *end = buf_room(b, len);

	if (len != 0)
		memcpy(end, s, len);
	b->len += len;
	b->s[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_span(struct buf *b, struct span a)
{
	buf_add(b, a.s, a.len);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	size_t room = 64;
	int n;

	for (;;) {
		char *end = buf_room(b, room);

		va_start(ap, fmt);
		n = vsnprintf(end, room + 1, fmt, ap);
		va_end(ap);
		if (n < 0)
			n = 0;
		if ((size_t)n <= room)
			break;
		room = (size_t)n;
	}
	b->len += (size_t)n;
	b->s[b->len] = '\0';
}

void
buf_cut(struct buf *b, size_t len)
{
	if (len < b->len) {
		b->len = len;
		b->s[len] = '\0';
	}
}

void
buf_reset(struct buf *b)
{
	buf_cut(b, 0);
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf)BUF_INIT;
}

struct span
buf_get(const struct buf *b)
{
	return (struct span){ b->s != NULL ? b->s : "", b->len };
}

char *
buf_take(struct buf *b)
{
	char *s = b->s != NULL ? b->s : xstrdup("");

	*b = (struct buf)BUF_INIT;
	return s;
}
