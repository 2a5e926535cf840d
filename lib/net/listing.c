#include "lib/net/listing.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/visit.h"

enum cursor { SEEN, TOP, PAGE, LOW };

static const char *
name_of(const struct listing *s, enum cursor which, char out[128])
{
	static const char *const names[] = {
		[SEEN] = "seen", [TOP] = "top", [PAGE] = "page",
		[LOW] = "low",
	};

	snprintf(out, 128, "%.100s%s%s", s->name, *s->name != '\0' ? "." :
	    "", names[which]);
	return out;
}

static int64_t
get(const struct listing *s, enum cursor which)
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
set(struct listing *s, enum cursor which, int64_t n)
{
	char name[128], text[32];

	snprintf(text, sizeof text, "%lld", (long long)n);
	visit_set_cursor(s->visit, name_of(s, which, name),
	    n != INT64_MIN ? text : NULL);
}

static void
set_page(struct listing *s)
{
	char name[128];

	visit_set_cursor(s->visit, name_of(s, PAGE, name), s->page);
}

static void
open_listing(struct listing *s, struct visit *v, const char *name)
{
	*s = (struct listing){ .visit = v, .floor = INT64_MIN,
	    .top = INT64_MIN, .low = INT64_MAX,
	    .left = v->source->pages, .before = v->outcome };
	v->outcome.dated = v->outcome.whole = false;
	s->name = xstrdup(name != NULL ? name : "");
	s->fill = v->since != INT64_MIN || v->until != INT64_MAX;
	if (!s->fill)
		s->floor = get(s, SEEN);
}

void
listing_begin(struct listing *s, struct visit *v, const char *name)
{
	const char *page;
	char key[128];

	open_listing(s, v, name);
	page = visit_cursor(v, name_of(s, PAGE, key));
	if (s->fill || page == NULL)
		return;
	s->page = xstrdup(page);
	s->top = get(s, TOP);
	s->resumed = true;
}

/* Where a search of that very window was cut. */
static void
window_name(const struct visit *v, char out[64])
{
	snprintf(out, 64, "%" PRId64 "/%" PRId64 " ", v->since, v->until);
}

static void
begin_window(struct listing *s, int64_t (*key_of)(int64_t t))
{
	const struct visit *v = s->visit;
	const char *back = visit_cursor(s->visit, "back");
	char name[64], *end;
	int64_t low;

	window_name(v, name);
	if (v->since != INT64_MIN)
		s->floor = key_of(v->since);
	if (v->until < v->now)
		s->low = key_of(v->until);
	if (back == NULL || strncmp(back, name, strlen(name)) != 0)
		return;
	low = strtoll(back + strlen(name), &end, 10);
	if (*end == '\0' && low > 0)
		s->low = low;
}

void
listing_search(struct listing *s, struct visit *v,
    int64_t (*key_of)(int64_t t))
{
	open_listing(s, v, NULL);
	s->search = true;
	if (s->fill) {
		begin_window(s, key_of);
		return;
	}
	if (get(s, LOW) == INT64_MIN)
		return;
	s->low = get(s, LOW);
	s->top = get(s, TOP);
	s->resumed = true;
}

bool
listing_more(struct listing *s)
{
	return !s->over && s->left > 0 && !s->visit->stopped;
}

bool
listing_take(struct listing *s, int64_t key, int64_t t)
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

void
listing_see(struct listing *s, int64_t key)
{
	if (key <= 0)
		return;
	if (key > s->top)
		s->top = key;
	if (key < s->low)
		s->low = key;
}

/* Those of some platforms are letters, or more than this holds. */
static bool
number(struct span id, int64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < id.len; i++)
		if (id.s[i] < '0' || id.s[i] > '9' ||
		    __builtin_mul_overflow(*out, 10, out) ||
		    __builtin_add_overflow(*out, id.s[i] - '0', out))
			return false;
	return id.len != 0 && id.s[0] != '0';
}

void
listing_see_id(struct listing *s, struct span id)
{
	int64_t key;

	if (number(id, &key))
		listing_see(s, key);
}

/* The page of a listing, or how far a search came. */
static void
set_place(struct listing *s)
{
	char name[64], text[96];

	if (s->search && s->fill) {
		window_name(s->visit, name);
		snprintf(text, sizeof text, "%s%" PRId64, name, s->low);
		visit_set_cursor(s->visit, "back", s->low != INT64_MAX ?
		    text : NULL);
	} else if (!s->fill) {
		set(s, TOP, s->top);
		if (s->search)
			set(s, LOW, s->low != INT64_MAX ? s->low : INT64_MIN);
		else
			set_page(s);
	}
}

/* All down to what was seen is written; what is next may be newer still. */
static void
conclude(struct listing *s)
{
	free(s->page);
	s->page = NULL;
	/* Lower than it was, too: the newest thing of then may be gone. */
	if (s->top != INT64_MIN)
		s->floor = s->top;
	if (!s->fill)
		set(s, SEEN, s->floor);
	s->top = INT64_MIN;
	if (s->search)
		s->low = INT64_MAX;
	set_place(s);
	s->over = !s->resumed;
	s->missed |= !s->reached && !s->complete;
	s->visit->outcome.whole = s->over && !s->missed;
	s->resumed = s->reached = false;
}

static void
advance(struct listing *s, const char *next)
{
	char *page = xstrdup(next);

	free(s->page);
	s->page = page;
	set_place(s);
}

void
listing_turn(struct listing *s, const char *next)
{
	/* Where a first one begins nobody has said: none was missed before. */
	bool first = !s->fill && s->floor == INT64_MIN;

	s->left--;
	s->silent = !s->search && s->page == NULL && next == NULL && !s->any &&
	    s->floor != INT64_MIN;
	if (next != NULL && s->page != NULL && !s->search &&
	    strcmp(next, s->page) == 0)
		next = NULL;		/* it leads to itself */
	s->ended = next == NULL;
	/* A search ends where it was asked to. */
	s->reached |= s->search && s->ended;
	if (s->reached || next == NULL || (first && s->left <= 0))
		conclude(s);
	else
		advance(s, next);
	visit_batch(s->visit);
}

static void
set_times(struct listing *s)
{
	struct outcome *o = &s->visit->outcome;

	if (s->activity && !s->ended && o->dated && o->oldest < s->low &&
	    s->low != INT64_MAX)
		o->oldest = s->low;
	outcome_join(o, &s->before, s->ended && s->complete);
}

/* A page that cannot be gone back to would fail each visit from now on. */
static void
forget_place(struct listing *s)
{
	free(s->page);
	s->page = NULL;
	s->top = INT64_MIN;
	set_place(s);
}

void
listing_end(struct listing *s)
{
	struct visit *v = s->visit;

	if (s->resumed && !s->search && s->left == v->source->pages &&
	    v->outcome.state == VISIT_FAILED)
		forget_place(s);
	set_times(s);
	if (s->silent && v->outcome.state == VISIT_OK)
		visit_fail(v, VISIT_SILENT, "always had posts and has none "
		    "now; look at the site");
	if (!s->over && v->outcome.state == VISIT_OK) {
		if (v->stopped || s->left > 0)
			visit_fail(v, VISIT_PARTIAL, "ended before all was "
			    "seen; the next visit goes on from here");
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
	*s = (struct listing){ .over = true };
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
listing_each(struct visit *v, const char *names,
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
