#include "lib/net/down.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/keys.h"

#define DAY		86400
#define DAYS		7
#define MS		100000000000	/* a larger time is in milliseconds */
#define NAME		128		/* bytes of a cursor's name */

/* One way down a list, from the top or from where a visit ended. */
struct leg {
	char	*at;		/* the page, or NULL: the first */
	int64_t	 top;		/* the newest time when it began */
	bool	 resumed;
};

static bool
is_backfill(const struct visit *v)
{
	return v->since != INT64_MIN || v->until != INT64_MAX;
}

static const char *
cursor(struct down *w, const char *what, char name[NAME])
{
	snprintf(name, NAME, "%s %s", what, w->name);
	return visit_cursor(w->visit, name);
}

static void
keep(struct down *w, const char *what, const char *value)
{
	char name[NAME];

	if (!is_backfill(w->visit) &&
	    (cursor(w, what, name) != NULL || value != NULL))
		visit_set_cursor(w->visit, name, value);
}

static void
keep_time(struct down *w, const char *what, int64_t t)
{
	char text[32];

	snprintf(text, sizeof text, "%" PRId64, t);
	if (t != INT64_MIN && !w->brief)
		keep(w, what, text);
}

static int64_t
time_of(const struct down *w, const json_t *item)
{
	struct date d;
	int64_t t;

	if (json_is_string(api_at(item, w->time)) &&
	    date_parse(api_text(item, w->time), 0, &d))
		return d.instant;
	if (api_int(item, w->time, &t))
		return t > MS ? t / 1000 : t;
	return INT64_MIN;
}

static bool
is_wanted(const struct down *w, int64_t t)
{
	if (t == INT64_MIN)
		return true;
	return t >= w->stop && t < w->visit->until;
}

/* The items of a page; *more: one of them was newer than the end. */
static bool
take_items(struct down *w, const json_t *page, struct leg *leg, bool *more)
{
	const json_t *list = api_at(page, w->list);
	json_t *item;
	int64_t t;
	size_t i;

	/* An empty page may have others behind it. */
	*more = json_array_size(list) == 0;
	json_array_foreach(list, i, item) {
		t = time_of(w, item);
		*more |= t == INT64_MIN || t > w->stop;
		/* What is ahead of its time must not hide what comes. */
		if (t > leg->top && t <= w->visit->now)
			leg->top = t;
		if (json_is_object(item) && is_wanted(w, t) &&
		    !w->item(w, item, t))
			return false;
	}
	return true;
}

static void
keep_place(struct down *w, const struct leg *leg)
{
	char *text = xasprintf("%" PRId64 " %" PRId64 " %s", leg->top,
	    w->stop, leg->at);

	keep(w, "page", text);
	free(text);
}

/* A page that cannot be gone back to would fail each visit from now on. */
static void
forget_place(struct down *w, const struct leg *leg)
{
	if (leg->resumed && w->visit->outcome.state == VISIT_FAILED)
		keep(w, "page", NULL);
}

static enum down_end
run_leg(struct down *w, struct leg *leg)
{
	json_t *page;
	char *next;
	bool good, more = false;

	while ((*w->left)-- > 0) {
		if ((page = w->page(w, leg->at)) == NULL) {
			forget_place(w, leg);
			return DOWN_STOPPED;
		}
		leg->resumed = false;
		good = take_items(w, page, leg, &more);
		next = more ? w->next(w, page) : NULL;
		json_decref(page);
		if (next != NULL && leg->at != NULL &&
		    strcmp(next, leg->at) == 0) {
			free(next);
			next = NULL;	/* it would go round for ever */
		}
		free(leg->at);
		leg->at = next;
		if (!good)
			return DOWN_STOPPED;
		if (next == NULL) {
			keep(w, "page", NULL);
			keep_time(w, "seen", leg->top);
			return visit_batch(w->visit) ? DOWN_WHOLE :
			    DOWN_STOPPED;
		}
		keep_place(w, leg);
		if (!visit_batch(w->visit))
			return DOWN_STOPPED;
	}
	return DOWN_SHORT;
}

/* Go on where a visit ended early, if one did. */
static bool
resume(struct down *w, struct leg *leg)
{
	char name[NAME], *end;
	const char *text = cursor(w, "page", name);

	if (text == NULL || is_backfill(w->visit))
		return false;
	leg->top = strtoll(text, &end, 10);
	w->stop = strtoll(end, &end, 10);
	leg->at = xstrdup(*end == ' ' ? end + 1 : end);
	leg->resumed = true;
	return true;
}

static int64_t
stop_of(struct down *w)
{
	const struct visit *v = w->visit;
	char name[NAME];
	const char *seen = cursor(w, "seen", name);
	int64_t stop;

	if (is_backfill(v))
		return v->since;
	stop = seen != NULL ? strtoll(seen, NULL, 10) :
	    v->now - visit_number(v, "days", DAYS) * DAY;
	return stop < w->floor ? stop : w->floor;
}

enum down_end
down_run(struct down *w)
{
	struct leg leg = { NULL, INT64_MIN, false };
	int64_t stop = w->stop, top = INT64_MIN;
	enum down_end end;

	if (resume(w, &leg)) {
		end = run_leg(w, &leg);
		free(leg.at);
		if (end != DOWN_WHOLE)
			return end;
		top = leg.top;
		leg = (struct leg){ NULL, top, false };
	}
	w->stop = w->brief ? (top > stop ? top : stop) : stop_of(w);
	end = run_leg(w, &leg);
	free(leg.at);
	return end;
}

int
down_check(const struct source *s, struct where *where)
{
	return keys_number(s, "days", 1, 3650, where);
}
