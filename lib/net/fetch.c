#include "lib/net/fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/batch.h"
#include "lib/net/task.h"
#include "lib/net/window.h"

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

static bool
is_good(const struct outcome *o)
{
	return o->state == VISIT_OK || o->state == VISIT_UNCHANGED;
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
	if (is_good(o)) {
		m->known = true;
		m->good = v->now;
		m->failures = 0;
	} else {
		m->failures++;
		m->trouble = xstrdup(o->why);
	}
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
	f->turn++;
	if (f->turns[f->turn] != NULL)
		task_wake(f->turns[f->turn]);
	state_source_free(&v->memory);
	batch_free(v->batch);
	map_free(v->cursors);
	http_answer_free(&v->answer);
	free(v);
}

static void
start(struct fetch *f, const struct source *s, size_t place)
{
	struct visit *v = xcalloc(1, sizeof *v);

	v->fetch = f;
	v->source = s;
	v->place = place;
	v->now = f->now;
	v->since = f->since;
	v->until = f->until;
	task_start(run, v);
}

bool
fetch_all(struct fetch *f, const struct sources *all, const char *only)
{
	size_t place = 0, i = 0;

	f->http = http_new(all->contact, all->proxy);
	f->turns = xcalloc(all->n + 1, sizeof *f->turns);
	f->turn = 0;
	f->broken[0] = '\0';
	do {
		for (; i < all->n && task_count() < FETCH_TASKS; i++)
			if (only == NULL ||
			    strcmp(only, all->items[i].name) == 0)
				start(f, &all->items[i], place++);
		task_run();
		if (task_count() != 0)
			http_step(f->http, task_due() == -1 ? 1000 :
			    task_due());
	} while (task_count() != 0 || i < all->n);
	free(f->turns);
	http_free(f->http);
	return place != 0 && f->broken[0] == '\0';
}

const char *
fetch_broken(const struct fetch *f)
{
	return f->broken[0] != '\0' ? f->broken : NULL;
}
