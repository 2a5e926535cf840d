#include "lib/markup/balance.h"

#include <strings.h>

static bool
same(struct span a, struct span b)
{
	return a.len == b.len && strncasecmp(a.s, b.s, a.len) == 0;
}

/* One more than the place of the innermost element of that name, or 0. */
static size_t
place(const struct balance *b, struct span name)
{
	size_t i;

	for (i = b->n; i > 0; i--)
		if (same(b->open[i - 1], name))
			break;
	return i;
}

/* Close all from that place on. */
static void
close_to(struct balance *b, size_t at, struct buf *out)
{
	while (b->n >= at) {
		b->n--;
		buf_puts(out, "</");
		buf_span(out, b->open[b->n]);
		buf_putc(out, '>');
	}
	b->beyond = 0;
}

void
balance_start(struct balance *b, struct span name, bool empty,
    struct buf *out)
{
	size_t at;

	if ((span_is(name, "item") || span_is(name, "entry")) &&
	    (at = place(b, name)) != 0)
		close_to(b, at, out);
	if (empty)
		return;
	if (b->n < BALANCE_DEPTH)
		b->open[b->n++] = name;
	else
		b->beyond++;
}

void
balance_end(struct balance *b, struct span name, struct buf *out)
{
	size_t at;

	if (b->beyond != 0)
		b->beyond--;
	else if ((at = place(b, name)) != 0)
		close_to(b, at, out);
}
