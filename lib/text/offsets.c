#include "lib/text/offsets.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"

void
offsets_reset(struct offsets *o)
{
	o->n = 0;
}

void
offsets_add(struct offsets *o, const struct offsets_change *c)
{
	if (o->n == o->cap) {
		o->cap = o->cap != 0 ? o->cap * 2 : 32;
		o->change = xreallocarray(o->change, o->cap,
		    sizeof *o->change);
	}
	o->change[o->n++] = *c;
}

/* The last change that begins at or before a byte, or NULL. */
static const struct offsets_change *
before(const struct offsets *o, size_t at)
{
	size_t low = 0, high = o->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (o->change[mid].from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low == 0 ? NULL : &o->change[low - 1];
}

void
offsets_back(const struct offsets *o, size_t *from, size_t *to)
{
	const struct offsets_change *c = before(o, *from);
	size_t last = *to > *from ? *to - 1 : *from;

	if (c != NULL)
		*from = *from < c->to ? c->old_from :
		    *from - c->to + c->old_to;
	c = before(o, last);
	if (c != NULL)
		*to = last < c->to ? c->old_to : *to - c->to + c->old_to;
}

void
offsets_free(struct offsets *o)
{
	free(o->change);
}
