#include "lib/net/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/visit.h"

enum cursor { SEEN, TOP, PAGE };

static const char *
name_of(const struct sweep *s, enum cursor which, char out[128])
{
	static const char *const names[] = {
		[SEEN] = "seen", [TOP] = "top", [PAGE] = "page",
	};

	snprintf(out, 128, "%.100s%s%s", s->name, *s->name != '\0' ? "." :
	    "", names[which]);
	return out;
}

static int64_t
get(const struct sweep *s, enum cursor which)
{
	char name[128], *end;
	const char *text = visit_cursor(s->visit, name_of(s, which, name));
	int64_t n;

	if (text == NULL)
		return INT64_MIN;
	n = strtoll(text, &end, 10);
	return *end == '\0' ? n : INT64_MIN;
}

static void
set(struct sweep *s, enum cursor which, int64_t n)
{
	char name[128], text[32];

	snprintf(text, sizeof text, "%lld", (long long)n);
	visit_set_cursor(s->visit, name_of(s, which, name),
	    n != INT64_MIN ? text : NULL);
}

static void
set_page(struct sweep *s)
{
	char name[128];

	visit_set_cursor(s->visit, name_of(s, PAGE, name), s->page);
}

void
sweep_begin(struct sweep *s, struct visit *v, const char *name)
{
	const char *page;
	char key[128];

	*s = (struct sweep){ .visit = v, .floor = INT64_MIN,
	    .top = INT64_MIN, .low = INT64_MAX,
	    .left = v->source->pages, .before = v->outcome };
	v->outcome.dated = false;
	s->name = xstrdup(name != NULL ? name : "");
	s->fill = v->since != INT64_MIN || v->until != INT64_MAX;
	if (s->fill)
		return;
	s->floor = get(s, SEEN);
	page = visit_cursor(v, name_of(s, PAGE, key));
	if (page == NULL)
		return;
	s->page = xstrdup(page);
	s->top = get(s, TOP);
	s->resumed = true;
}

bool
sweep_more(struct sweep *s)
{
	return !s->over && s->left > 0 && !s->visit->stopped;
}

bool
sweep_take(struct sweep *s, int64_t key, int64_t t)
{
	const struct visit *v = s->visit;

	s->any = true;
	/* A time to come would hide all that is written until then. */
	if (key == t && key > v->now)
		key = v->now;
	if (key < s->low)
		s->low = key;
	if (s->fill) {
		s->reached |= t != 0 && t < v->since;
		return t == 0 || (t >= v->since && t < v->until);
	}
	if (key > s->top)
		s->top = key;
	/* Two may have one time: the state knows which of them is new. */
	s->reached |= key <= s->floor;
	return key >= s->floor;
}

/* All down to what was seen is written; what is next may be newer still. */
static void
conclude(struct sweep *s)
{
	free(s->page);
	s->page = NULL;
	/* Lower than it was, too: the newest thing of then may be gone. */
	if (s->top != INT64_MIN)
		s->floor = s->top;
	if (!s->fill) {
		set(s, SEEN, s->floor);
		set(s, TOP, INT64_MIN);
		set_page(s);
	}
	s->over = !s->resumed;
	s->missed |= !s->reached && !s->complete;
	s->visit->outcome.whole = !s->missed;
	s->resumed = s->reached = false;
	s->top = INT64_MIN;
}

static void
advance(struct sweep *s, const char *next)
{
	char *page = xstrdup(next);

	free(s->page);
	s->page = page;
	if (s->fill)
		return;
	set(s, TOP, s->top);
	set_page(s);
}

void
sweep_turn(struct sweep *s, const char *next)
{
	bool first = !s->fill && s->floor == INT64_MIN;

	s->left--;
	s->silent = s->page == NULL && next == NULL && !s->any &&
	    s->floor != INT64_MIN;
	if (next != NULL && s->page != NULL && strcmp(next, s->page) == 0)
		next = NULL;		/* it leads to itself */
	s->ended = next == NULL;
	if (s->reached || next == NULL || (first && s->left <= 0))
		conclude(s);
	else
		advance(s, next);
	visit_batch(s->visit);
}

static void
set_times(struct sweep *s)
{
	struct outcome *o = &s->visit->outcome;

	if (s->activity && !s->ended && o->dated && o->oldest < s->low &&
	    s->low != INT64_MAX)
		o->oldest = s->low;
	outcome_join(o, &s->before, s->ended && s->complete);
}

void
sweep_end(struct sweep *s)
{
	struct visit *v = s->visit;

	set_times(s);
	if (s->silent && v->outcome.state == VISIT_OK)
		visit_fail(v, VISIT_SILENT, "always had posts and has none "
		    "now; look at the site");
	if (!s->over && v->outcome.state == VISIT_OK) {
		if (v->stopped)
			visit_fail(v, VISIT_PARTIAL, "ended by a signal; the "
			    "next visit goes on from here");
		else if (s->fill)
			visit_fail(v, VISIT_PARTIAL, "%ld pages were not "
			    "enough to get to the begin of the time asked "
			    "for; raise pages", v->source->pages);
		else
			visit_fail(v, VISIT_PARTIAL, "%ld pages were not "
			    "enough to get to what was seen before; raise "
			    "pages, or visit more often (the next visit goes "
			    "on from here)", v->source->pages);
	}
	free(s->page);
	free(s->name);
	*s = (struct sweep){ .over = true };
}

/* Whether the others may go on; what is wrong with this one is told at last. */
static bool
set_aside(struct outcome *o, struct outcome *first)
{
	if (o->state != VISIT_PARTIAL && o->state != VISIT_SILENT)
		return o->state == VISIT_OK;
	if (first->state == VISIT_OK)
		*first = *o;
	o->state = VISIT_OK;
	o->why[0] = '\0';
	return true;
}

void
sweep_each(struct visit *v, const char *names,
    void (*each)(void *arg, const char *name), void *arg)
{
	struct outcome *o = &v->outcome, first = { .state = VISIT_OK };
	struct span rest = span_of(names), one;
	bool whole = true, good = true;
	char *name;

	if (names == NULL) {
		each(arg, NULL);
		return;
	}
	while (rest.len != 0 && good && !v->stopped) {
		one = span_cut(&rest, ' ');
		if (one.len == 0)
			continue;
		name = xstrndup(one.s, one.len);
		each(arg, name);
		whole &= o->whole;
		good = set_aside(o, &first);
		free(name);
	}
	o->whole = whole;
	if (o->state == VISIT_OK && first.state != VISIT_OK)
		visit_fail(v, first.state, "%s", first.why);
}
