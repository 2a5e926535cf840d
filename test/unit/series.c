/* series: dense rows with gaps, from count records in any order and parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/series/series.h"

#define START	1793466000	/* 2026-11-01T00:00:00+07:00 */

static void
add(struct series *s, int hour, const char *key, int posts, int seen, int due)
{
	struct record *rec = record_new();
	struct jspan_fault fault;
	char start[CLOCK_SIZE], cover[64] = "", *line;

	if (due >= 0)
		snprintf(cover, sizeof cover, ",\"seen\":%d,\"due\":%d", seen,
		    due);
	line = xasprintf("{\"rec\":\"count\",\"rule\":\"mention/1\","
	    "\"bucket\":\"1h\",\"start\":\"%s\",\"key\":%s,\"posts\":%d%s}",
	    clock_format(START + (int64_t)hour * 3600, start), key, posts,
	    cover);
	assert_true(record_parse(rec, span_of(line), &fault));
	assert_null(series_add(s, rec));
	free(line);
	record_free(rec);
}

static void
row(const struct series_grid *g, size_t key, const char *name,
    const int64_t want[])
{
	int64_t posts[16];

	assert_in_range(g->n, 1, 16);
	assert_true(span_is(g->keys[key].key, name));
	series_posts(g, &g->keys[key], posts);
	for (size_t i = 0; i < g->n; i++)
		assert_int_equal(posts[i], want[i]);
}

static void
gaps(void **state)
{
	static const int64_t total[] = { 3, 4, -1, -1, 9 };
	static const int64_t topic[] = { 0, 3, -1, -1, 0 };
	static const int64_t feed[] = { -1, 2, 5, -1, 0 };
	struct series *s = series_new(true);
	const struct series_grid *g;

	(void)state;
	add(s, 4, "{}", 9, 60, 60);
	add(s, 1, "{\"topic\":\"a\"}", 1, 0, -1);
	add(s, 2, "{}", 7, 59, 60);		/* not wholly covered */
	add(s, 2, "{\"topic\":\"a\"}", 5, 0, -1);
	add(s, 1, "{}", 4, 60, 60);
	add(s, 0, "{}", 3, 0, -1);		/* not known: taken as it is */
	add(s, 1, "{\"topic\":\"a\"}", 2, 0, -1);	/* adds up */
	add(s, 1, "{\"feed\":\"f\"}", 2, 30, 30);
	add(s, 2, "{\"feed\":\"f\"}", 5, 30, 30);	/* by its own cover */
	add(s, 4, "{\"feed\":\"f\"}", 0, 30, 30);
	series_end(s);
	assert_null(series_grid(s, BUCKET_1D));
	g = series_grid(s, BUCKET_1H);
	assert_int_equal(g->n, 5);
	assert_int_equal(g->nkeys, 3);
	assert_int_equal(bucket_start(g->bucket, g->first), START);
	row(g, 0, "{}", total);
	row(g, 1, "{\"feed\":\"f\"}", feed);
	row(g, 2, "{\"topic\":\"a\"}", topic);
	assert_int_equal(series_cell(&g->keys[2], 1)->posts, 3);
	assert_null(series_cell(&g->keys[2], 3));
	series_free(s);
}

/* What lies far away does not stretch the row. */
static void
holes(void **state)
{
	struct series *s = series_new(true);
	const struct series_grid *g;

	(void)state;
	add(s, -200000, "{}", 4, 0, -1);
	add(s, -200000, "{\"topic\":\"old\"}", 4, 0, -1);
	add(s, 0, "{}", 3, 0, -1);
	add(s, 1000, "{}", 2, 0, -1);
	add(s, 1000, "{\"topic\":\"a\"}", 2, 0, -1);
	add(s, 2001, "{}", 1, 0, -1);
	series_end(s);
	g = series_grid(s, BUCKET_1H);
	assert_int_equal(bucket_start(g->bucket, g->first), START);
	assert_int_equal(g->n, 1001);
	assert_int_equal(g->outside, 5);
	assert_int_equal(g->nkeys, 2);
	series_free(s);
}

static void
nothing(void **state)
{
	struct series *s = series_new(true);

	(void)state;
	series_end(s);
	for (int b = 0; b < BUCKET_WIDTHS; b++)
		assert_null(series_grid(s, (enum bucket)b));
	series_free(s);
	s = series_new(true);
	add(s, 0, "{\"topic\":\"a\"}", 2, 0, -1);	/* no total */
	series_end(s);
	assert_int_equal(series_grid(s, BUCKET_1H)->n, 0);
	assert_int_equal(series_grid(s, BUCKET_1H)->nkeys, 0);
	series_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps),
		cmocka_unit_test(holes),
		cmocka_unit_test(nothing),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
