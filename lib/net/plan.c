#include "lib/net/plan.h"

void
plan_add(struct plan *p, const char *what, const char *bucket, int64_t cost,
    int64_t least, int64_t most, int64_t posts)
{
	if (p->n == PLAN_ROWS)
		return;
	p->rows[p->n++] = (struct plan_row){ .what = what, .bucket = bucket,
	    .cost = cost, .least = least, .most = most, .posts = posts };
}
