/* bucket: civil buckets, their numbers and their starts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/series/bucket.h"

static void
starts(void **state)
{
	static const struct {
		const char *zone, *width, *at, *want;
	} cases[] = {
		{ "+07:00", "5m", "2026-11-23T08:04:59+07:00",
		    "2026-11-23T08:00:00+07:00" },
		{ "+07:00", "15m", "2026-11-23T08:59:59+07:00",
		    "2026-11-23T08:45:00+07:00" },
		{ "+07:00", "1h", "2026-11-23T01:59:59Z",
		    "2026-11-23T08:00:00+07:00" },
		{ "+07:00", "3h", "2026-11-23T08:59:59+07:00",
		    "2026-11-23T06:00:00+07:00" },
		{ "+07:00", "1d", "2026-11-22T17:00:00Z",
		    "2026-11-23T00:00:00+07:00" },
		{ "+07:00", "1d", "2026-11-22T16:59:59Z",
		    "2026-11-22T00:00:00+07:00" },
		{ "+07:00", "1w", "2026-11-23T00:00:00+07:00",
		    "2026-11-23T00:00:00+07:00" },
		{ "+07:00", "1w", "2026-11-29T23:59:59+07:00",
		    "2026-11-23T00:00:00+07:00" },
		{ "+07:00", "1w", "1969-12-31T00:00:00+07:00",
		    "1969-12-29T00:00:00+07:00" },
		{ "+07:00", "1mo", "2028-02-29T23:59:59+07:00",
		    "2028-02-01T00:00:00+07:00" },
		{ "+07:00", "1mo", "2026-12-31T18:00:00Z",
		    "2027-01-01T00:00:00+07:00" },
		{ "-03:30", "1d", "2026-11-23T03:29:59Z",
		    "2026-11-22T00:00:00-03:30" },
		{ "+05:45", "3h", "2026-11-23T00:00:00Z",
		    "2026-11-23T03:00:00+05:45" },
	};
	char text[CLOCK_SIZE];
	enum bucket b;
	int64_t at;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		setenv("SB_TZ", cases[i].zone, 1);
		assert_true(bucket_find(span_of(cases[i].width), &b));
		assert_true(clock_parse(span_of(cases[i].at), &at));
		assert_string_equal(clock_format(bucket_start(b,
		    bucket_index(b, at)), text), cases[i].want);
	}
	unsetenv("SB_TZ");
	assert_false(bucket_find(span_of("2h"), &b));
}

/* The start is in its bucket and the instant before it in the one before. */
static void
edges(void **state)
{
	int64_t start, index;

	(void)state;
	for (int b = 0; b < BUCKET_WIDTHS; b++) {
		for (int64_t t = 600000000; t < 4200000000; t += 77777777) {
			index = bucket_index((enum bucket)b, t);
			start = bucket_start((enum bucket)b, index);
			assert_true(start <= t);
			assert_true(bucket_start((enum bucket)b, index + 1) > t);
			assert_int_equal(bucket_index((enum bucket)b, start),
			    index);
			assert_int_equal(bucket_index((enum bucket)b,
			    start - 1), index - 1);
		}
	}
}

static void
periods(void **state)
{
	static const int want[BUCKET_WIDTHS][3] = {
		[BUCKET_5M] = { 288, 2016, 12 },
		[BUCKET_15M] = { 96, 672, 4 },
		[BUCKET_1H] = { 24, 168, 1 },
		[BUCKET_3H] = { 8, 56, 0 },
		[BUCKET_1D] = { 1, 7, 0 },
		[BUCKET_1W] = { 1, 1, 0 },
		[BUCKET_1MO] = { 1, 1, 0 },
	};

	(void)state;
	for (int b = 0; b < BUCKET_WIDTHS; b++) {
		assert_int_equal(bucket_day((enum bucket)b), want[b][0]);
		assert_int_equal(bucket_week((enum bucket)b), want[b][1]);
		assert_int_equal(bucket_hour((enum bucket)b), want[b][2]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(starts),
		cmocka_unit_test(edges),
		cmocka_unit_test(periods),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
