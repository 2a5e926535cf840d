/*
 * burst: against simulated series whose truth is known, and by hand.
 *
 * The series are Poisson counts with the week's cycle of a city: nights, noon
 * and evening, quieter Sundays.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/series/burst.h"

#define HOURS	(8 * 7 * 24)

static uint64_t seed;

static double
draw(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return ((double)(seed >> 11) + .5) / 9007199254740992.0;
}

/* Knuth, TAOCP 3.4.1, by parts so that exp() does not vanish. */
static int64_t
poisson(double mean)
{
	int64_t n = 0;
	double p;

	for (; mean > 30; mean -= 30)
		n += poisson(30);
	for (p = draw(); p > exp(-mean); p *= draw())
		n++;
	return n;
}

/* Mean 1 over the week, about .1 at night and 2 in the evening. */
static double
cycle(size_t at)
{
	static const double hour[24] = {
		.3, .2, .1, .1, .1, .2, .5, 1, 1.4, 1.4, 1.3, 1.5, 1.6, 1.2,
		1.1, 1.1, 1.2, 1.3, 1.5, 1.8, 2, 1.9, 1.3, .6
	};

	return hour[at % 24] / 1.03 * (at / 24 % 7 == 6 ? .7 : 1.05);
}

/* A count record of the hour `at` since Monday, 2026-01-05. */
static void
add(struct series *s, const char *topic, size_t at, int64_t posts, int64_t neg)
{
	struct record *rec = record_new();
	struct jspan_fault fault;
	char start[CLOCK_SIZE];
	char *line;

	clock_format(1767546000 + (int64_t)at * 3600, start);
	line = xasprintf("{\"rec\":\"count\",\"rule\":\"mention/1\","
	    "\"bucket\":\"1h\",\"start\":\"%s\",\"key\":{%s%s%s},"
	    "\"posts\":%lld,\"neg\":%lld,\"neu\":%lld%s}", start,
	    topic != NULL ? "\"topic\":\"" : "", topic != NULL ? topic : "",
	    topic != NULL ? "\"" : "", (long long)(posts < 0 ? 0 : posts),
	    (long long)neg, (long long)(posts < 0 ? 0 : posts - neg),
	    posts < 0 ? ",\"seen\":0,\"due\":3600" : "");
	assert_true(record_parse(rec, span_of(line), &fault));
	assert_null(series_add(s, rec));
	free(line);
	record_free(rec);
}

struct found {
	struct burst	 b[100];
	size_t		 n;
};

static void
keep(void *arg, const struct burst *b)
{
	struct found *f = arg;

	assert_true(f->n < 100);
	f->b[f->n++] = *b;
}

static struct found
bursts(const struct series *s, bool topics)
{
	const struct burst_rule rule = { .k = 4, .least = 5 };
	const struct series_grid *g = series_grid(s, BUCKET_1H);
	struct found f = { .n = 0 };

	for (size_t i = topics ? 1 : 0; i < (topics ? g->nkeys : 1); i++)
		burst_each(g, &g->keys[i], &rule, keep, &f);
	return f;
}

/* 15 topics of 0.1 to 25 posts an hour, 8 weeks, nothing happens. */
static void
false_alarms(void **state)
{
	static const double rate[15] = {
		.1, .2, .3, .5, .7, 1, 1.5, 2, 3, 4, 6, 8, 12, 18, 25
	};
	enum { ROUNDS = 20 };
	size_t alarms = 0;
	char topic[8];

	(void)state;
	seed = 1;
	for (int round = 0; round < ROUNDS; round++) {
		struct series *s = series_new(false);

		for (size_t at = 0; at < HOURS; at++) {
			add(s, NULL, at, 1, 0);
			for (size_t k = 0; k < 15; k++) {
				topic[0] = (char)('a' + k);
				topic[1] = '\0';
				add(s, topic, at,
				    poisson(rate[k] * cycle(at)), 0);
			}
		}
		series_end(s);
		alarms += bursts(s, true).n;
		series_free(s);
	}
	print_message("# %.2f false alarms a week in 15 topics\n",
	    (double)alarms / ROUNDS / 8);
	assert_true((double)alarms / ROUNDS / 8 < .5);
}

/* Six hours of five times as much, anywhere in the second half. */
static void
planted(void **state)
{
	static const double rates[] = { 3, 5, 10, 30 };
	enum { ROUNDS = 50 };
	size_t start, hits, others, late, n;
	int64_t from;

	(void)state;
	seed = 2;
	for (size_t k = 0; k < sizeof rates / sizeof rates[0]; k++) {
		hits = others = late = 0;
		for (int round = 0; round < ROUNDS; round++) {
			struct series *s = series_new(false);
			struct found f;

			/* Starts from 8 to 18 o'clock, as events do. */
			start = (size_t)(28 + round % 27) * 24 + 8 +
			    (size_t)(draw() * 11);
			for (size_t at = 0; at < HOURS; at++)
				add(s, NULL, at, poisson(rates[k] * cycle(at) *
				    (at >= start && at < start + 6 ? 5 : 1)),
				    0);
			series_end(s);
			f = bursts(s, false);
			for (n = 0; n < f.n; n++) {
				from = (f.b[n].from - 1767546000) / 3600 -
				    (int64_t)start;
				if (from < 0 || from >= 6) {
					others++;
					continue;
				}
				if (from < 2)
					hits++;
				else
					late++;
			}
			series_free(s);
		}
		print_message("# %.0f posts an hour: %zu of %d found within 2 "
		    "buckets, %zu later, %zu others\n", rates[k], hits, ROUNDS,
		    late, others);
		assert_true(hits >= ROUNDS * 9 / 10);
		if (rates[k] >= 5)
			assert_int_equal(hits, ROUNDS);
	}
}

/* A row of tens, with what is set by hand. */
static struct found
by_hand(const int64_t set[][2], size_t n, size_t hours)
{
	struct series *s = series_new(false);
	struct found f;

	for (size_t at = 0; at < hours; at++) {
		int64_t posts = 10;

		for (size_t i = 0; i < n; i++)
			if (set[i][0] == (int64_t)at)
				posts = set[i][1];
		add(s, NULL, at, posts, posts > 12 ? posts / 2 : 0);
	}
	series_end(s);
	f = bursts(s, false);
	series_free(s);
	return f;
}

static void
episodes(void **state)
{
	/* One bucket below k/2 does not end it, two do; then another. */
	static const int64_t two[][2] = {
		{ 1000, 60 }, { 1001, 10 }, { 1002, 80 }, { 1003, 10 },
		{ 1004, 10 }, { 1005, 50 },
	};
	/* Gaps end nothing by themselves and are in no sum. */
	static const int64_t gap[][2] = {
		{ 1000, 60 }, { 1001, -1 }, { 1002, -1 }, { 1003, 10 },
		{ 1004, -1 }, { 1005, 40 },
	};
	static const int64_t last[][2] = { { 1343, 60 } };
	struct found f;
	double sd = sqrt(11 * (1 + 1 / 7.));

	(void)state;
	f = by_hand(two, 6, HOURS);
	assert_int_equal(f.n, 2);
	assert_int_equal(f.b[0].from, 1767546000 + 1000 * 3600);
	assert_int_equal(f.b[0].to, f.b[0].from + 3 * 3600);
	assert_int_equal(f.b[0].peak, f.b[0].from + 2 * 3600);
	assert_int_equal(f.b[0].posts, 150);
	assert_int_equal(f.b[0].peak_posts, 80);
	assert_true(fabs(f.b[0].expected - 30) < 1e-9);
	assert_true(fabs(f.b[0].z - 70 / sd) < 1e-9);
	assert_true(fabs(f.b[0].sd - sd * sqrt(3)) < 1e-9);
	assert_true(fabs(f.b[0].neg_share - 70. / 150) < 1e-9);
	assert_false(f.b[0].open);
	assert_int_equal(f.b[1].from, 1767546000 + 1005 * 3600);

	f = by_hand(gap, 6, HOURS);
	assert_int_equal(f.n, 1);
	assert_int_equal(f.b[0].to, f.b[0].from + 6 * 3600);
	assert_int_equal(f.b[0].posts, 110);
	assert_true(fabs(f.b[0].expected - 30) < 1e-9);

	f = by_hand(last, 1, HOURS);
	assert_int_equal(f.n, 1);
	assert_true(f.b[0].open);
}

/* A gap of a whole day next to a burst, and a burst in every other week. */
static void
baseline(void **state)
{
	static int64_t row[HOURS];
	double expected, sd;

	(void)state;
	for (size_t i = 0; i < HOURS; i++)
		row[i] = 10;
	assert_true(burst_usual(BUCKET_1H, row, HOURS, 500, &expected, &sd));
	assert_true(expected == 10);
	row[500 - 168] = row[500 + 168] = 1000;
	assert_true(burst_usual(BUCKET_1H, row, HOURS, 500, &expected, &sd));
	assert_true(expected == 10);
	/* Its own hour does not matter. */
	row[500] = 7777;
	assert_true(burst_usual(BUCKET_1H, row, HOURS, 500, &expected, &sd));
	assert_true(expected == 10);
	/* Two and a half weeks: told from other days. */
	assert_true(burst_usual(BUCKET_1H, row + 168, 420, 300, &expected,
	    &sd));
	assert_true(expected == 10);
	/* Two days: nothing can be told. */
	assert_false(burst_usual(BUCKET_1H, row, 48, 30, &expected, &sd));
	for (size_t i = 0; i < HOURS; i++)
		row[i] = SERIES_NULL;
	assert_false(burst_usual(BUCKET_1H, row, HOURS, 500, &expected, &sd));
	/* Months are told from other months. */
	for (size_t i = 0; i < 12; i++)
		row[i] = (int64_t)(100 + i);
	assert_true(burst_usual(BUCKET_1MO, row, 12, 11, &expected, &sd));
	assert_true(expected > 104 && expected < 108);
}

static void
written(void **state)
{
	struct burst b = {
		.bucket = BUCKET_1H, .key = span_of("{\"topic\":\"y-te\"}"),
		.from = 1767546000, .to = 1767553200, .peak = 1767549600,
		.posts = 150, .peak_posts = 80, .expected = 29.999999,
		.sd = 2 / 3., .z = 1234.5, .neg_share = -1, .open = true,
	};
	struct buf out = BUF_INIT;

	(void)state;
	burst_write(&b, &out);
	assert_string_equal(out.s, "{\"rec\":\"burst\",\"method\":"
	    "\"hour-of-week/1\",\"bucket\":\"1h\",\"key\":{\"topic\":\"y-te\"},"
	    "\"from\":\"2026-01-05T00:00:00+07:00\","
	    "\"to\":\"2026-01-05T02:00:00+07:00\","
	    "\"peak\":\"2026-01-05T01:00:00+07:00\",\"posts\":150,"
	    "\"peak_posts\":80,\"expected\":30,\"sd\":0.67,\"z\":1234.5,"
	    "\"open\":true}");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(false_alarms),
		cmocka_unit_test(planted),
		cmocka_unit_test(episodes),
		cmocka_unit_test(baseline),
		cmocka_unit_test(written),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
