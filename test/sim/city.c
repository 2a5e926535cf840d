#include "test/sim/city.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "test/sim/maker.h"

static void
add_task(struct city *c, int64_t at, int what)
{
	if (c->ntasks == c->tasks_cap) {
		c->tasks_cap = c->tasks_cap != 0 ? c->tasks_cap * 2 : 256;
		c->tasks = xreallocarray(c->tasks, c->tasks_cap,
		    sizeof *c->tasks);
	}
	c->tasks[c->ntasks] = (struct task){ at, what, c->ntasks };
	c->ntasks++;
}

static int
earlier(const void *a, const void *b)
{
	const struct task *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Answers take the places of ordinary posts, so that the sum stays. */
static void
run_hour(struct city *c, size_t hour)
{
	int64_t from = c->scene->start + (int64_t)hour * HOUR, at;
	size_t n = c->plan.base[hour], due = c->dues.n;

	c->ntasks = 0;
	for (; n > 0 && due > 0 && c->dues.list[due - 1].at < from + HOUR; n--) {
		at = c->dues.list[--due].at;
		add_task(c, at < from ? from : at, ANSWERING);
	}
	for (; n > 0; n--)
		add_task(c, from + (int64_t)rng_below(&c->rng, HOUR), ORDINARY);
	for (; c->extra < c->plan.nextras &&
	    c->plan.extras[c->extra].at < from + HOUR; c->extra++)
		add_task(c, c->plan.extras[c->extra].at,
		    (int)c->plan.extras[c->extra].event);
	if (c->ntasks != 0)
		qsort(c->tasks, c->ntasks, sizeof *c->tasks, earlier);
	plan_topics(c->scene, from, c->topics);
	for (size_t i = 0; i < c->ntasks; i++)
		maker_post(c, &c->tasks[i]);
}

/* Windows end at each poll, at both ends of a gap and at the end of all. */
static void
close_windows(struct city *c, size_t hour)
{
	const struct scene *s = c->scene;
	int64_t now = s->start + (int64_t)(hour + 1) * HOUR;
	struct window *w;

	for (size_t i = 0; i < s->nsources; i++) {
		w = &c->windows[i];
		if ((hour + 1) % s->poll != 0 && hour + 1 != c->plan.hours &&
		    maker_in_gap(s, i, now) == maker_in_gap(s, i, now - 1))
			continue;
		w->to = now;
		w->missed = maker_in_gap(s, i, now - 1);
		c->out->window(c->out->arg, w);
		w->from = now;
		w->posts = 0;
	}
}

void
city_run(const struct scene *s, const struct city_out *out)
{
	struct city *c = xcalloc(1, sizeof *c);
	double sum = 0;

	c->scene = s;
	c->out = out;
	rng_seed(&c->rng, s->seed);
	for (size_t i = 0; i < s->nsources; i++) {
		c->sources[i] = sum += s->sources[i].share;
		c->recent[i] = xcalloc(RECENT, sizeof *c->recent[i]);
		c->windows[i] = (struct window){ .source = i,
		    .from = s->start };
	}
	plan_make(&c->plan, s, &c->rng);
	for (size_t h = 0; h < c->plan.hours; h++) {
		run_hour(c, h);
		close_windows(c, h);
	}
	for (size_t i = 0; i < s->nsources; i++) {
		for (size_t k = 0; k < RECENT; k++)
			maker_clear(&c->recent[i][k]);
		free(c->recent[i]);
	}
	maker_clear(&c->item);
	plan_free(&c->plan);
	free(c->dues.list);
	free(c->tasks);
	free(c);
}
