#include "test/sim/due.h"

#include "lib/base/xalloc.h"

void
due_push(struct dues *q, const struct due *d)
{
	size_t i;

	if (q->n == q->cap) {
		q->cap = q->cap != 0 ? q->cap * 2 : 64;
		q->list = xreallocarray(q->list, q->cap, sizeof *q->list);
	}
	for (i = q->n++; i > 0 && q->list[i - 1].at <= d->at; i--)
		q->list[i] = q->list[i - 1];
	q->list[i] = *d;
}

struct due
due_pop(struct dues *q)
{
	return q->list[--q->n];
}
