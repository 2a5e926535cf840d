#include "lib/net/costs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"

static const char layout[] = "%-20s %-14s %15s  %-28s %s\n";

/* "7" or "1-25". */
static char *
range(int64_t least, int64_t most)
{
	return least == most ? xasprintf("%lld", (long long)most) :
	    xasprintf("%lld-%lld", (long long)least, (long long)most);
}

/* "search 1-25 of 100 left", or that there is no such quota. */
static char *
quota(const struct source *s, const struct plan_row *row, struct state *st,
    int64_t now, bool *good)
{
	struct quota_bucket b;
	int64_t left, anew;
	char *cost, *text;

	if (row->bucket == NULL || !quota_find(s, row->bucket, &b))
		return xstrdup("-");
	if (!quota_left(st, s, &b, now, &left, &anew))
		*good = false;
	cost = range(row->cost * row->least, row->cost * row->most);
	text = xasprintf("%s %s of %lld left%s", row->bucket, cost,
	    (long long)left, row->cost * row->most > left ?
	    ", may be spent" : "");
	free(cost);
	return text;
}

/* What posts cost that are paid for one by one: `price` of each, in USD. */
static char *
money(const struct source *s, const struct plan_row *row)
{
	const char *price = config_get(s->section, "price");

	if (row->posts == 0 || price == NULL)
		return xstrdup("-");
	return xasprintf("up to $%.2f", strtod(price, NULL) *
	    (double)row->posts);
}

static bool
print_source(const struct source *s, struct state *st, int64_t now)
{
	struct plan plan = { .n = 0 };
	bool good = true;
	char *a, *b, *c;

	if (s->adapter->plan != NULL)
		s->adapter->plan(s, &plan);
	else if (s->file == NULL)
		plan_add(&plan, "document", NULL, 0, 1, 1, 0);
	for (size_t i = 0; i < plan.n; i++) {
		a = range(plan.rows[i].least, plan.rows[i].most);
		b = quota(s, &plan.rows[i], st, now, &good);
		c = money(s, &plan.rows[i]);
		printf(layout, i == 0 ? s->name : "", plan.rows[i].what, a, b,
		    c);
		free(a);
		free(b);
		free(c);
	}
	if (plan.n == 0)
		printf(layout, s->name, "file", "0", "-", "-");
	return good;
}

bool
costs_print(const struct sources *all, const char *only, struct state *st,
    int64_t now)
{
	bool found = false, good = true;

	printf(layout, "source", "what", "requests", "quota", "money");
	for (size_t i = 0; i < all->n; i++) {
		if (only != NULL && strcmp(only, all->items[i].name) != 0)
			continue;
		found = true;
		good &= print_source(&all->items[i], st, now);
	}
	return found && good;
}
