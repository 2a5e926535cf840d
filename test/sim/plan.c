#include "test/sim/plan.h"

#include <math.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"

#define HOUR	3600

void
plan_topics(const struct scene *s, int64_t at, double sums[SCENE_MOST])
{
	double sum = 0, share;

	for (size_t i = 0; i < s->ntopics; i++) {
		share = s->topics[i].share;
		if (s->policy.at != 0 && at >= s->policy.at &&
		    i == s->policy.topic)
			share *= s->policy.volume;
		sums[i] = sum += share;
	}
}

static double
weight(const struct scene *s, int64_t at)
{
	struct civil c = clock_civil(at);
	double sums[SCENE_MOST], w;

	plan_topics(s, at, sums);
	w = s->hour_of_day[c.hour] * s->day_of_week[c.weekday] *
	    sums[s->ntopics - 1];
	if (at >= s->tet.from && at < s->tet.to)
		w *= s->tet.volume;
	return w;
}

/* Each of the n posts draws its hour. */
static void
spread(struct plan *p, const struct scene *s, struct rng *rng, size_t n)
{
	double *sums = xcalloc(p->hours, sizeof *sums), sum = 0;

	for (size_t h = 0; h < p->hours; h++)
		sums[h] = sum += weight(s, s->start + (int64_t)h * HOUR);
	for (size_t i = 0; i < n; i++)
		p->base[rng_weighted(rng, sums, p->hours)]++;
	free(sums);
}

static int
earlier(const void *a, const void *b)
{
	const struct plan_extra *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->event > y->event) - (x->event < y->event);
}

/* Fast at first, half as fast after each half-life, over after its hours. */
static int64_t
when(const struct scene_event *e, struct rng *rng)
{
	double hours;

	do
		hours = rng_wait(rng, e->half);
	while (hours >= e->hours);
	return e->from + (int64_t)(hours * HOUR);
}

static void
add_extras(struct plan *p, const struct scene *s, struct rng *rng)
{
	const int64_t end = s->start + (int64_t)p->hours * HOUR;
	int64_t at;

	for (size_t e = 0; e < s->nevents; e++) {
		p->extras = xreallocarray(p->extras,
		    p->nextras + s->events[e].size, sizeof *p->extras);
		for (size_t i = 0; i < s->events[e].size; i++) {
			at = when(&s->events[e], rng);
			if (at < end)
				p->extras[p->nextras++] =
				    (struct plan_extra){ at, e };
		}
	}
	if (p->nextras > s->posts)
		p->nextras = s->posts;
	if (p->nextras != 0)
		qsort(p->extras, p->nextras, sizeof *p->extras, earlier);
}

void
plan_make(struct plan *p, const struct scene *s, struct rng *rng)
{
	*p = (struct plan){ .hours = s->days * 24 };
	p->base = xcalloc(p->hours, sizeof *p->base);
	add_extras(p, s, rng);
	spread(p, s, rng, s->posts - p->nextras);
}

void
plan_free(struct plan *p)
{
	free(p->base);
	free(p->extras);
}
