/* lib/net/listing: visits of a platform, one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/batch.h"
#include "lib/net/fetch.h"
#include "lib/net/listing.h"
#include "lib/net/visit.h"

#define PAGE	2
#define MOST	32
#define NOW	1000

/* What a visit finds there, and what comes of it. */
struct step {
	const char	*things;	/* keys, newest first */
	long		 pages;
	const char	*taken;
	enum visit_state state;
	bool		 whole;
	int64_t		 since, until;	/* 0: not given */
	int		 refuse;	/* the page of the visit that fails, or 0 */
	int		 stop;		/* after which a signal came, or 0 */
};

struct platform {
	const struct step *step;
	int64_t		 things[MOST];
	size_t		 n;
	int		 asked;
	struct buf	 taken;
};

static void
open_platform(struct platform *p, const struct step *step)
{
	const char *text = step->things;
	char *end;

	*p = (struct platform){ .step = step };
	buf_puts(&p->taken, "");
	for (; *text != '\0' && p->n < MOST; text = end)
		p->things[p->n++] = strtoll(text, &end, 10);
}

static void
note(struct platform *p, int64_t key)
{
	buf_printf(&p->taken, "%s%lld", p->taken.len != 0 ? " " : "",
	    (long long)key);
}

/* Whether this page is given; *i is where it begins. */
static bool
ask(struct platform *p, struct visit *v, const char *page, size_t *i)
{
	/* A page is named by how many things lie below, as more come above. */
	*i = page != NULL ? p->n - strtoul(page, NULL, 10) : 0;
	if (++p->asked != p->step->refuse)
		return true;
	visit_fail(v, VISIT_FAILED, "refused");
	return false;
}

static void
turn(struct platform *p, struct visit *v, struct listing *l, size_t left)
{
	char next[24];

	snprintf(next, sizeof next, "%zu", left);
	v->fetch->stopping = p->asked == p->step->stop;
	listing_turn(l, left != 0 ? next : NULL);
}

/* A platform that lists all it has. */
static void
read_pages(struct platform *p, struct visit *v)
{
	struct listing l;
	size_t i;

	listing_begin(&l, v, "tin");
	while (listing_more(&l) && ask(p, v, l.page, &i)) {
		for (size_t end = i + PAGE; i < end && i < p->n; i++)
			if (listing_take(&l, p->things[i], p->things[i]))
				note(p, p->things[i]);
		turn(p, v, &l, p->n - i);
	}
	listing_end(&l);
}

static int64_t
key_of(int64_t t)
{
	return t * 10 - 1;
}

/* One that finds what lies between two keys. */
static void
read_search(struct platform *p, struct visit *v)
{
	struct listing l;
	int64_t below;
	size_t i, n;

	listing_search(&l, v, key_of);
	below = l.low;
	while (listing_more(&l) && ask(p, v, l.page, &i)) {
		if (l.page == NULL)
			below = l.low;
		for (n = 0; i < p->n && p->things[i] > l.floor; i++) {
			if (p->things[i] >= below)
				continue;
			if (n++ == PAGE)
				break;
			note(p, p->things[i]);
			listing_see(&l, p->things[i]);
		}
		turn(p, v, &l, n > PAGE ? p->n - i : 0);
	}
	listing_end(&l);
}

/* Visits that know what those before them left. */
static void
run(const struct step *steps, size_t n,
    void (*each)(struct platform *, struct visit *))
{
	struct fetch f = { .turn = 1 };
	struct source s = { .name = (char *)(uintptr_t)"thử" };
	struct visit v = { .fetch = &f, .source = &s, .now = NOW,
	    .batch = batch_new(), .cursors = map_new(free) };
	struct platform p;

	for (size_t i = 0; i < n; i++) {
		print_message("visit %zu\n", i + 1);
		open_platform(&p, &steps[i]);
		s.pages = steps[i].pages;
		f.stopping = v.stopped = false;
		v.outcome = (struct outcome){ .state = VISIT_OK };
		v.since = steps[i].since != 0 ? steps[i].since : INT64_MIN;
		v.until = steps[i].until != 0 ? steps[i].until : INT64_MAX;
		each(&p, &v);
		assert_string_equal(p.taken.s != NULL ? p.taken.s : "",
		    steps[i].taken);
		assert_int_equal(v.outcome.state, steps[i].state);
		assert_int_equal(v.outcome.whole, steps[i].whole);
		buf_free(&p.taken);
	}
	batch_free(v.batch);
	map_free(v.cursors);
}

static const struct step pages[] = {
	/* The first one: how far back it goes nobody has said. */
	{ .things = "6 5 4 3 2 1", .pages = 2, .taken = "6 5 4 3" },
	/* Nothing new: but another of the same time may be. */
	{ .things = "6 5 4 3 2 1", .pages = 2, .taken = "6", .whole = true },
	{ .things = "6 6 5 4", .pages = 2, .taken = "6 6", .whole = true },
	/* Cut by its pages; then on from there, and the top. */
	{ .things = "13 12 11 10 9 8 7 6 6 5 4", .pages = 2,
	    .taken = "13 12 11 10", .state = VISIT_PARTIAL },
	{ .things = "15 14 13 12 11 10 9 8 7 6 6 5 4", .pages = 9,
	    .taken = "9 8 7 6 15 14 13", .whole = true },
	/* A window; what was seen stays as it was. */
	{ .things = "16 15 14 13 12 11 10 9 8", .pages = 9, .since = 9,
	    .until = 12, .taken = "11 10 9", .whole = true },
	{ .things = "16 15 14 13 12 11 10 9 8", .pages = 2, .since = 9,
	    .until = 14, .taken = "13", .state = VISIT_PARTIAL },
	{ .things = "16 15 14 13", .pages = 9, .taken = "16 15",
	    .whole = true },
	/* Cut by a signal, and the top after it by its pages. */
	{ .things = "22 21 20 19 18 17 16", .pages = 9, .stop = 1,
	    .taken = "22 21", .state = VISIT_PARTIAL },
	{ .things = "25 24 23 22 21 20 19 18 17 16", .pages = 4,
	    .taken = "20 19 18 17 16 25 24", .state = VISIT_PARTIAL },
	{ .things = "25 24 23 22 21 20 19 18 17 16", .pages = 4,
	    .taken = "23 22 25", .whole = true },
	/* A place that is refused is not asked for a second time. */
	{ .things = "31 30 29 28 27 26 25", .pages = 2,
	    .taken = "31 30 29 28", .state = VISIT_PARTIAL },
	{ .things = "31 30 29 28 27 26 25", .pages = 2, .refuse = 1,
	    .taken = "", .state = VISIT_FAILED },
	{ .things = "31 30 29 28 27 26 25", .pages = 9,
	    .taken = "31 30 29 28 27 26 25", .whole = true },
	/* It had posts always. */
	{ .things = "", .pages = 9, .taken = "", .state = VISIT_SILENT },
	/* A time to come hides nothing that is written until then. */
	{ .things = "9999 32 31 30", .pages = 9, .taken = "9999 32 31",
	    .whole = true },
	{ .things = "9999 1001 32 31", .pages = 9, .taken = "9999 1001",
	    .whole = true },
};

static const struct step searches[] = {
	{ .things = "60 50 40 30 20 10", .pages = 2, .taken = "60 50 40 30" },
	/* That there is nothing is no silence of a search. */
	{ .things = "60 50 40", .pages = 2, .taken = "", .whole = true },
	{ .things = "", .pages = 2, .taken = "", .whole = true },
	{ .things = "130 120 110 100 90 80 70 60", .pages = 2,
	    .taken = "130 120 110 100", .state = VISIT_PARTIAL },
	{ .things = "150 140 130 120 110 100 90 80 70 60 50", .pages = 9,
	    .taken = "90 80 70 150 140", .whole = true },
	/* A window that is cut goes on where it was; another one does not. */
	{ .things = "150 140 130 120 110 100 90", .pages = 1, .since = 10,
	    .until = 14, .taken = "130 120", .state = VISIT_PARTIAL },
	{ .things = "150 140 130 120 110 100 90", .pages = 1, .since = 11,
	    .until = 14, .taken = "130 120", .state = VISIT_PARTIAL },
	{ .things = "150 140 130 120 110 100 90", .pages = 9, .since = 11,
	    .until = 14, .taken = "110", .whole = true },
	{ .things = "160 150 140", .pages = 9, .taken = "160",
	    .whole = true },
	/* A page in the middle is refused: on from the one before it. */
	{ .things = "210 200 190 180 170 160", .pages = 9, .refuse = 2,
	    .taken = "210 200", .state = VISIT_FAILED },
	{ .things = "210 200 190 180 170 160", .pages = 9, .stop = 1,
	    .taken = "190 180", .state = VISIT_PARTIAL },
	{ .things = "220 210 200 190 180 170 160", .pages = 9,
	    .taken = "170 220", .whole = true },
};

static void
by_pages(void **state)
{
	(void)state;
	run(pages, sizeof pages / sizeof pages[0], read_pages);
}

static void
by_keys(void **state)
{
	(void)state;
	run(searches, sizeof searches / sizeof searches[0], read_search);
}

static const struct {
	const char	*id;
	int64_t		 top, low;	/* after it was seen */
} ids[] = {
	{ "99", 99, 99 },
	{ "100", 100, 99 },		/* by value, not by letters */
	{ "9", 100, 9 },
	{ "", 100, 9 },
	{ "0", 100, 9 },
	{ "01", 100, 9 },		/* as long as a greater one */
	{ "-5", 100, 9 },
	{ "12a", 100, 9 },
	{ "1795392000", 1795392000, 9 },
	{ "2124651641041846272", 2124651641041846272, 9 },
	{ "9223372036854775808", 2124651641041846272, 9 },
	{ "99999999999999999999999999", 2124651641041846272, 9 },
};

static void
ids_by_value(void **state)
{
	struct listing l = { .top = INT64_MIN, .low = INT64_MAX };

	(void)state;
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		listing_see_id(&l, span_of(ids[i].id));
		assert_int_equal(l.top, ids[i].top);
		assert_int_equal(l.low, ids[i].low);
	}
	listing_see_id(&l, SPAN_NONE);
	assert_int_equal(l.low, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_pages),
		cmocka_unit_test(by_keys),
		cmocka_unit_test(ids_by_value),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
