#include "lib/net/fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/batch.h"
#include "lib/net/crawl.h"
#include "lib/net/task.h"
#include "lib/net/when.h"
#include "lib/net/window.h"

#define GRACE		5000		/* ms that visits have to end in */
#define REMEMBERED	(90 * 86400)	/* items unseen so long are forgotten */

static void
take_cursor(void *arg, const char *name, const char *value)
{
	map_put(arg, span_of(name), xstrdup(value));
}

/* What is known of the source; false if the state cannot tell. */
static bool
recall(struct visit *v)
{
	struct fetch *f = v->fetch;

	if (f->state == NULL)
		return true;
	if (state_load(f->state, v->source->name, &v->memory) &&
	    state_cursors(f->state, v->source->name, take_cursor, v->cursors))
		return true;
	snprintf(f->broken, sizeof f->broken, "%s", state_why(f->state));
	return false;
}

/* Whether the source may be asked at all; else the outcome says why not. */
static bool
may_ask(struct visit *v)
{
	const struct state_source *m = &v->memory;
	char until[CLOCK_SIZE];

	if (m->retired) {
		visit_fail(v, VISIT_RETIRED, "was gone for good (HTTP 410); "
		    "remove the source, or give it a new name to try again");
		return false;
	}
	if (m->again <= v->now)
		return true;
	visit_fail(v, VISIT_LIMITED, "asked not to be asked before %s",
	    clock_format(m->again, until));
	v->outcome.again = m->again;
	return false;
}

/*
 * How it went is remembered always; what it covered and its validators only if
 * it went well, so that the next good visit covers from where the last one ended.
 */
static void
update(struct visit *v)
{
	const struct outcome *o = &v->outcome;
	struct state_source *m = &v->memory;

	m->tried = v->now;
	m->again = o->again;
	m->retired = o->state == VISIT_RETIRED;
	m->had_posts |= o->items != 0;
	free(m->trouble);
	m->trouble = NULL;
	if (outcome_is_good(o)) {
		m->known = true;
		m->good = v->now;
		m->failures = 0;
	} else {
		m->failures++;
		m->trouble = xstrdup(o->why);
	}
	m->interval = when_poll(m->interval, o->posts, m->failures);
}

static bool
finish(struct visit *v)
{
	struct fetch *f = v->fetch;
	const char *name = v->source->name;

	/* First the posts, for coverage says how many were new. */
	if (!visit_put(v, NULL))
		return false;
	window_put(v);
	update(v);
	if (!visit_put(v, &v->memory) || f->state == NULL)
		return f->broken[0] == '\0';
	return state_begin(f->state) &&
	    state_count(f->state, name, v->now / 86400, v->outcome.posts) &&
	    (v->outcome.state != VISIT_OK || state_prune(f->state, name,
	    v->now - REMEMBERED)) && state_commit(f->state);
}

/* A source's whole visit, in a task. */
static void
run(void *arg)
{
	struct visit *v = arg;
	struct fetch *f = v->fetch;

	v->batch = batch_new();
	v->cursors = map_new(free);
	if (recall(v)) {
		if (may_ask(v))
			v->source->adapter->fetch(v);
		if (f->broken[0] == '\0' && !finish(v))
			snprintf(f->broken, sizeof f->broken, "%s",
			    state_why(f->state));
	}
	if (f->broken[0] == '\0')
		f->done(v->source, &v->outcome);
	if (!f->follow) {
		f->turn++;
		if (f->turns[f->turn] != NULL)
			task_wake(f->turns[f->turn]);
	}
	v->due->running = false;
	v->due->at = fetch_next(v->source, &v->memory);
	state_source_free(&v->memory);
	batch_free(v->batch);
	map_free(v->cursors);
	http_answer_free(&v->answer);
	free(v);
}

static void
start(struct fetch *f, struct fetch_due *due, size_t place)
{
	struct visit *v = xcalloc(1, sizeof *v);

	f->now = clock_now();
	due->running = true;
	v->fetch = f;
	v->source = due->source;
	v->due = due;
	v->place = place;
	v->now = f->now;
	v->since = f->since;
	v->until = f->until;
	task_start(run, v);
}

/* When each source is to be asked first: at once, or when it was promised. */
static void
schedule(struct fetch *f, const struct sources *all, const char *only)
{
	struct state_source m;

	f->due = xcalloc(all->n, sizeof *f->due);
	f->ndue = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (only != NULL && strcmp(only, all->items[i].name) != 0)
			continue;
		f->due[f->ndue] = (struct fetch_due){
		    .source = &all->items[i] };
		if (f->follow && f->state != NULL &&
		    state_load(f->state, all->items[i].name, &m)) {
			f->due[f->ndue].at = fetch_next(&all->items[i], &m);
			state_source_free(&m);
		}
		f->ndue++;
	}
}

int64_t
fetch_next(const struct source *s, const struct state_source *m)
{
	int64_t interval = s->poll != 0 ? s->poll : m->interval;
	int64_t next = m->tried != 0 ? m->tried + interval : 0;

	if (m->retired)
		return INT64_MAX;
	return next > m->again ? next : m->again;
}

/* Start what is due; seconds until something will be, at most a minute. */
static int64_t
start_due(struct fetch *f)
{
	int64_t now = clock_now(), least = 60;
	struct fetch_due *d;

	for (; !f->follow && f->started < f->ndue &&
	    task_count() < FETCH_TASKS; f->started++)
		start(f, &f->due[f->started], f->started);
	for (size_t i = 0; f->follow && i < f->ndue; i++) {
		d = &f->due[i];
		if (!d->running && d->at <= now && task_count() < FETCH_TASKS)
			start(f, d, i);
		else if (!d->running && d->at - now < least)
			least = d->at > now ? d->at - now : 1;
	}
	return least;
}

/* A signal came: what is under way may end well, for a while. */
static void
heed_signal(struct fetch *f)
{
	if (f->signalled == NULL || *f->signalled == 0)
		return;
	if (!f->stopping)
		f->stop_at = task_clock() + GRACE;
	f->stopping = true;
	if (task_clock() >= f->stop_at)
		http_stop(f->http);
}

static bool
is_over(const struct fetch *f)
{
	if (task_count() != 0)
		return false;
	return f->stopping || f->broken[0] != '\0' ||
	    (!f->follow && f->started == f->ndue);
}

static void
loop(struct fetch *f)
{
	int64_t wait;
	int due;

	for (;;) {
		heed_signal(f);
		wait = f->stopping || f->broken[0] != '\0' ? 1 : start_due(f);
		task_run();
		if (is_over(f))
			return;
		due = task_due();
		wait = task_count() < FETCH_TASKS ? wait * 1000 : 1000;
		if (wait > 1000)
			wait = 1000;	/* a signal may come */
		http_step(f->http, due >= 0 && due < wait ? due : (int)wait);
	}
}

bool
fetch_all(struct fetch *f, const struct sources *all, const char *only)
{
	f->http = http_new(all->contact, all->proxy);
	f->turns = xcalloc(all->n + 1, sizeof *f->turns);
	f->turn = f->started = 0;
	f->broken[0] = '\0';
	schedule(f, all, only);
	if (f->ndue != 0)
		loop(f);
	free(f->due);
	free(f->turns);
	crawl_free(f->crawl);
	f->crawl = NULL;
	http_free(f->http);
	return f->ndue != 0 && f->broken[0] == '\0';
}

const char *
fetch_broken(const struct fetch *f)
{
	return f->broken[0] != '\0' ? f->broken : NULL;
}
