/* veil and feeds: what the public is not shown, and what was not seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/report/feeds.h"
#include "lib/report/veil.h"

static void
cells(void **state)
{
	static const struct {
		int64_t	posts, neg, neu, pos;
		double	voices;
		bool	hidden, tone_hidden;
	} cases[] = {
		{ 0, 0, 0, 0, 0, false, false },
		{ 9, 9, 0, 0, 9, true, true },
		{ 500, 500, 0, 0, 1, true, true },	/* one loud voice */
		{ 100, 60, 30, 10, 50, false, false },
		{ 100, 60, 31, 9, 50, false, true },
		{ 100, 60, 40, 0, 50, false, false },
		{ 100, 60, 35, 0, 50, false, true },	/* 5 not rated */
		{ 100, 0, 0, 0, 50, false, false },	/* none rated */
	};
	struct counts_cell c;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		c = (struct counts_cell){ .posts = cases[i].posts,
		    .voices = cases[i].voices };
		c.tone[COUNTS_NEG] = cases[i].neg;
		c.tone[COUNTS_NEU] = cases[i].neu;
		c.tone[COUNTS_POS] = cases[i].pos;
		veil_cell(&c);
		assert_int_equal(c.hidden, cases[i].hidden);
		assert_int_equal(c.tone_hidden, cases[i].tone_hidden);
	}
}

/* Never one hidden place alone among shown ones, while there is another. */
static void
places(void **state)
{
	struct counts_place p[5];
	size_t hidden;

	(void)state;
	for (unsigned mask = 0; mask < 32; mask++) {
		hidden = 0;
		for (size_t i = 0; i < 5; i++) {
			p[i] = (struct counts_place){ .blank = i == 2 };
			p[i].cell.posts = (int64_t)(100 - i);
			p[i].cell.hidden = mask >> i & 1;
		}
		veil_places(p, 5);
		for (size_t i = 0; i < 5; i++)
			hidden += p[i].cell.hidden && !p[i].blank;
		assert_int_not_equal(hidden, 1);
		if ((mask & ~4u) == 1)		/* the fewest posts go too */
			assert_true(p[4].cell.hidden && !p[3].cell.hidden);
	}
}

static void
add(struct feeds *f, const char *from, const char *to, const char *state)
{
	struct record *rec = record_new();
	struct jspan_fault fault;
	char *line = xasprintf("{\"rec\":\"coverage\",\"feed\":\"a\","
	    "\"from\":\"2026-11-01T%s:00+07:00\",\"to\":\"2026-11-01T%s:00"
	    "+07:00\",\"state\":\"%s\",\"posts\":1}", from, to, state);

	assert_true(record_parse(rec, span_of(line), &fault));
	assert_null(feeds_add(f, rec));
	record_free(rec);
	free(line);
}

static int
hour(int64_t at)
{
	return clock_civil(at).hour;
}

/* Windows in any order, one over the other. */
static void
gaps(void **state)
{
	struct feeds *f = feeds_new();
	struct feeds_gap *g;
	size_t n;

	(void)state;
	add(f, "10:00", "12:00", "ok");
	add(f, "01:00", "03:00", "ok");
	add(f, "02:00", "04:00", "unchanged");
	add(f, "04:00", "06:00", "failed");
	add(f, "05:00", "06:00", "ok");		/* fetched later after all */
	add(f, "15:00", "16:00", "partial");
	g = feeds_gaps(f, &n);
	assert_int_equal(n, 3);
	assert_int_equal(hour(g[0].from), 4);
	assert_int_equal(hour(g[0].to), 5);
	assert_int_equal(g[0].state, WORD_FAILED);
	assert_int_equal(hour(g[1].from), 6);
	assert_int_equal(hour(g[1].to), 10);
	assert_int_equal(g[1].state, WORD_UNSEEN);
	assert_int_equal(hour(g[2].from), 12);
	assert_int_equal(hour(g[2].to), 16);
	assert_int_equal(g[2].state, WORD_PARTIAL);
	assert_int_equal(feeds_row(f, 0).seen, 6 * 3600);
	assert_int_equal(feeds_row(f, 0).windows, 6);
	free(g);
	feeds_free(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells),
		cmocka_unit_test(places),
		cmocka_unit_test(gaps),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
