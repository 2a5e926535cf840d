#include "lib/net/walk.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

int
walk_order(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);

	return m != n ? (m < n ? -1 : 1) : strcmp(a, b);
}

static bool
is_mark(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.len != 0 && s.len < WALK_MARK && s.s[0] != '0';
}

static void
take(char out[WALK_MARK], const char *text)
{
	bool good = text != NULL && is_mark(span_of(text));

	snprintf(out, WALK_MARK, "%s", good ? text : "");
}

void
walk_see(struct walk *w, struct span s)
{
	char mark[WALK_MARK];

	if (!is_mark(s))
		return;
	snprintf(mark, sizeof mark, "%.*s", SPAN_ARG(s));
	if (walk_order(mark, w->top) > 0)
		memcpy(w->top, mark, sizeof mark);
	if (w->until[0] == '\0' || walk_order(mark, w->until) < 0)
		memcpy(w->until, mark, sizeof mark);
}

static bool
is_window(const struct visit *v)
{
	return v->since != INT64_MIN || v->until != INT64_MAX;
}

/* Where a walk through that very window was ended. */
static void
window_name(const struct visit *v, char out[64])
{
	snprintf(out, 64, "%" PRId64 "/%" PRId64 " ", v->since, v->until);
}

static void
begin_window(struct visit *v, struct walk *w, walk_mark *mark)
{
	const char *back = visit_cursor(v, "back");
	char name[64];

	window_name(v, name);
	if (v->since != INT64_MIN)
		mark(v->since, w->since);
	if (v->until < v->now)
		mark(v->until, w->until);
	if (back != NULL && strncmp(back, name, strlen(name)) == 0)
		take(w->until, back + strlen(name));
}

static void
begin(struct visit *v, struct walk *w, walk_mark *mark)
{
	*w = (struct walk){ .fresh = true };
	if (is_window(v)) {
		begin_window(v, w, mark);
		return;
	}
	take(w->since, visit_cursor(v, "since"));
	take(w->until, visit_cursor(v, "until"));
	take(w->top, visit_cursor(v, "top"));
	w->resumed = w->until[0] != '\0';
}

static void
set(struct visit *v, const char *name, const char *mark)
{
	visit_set_cursor(v, name, mark[0] != '\0' ? mark : NULL);
}

/* So far it came; with the batch of these posts. */
static void
save(struct visit *v, const struct walk *w)
{
	char name[64], text[64 + WALK_MARK];

	if (!is_window(v)) {
		set(v, "until", w->until);
		set(v, "top", w->top);
		return;
	}
	window_name(v, name);
	snprintf(text, sizeof text, "%s%s", name, w->until);
	visit_set_cursor(v, "back", text);
}

/* All from the top down was seen. */
static void
close_leg(struct visit *v, struct walk *w)
{
	if (is_window(v)) {
		visit_set_cursor(v, "back", NULL);
		return;
	}
	if (w->top[0] != '\0')
		memcpy(w->since, w->top, sizeof w->since);
	w->top[0] = w->until[0] = '\0';
	set(v, "since", w->since);
	save(v, w);
}

static void
out_of_pages(struct visit *v, struct walk *w)
{
	/* A first visit begins somewhere: what lies before is not missed. */
	if (w->since[0] == '\0' && !is_window(v))
		close_leg(v, w);
	else
		visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the "
		    "next visit goes on from there; raise pages, or fetch "
		    "more often", v->source->pages);
}

/* One page; false where the walk is over. */
static bool
go_on(struct visit *v, struct walk *w, walk_page *page, void *arg)
{
	enum walk_step step = page(v, w, arg);
	bool again = w->resumed && step == WALK_END;

	if (step == WALK_END)
		close_leg(v, w);
	else
		save(v, w);
	w->fresh = again;
	if (again)
		w->resumed = false;
	else if (step == WALK_END)
		v->outcome.whole = true;
	if ((step == WALK_STOP || !visit_batch(v)) &&
	    v->outcome.state == VISIT_OK && !v->outcome.whole)
		visit_fail(v, VISIT_PARTIAL, "ended before all was seen; the "
		    "next visit goes on from there");
	return v->outcome.state == VISIT_OK && !v->outcome.whole;
}

void
walk_run(struct visit *v, walk_page *page, void *arg, walk_mark *mark)
{
	struct walk w;
	long left = v->source->pages;

	begin(v, &w, mark);
	while (go_on(v, &w, page, arg))
		if (--left <= 0) {
			out_of_pages(v, &w);
			break;
		}
	if (v->outcome.skipped != 0 && v->outcome.why[0] == '\0')
		visit_fail(v, v->outcome.state, "%llu posts had no id or no "
		    "text", (unsigned long long)v->outcome.skipped);
}
