#include "lib/net/window.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/net/batch.h"

static bool
is_closed(const struct visit *v)
{
	return v->source->covers || v->source->file != NULL;
}

static void
put(struct visit *v, const char *state, int64_t from, int64_t to,
    const struct outcome *o)
{
	char a[CLOCK_SIZE], b[CLOCK_SIZE], *text;
	json_t *tree = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:I}",
	    "rec", "coverage", "source", v->source->label,
	    "feed", v->source->name, "from", clock_format(from, a),
	    "to", clock_format(to, b), "state", state,
	    "posts", (json_int_t)(o != NULL ? o->posts - o->counted : 0));

	if (o != NULL && o->dated && o->newest <= v->now && !is_closed(v))
		json_object_set_new(tree, "lag",
		    json_integer((json_int_t)(v->now - o->newest)));
	if (o != NULL && o->why[0] != '\0')
		json_object_set_new(tree, "why", json_string(o->why));
	text = json_dumps(tree, JSON_COMPACT);
	batch_line(v->batch, "coverage", span_of(text), NULL, 0);
	free(text);
	json_decref(tree);
}

/* The window of a document that tells of a time by itself: an export, a file. */
static void
put_closed(struct visit *v)
{
	const struct source *s = v->source;
	const struct outcome *o = &v->outcome;
	int64_t from = v->now, to = v->now;

	if (o->state == VISIT_UNCHANGED) {
		from = v->memory.from;
		to = v->memory.to;
	} else if (o->dated) {
		from = o->oldest;
		to = o->newest;
	} else if (v->memory.known) {
		from = v->memory.to;
	}
	if (s->covers) {
		from = s->from;
		to = s->to;
	}
	put(v, outcome_name(o->state), from, to, o);
	if (outcome_is_good(o)) {
		v->memory.from = from;
		v->memory.to = to;
	}
}

/* What was asked for with --since and --until. */
static void
put_asked(struct visit *v)
{
	const struct outcome *o = &v->outcome;
	int64_t from = v->since, to = v->until < v->now ? v->until : v->now;

	if (from == INT64_MIN)
		from = o->dated && o->oldest < to ? o->oldest : to;
	if (!o->whole && o->dated && o->oldest > from && o->oldest < to) {
		put(v, "missed", from, o->oldest, NULL);
		from = o->oldest;
	}
	put(v, outcome_name(o->state), from, to, o);
}

/* The window of a source that is asked again and again, up to now. */
static void
put_running(struct visit *v)
{
	struct outcome *o = &v->outcome;
	int64_t from = v->memory.known ? v->memory.to : v->now;

	if (o->state == VISIT_OK && o->dated && o->oldest < v->now) {
		if (v->memory.known && o->oldest > from && !o->whole) {
			put(v, "missed", from, o->oldest, NULL);
			o->gap = true;
			from = o->oldest;
		}
		if (!v->memory.known)
			from = o->oldest;
	}
	if (from > v->now)
		from = v->now;		/* the clock went back */
	put(v, outcome_name(o->state), from, v->now, o);
	if (outcome_is_good(o)) {
		v->memory.from = from;
		v->memory.to = v->now;
	}
}

bool
window_piece(struct visit *v, int64_t from)
{
	struct outcome *o = &v->outcome;
	struct state_source *m = &v->memory;

	if (!visit_put(v, NULL))	/* only then are they counted */
		return false;
	if (m->known && from > m->to)
		put(v, "missed", m->to, from, NULL);
	if (from < v->now || o->posts != o->counted)
		put(v, "ok", from, v->now, o);
	o->counted = o->posts;
	o->told = true;
	m->known = true;
	m->from = from;
	m->to = v->now;
	return visit_put(v, m);
}

void
window_put(struct visit *v)
{
	if (v->outcome.told && outcome_is_good(&v->outcome))
		return;
	if (is_closed(v))
		put_closed(v);
	else if (v->since != INT64_MIN || v->until != INT64_MAX)
		put_asked(v);
	else
		put_running(v);
}
