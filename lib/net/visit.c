#include "lib/net/visit.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"
#include "lib/net/batch.h"
#include "lib/net/fetch.h"
#include "lib/net/secret.h"
#include "lib/net/task.h"
#include "lib/net/when.h"

#define SIGHTINGS	3	/* of a permanent redirect, to believe it */

void
visit_fail(struct visit *v, enum visit_state state, const char *why, ...)
{
	struct outcome *o = &v->outcome;
	va_list ap;

	o->state = state;
	va_start(ap, why);
	vsnprintf(o->why, sizeof o->why, why, ap);
	va_end(ap);
	secret_hide(o->why);
}

void
visit_time(struct visit *v, int64_t t)
{
	struct outcome *o = &v->outcome;

	if (!o->dated || t < o->oldest)
		o->oldest = t;
	if (!o->dated || t > o->newest)
		o->newest = t;
	o->dated = true;
}

void
visit_note(struct visit *v, const char *why, ...)
{
	char text[512];
	va_list ap;
	int n;

	n = snprintf(text, sizeof text, "%.100s: note: ", v->source->name);
	va_start(ap, why);
	vsnprintf(text + n, sizeof text - (size_t)n, why, ap);
	va_end(ap);
	secret_hide(text);
	v->fetch->say(text);
}

const char *
visit_key(const struct visit *v, const char *name)
{
	return config_get(v->source->section, name);
}

long
visit_number(const struct visit *v, const char *name, long otherwise)
{
	const char *value = visit_key(v, name);

	return value != NULL ? strtol(value, NULL, 10) : otherwise;
}

const char *
visit_cursor(struct visit *v, const char *name)
{
	return map_get(v->cursors, span_of(name));
}

void
visit_set_cursor(struct visit *v, const char *name, const char *value)
{
	free(map_put(v->cursors, span_of(name), value != NULL ?
	    xstrdup(value) : NULL));
	batch_cursor(v->batch, name, value);
}

void
visit_cursors(struct visit *v, const char *prefix,
    void (*each)(void *arg, const char *name, const char *value), void *arg)
{
	for (size_t i = 0; i < map_count(v->cursors); i++)
		if (map_value(v->cursors, i) != NULL &&
		    span_starts(map_key(v->cursors, i), prefix))
			each(arg, map_key(v->cursors, i).s,
			    map_value(v->cursors, i));
}

/* Wait until all sources before this one are done. */
static void
take_turn(struct visit *v)
{
	struct fetch *f = v->fetch;

	while (!f->follow && f->turn != v->place) {
		f->turns[v->place] = task_self();
		task_wait();
	}
}

bool
visit_put(struct visit *v, const struct state_source *memory)
{
	struct fetch *f = v->fetch;
	uint64_t posts = 0;

	take_turn(v);
	if (f->broken[0] == '\0' && !batch_put(v->batch, f->out, f->state,
	    v->source->name, f->now, memory, &posts))
		snprintf(f->broken, sizeof f->broken, "%s",
		    state_why(f->state));
	v->outcome.posts += posts;
	return f->broken[0] == '\0';
}

static bool
may_go_on(struct visit *v)
{
	v->stopped |= v->fetch->stopping || v->fetch->broken[0] != '\0';
	return !v->stopped;
}

bool
visit_batch(struct visit *v)
{
	if (v->fetch->follow || v->fetch->turn == v->place ||
	    batch_size(v->batch) > FETCH_HELD)
		visit_put(v, NULL);
	return may_go_on(v);
}

bool
visit_sleep(struct visit *v, int64_t milliseconds)
{
	int64_t until = task_clock() + milliseconds, rest;

	while (may_go_on(v) && (rest = until - task_clock()) > 0)
		task_sleep(rest < 250 ? rest : 250);
	return !v->stopped;
}

struct http_request
visit_request(const struct visit *v, const char *url)
{
	const struct source *s = v->source;

	return (struct http_request){ .url = url, .timeout = s->timeout,
	    .private = s->private, .delay = s->delay };
}

/* What the status means for the source as a whole. */
static void
judge_status(struct visit *v, const struct http_answer *a)
{
	struct outcome *o = &v->outcome;
	int64_t after = when_retry(http_header(a, "Retry-After"), v->now);

	visit_fail(v, VISIT_FAILED, "%s", a->why);
	if (a->status == 410)
		o->state = VISIT_RETIRED;
	if (a->status != 429 && (a->status != 503 || after == 0))
		return;
	o->state = VISIT_LIMITED;
	o->again = after;
}

bool
visit_get(struct visit *v, const struct http_request *q,
    struct http_answer *a)
{
	if (http_get(v->fetch->http, q, a) == 0)
		return true;
	if (a->fault == HTTP_STATUS)
		judge_status(v, a);
	else
		visit_fail(v, VISIT_FAILED, "%s", a->why);
	return false;
}

/*
 * A permanent redirect that was seen some times in a row is followed without
 * asking the old address; where the new one fails the old one is asked again.
 */
static void
learn(struct visit *v, const struct http_answer *a, bool good)
{
	struct state_source *m = &v->memory;

	if (!good || !a->moved) {
		if (!good || m->sightings < SIGHTINGS) {
			free(m->moved);
			m->moved = NULL;
			m->sightings = 0;
		}
		return;
	}
	if (m->moved != NULL && strcmp(m->moved, a->url) == 0) {
		m->sightings++;
	} else {
		free(m->moved);
		m->moved = xstrdup(a->url);
		m->sightings = 1;
	}
	if (m->sightings == SIGHTINGS)
		visit_note(v, "moved for good to %.300s; change its url",
		    m->moved);
}

static bool
from_network(struct visit *v, struct document *d)
{
	struct state_source *m = &v->memory;
	struct http_request q = visit_request(v, m->sightings >= SIGHTINGS ?
	    m->moved : v->source->url);
	bool good;

	q.etag = m->etag;
	q.modified = m->modified;
	good = visit_get(v, &q, &d->answer);
	learn(v, &d->answer, good);
	if (!good)
		return false;
	if (d->answer.status == 304) {
		v->outcome.state = VISIT_UNCHANGED;
		return false;
	}
	d->len = d->answer.body.len;
	d->bytes = buf_take(&d->answer.body);
	d->base = d->answer.url;
	d->type = d->answer.type;
	return true;
}

static bool
from_file(struct visit *v, struct document *d)
{
	const char *file = v->source->file;

	d->bytes = slurp(file, SLURP_MOST, &d->len);
	if (d->bytes == NULL)
		visit_fail(v, VISIT_FAILED, "%s: %s", file, strerror(errno));
	return d->bytes != NULL;
}

bool
visit_document(struct visit *v, struct document *d)
{
	*d = (struct document){ .len = 0 };
	if (!(v->source->url != NULL ? from_network(v, d) : from_file(v, d)))
		return false;
	digest_span((struct span){ d->bytes, d->len }, d->digest);
	/* Some servers change the ETag, or send none, of what is the same. */
	if (v->memory.known && strcmp(d->digest, v->memory.body) == 0) {
		v->outcome.state = VISIT_UNCHANGED;
		return false;
	}
	return true;
}

void
visit_keep(struct visit *v, struct document *d)
{
	struct state_source *m = &v->memory;

	free(m->etag);
	free(m->modified);
	m->etag = d->answer.etag;
	m->modified = d->answer.modified;
	d->answer.etag = d->answer.modified = NULL;
	snprintf(m->body, sizeof m->body, "%s", d->digest);
}

void
visit_document_free(struct document *d)
{
	free(d->bytes);
	http_answer_free(&d->answer);
	*d = (struct document){ .len = 0 };
}
