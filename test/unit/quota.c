#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/clock.h"
#include "lib/net/quota.h"

static int64_t
at(const char *time)
{
	int64_t t = 0;

	assert_true(clock_parse(span_of(time), &t));
	return t;
}

static const struct {
	enum quota_reset reset;
	const char	*now, *start, *end;
} cases[] = {
	/* Winter: eight hours behind UTC. */
	{ QUOTA_PACIFIC, "2026-11-23T00:00:00Z", "2026-11-22T08:00:00Z",
	    "2026-11-23T08:00:00Z" },
	{ QUOTA_PACIFIC, "2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z",
	    "2026-11-24T08:00:00Z" },
	{ QUOTA_PACIFIC, "2026-11-23T07:59:59Z", "2026-11-22T08:00:00Z",
	    "2026-11-23T08:00:00Z" },
	/* Summer: seven. */
	{ QUOTA_PACIFIC, "2026-07-01T12:00:00Z", "2026-07-01T07:00:00Z",
	    "2026-07-02T07:00:00Z" },
	/* The day on which the clock goes forward has 23 hours. */
	{ QUOTA_PACIFIC, "2026-03-08T20:00:00Z", "2026-03-08T08:00:00Z",
	    "2026-03-09T07:00:00Z" },
	/* That on which it goes back has 25. */
	{ QUOTA_PACIFIC, "2026-11-01T20:00:00Z", "2026-11-01T07:00:00Z",
	    "2026-11-02T08:00:00Z" },
	{ QUOTA_UTC, "2026-11-23T23:59:59Z", "2026-11-23T00:00:00Z",
	    "2026-11-24T00:00:00Z" },
	{ QUOTA_MONTH, "2026-11-23T12:00:00Z", "2026-11-01T00:00:00Z",
	    "2026-12-01T00:00:00Z" },
	{ QUOTA_MONTH, "2026-12-31T23:00:00Z", "2026-12-01T00:00:00Z",
	    "2027-01-01T00:00:00Z" },
	{ QUOTA_MONTH, "2028-02-29T23:00:00Z", "2028-02-01T00:00:00Z",
	    "2028-03-01T00:00:00Z" },
	{ QUOTA_WINDOW, "2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z",
	    "2026-11-23T12:15:00Z" },
};

static void
test_periods(void **unused)
{
	struct quota_bucket b = { .name = "q", .limit = 1, .seconds = 900 };
	int64_t start;

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		b.reset = cases[i].reset;
		start = quota_start(&b, at(cases[i].now));
		assert_int_equal(start, at(cases[i].start));
		assert_int_equal(quota_end(&b, start), at(cases[i].end));
	}
}

/* Each period begins where the one before it ended, for thirty years. */
static void
test_no_gap(void **unused)
{
	static const enum quota_reset kinds[] = {
		QUOTA_PACIFIC, QUOTA_UTC, QUOTA_MONTH,
	};
	struct quota_bucket b = { .name = "q", .limit = 1 };
	int64_t start, end;

	(void)unused;
	for (size_t k = 0; k < 3; k++) {
		b.reset = kinds[k];
		start = quota_start(&b, at("2020-01-15T12:00:00Z"));
		for (int i = 0; i < 365 * 30; i++) {
			end = quota_end(&b, start);
			assert_true(end > start);
			assert_int_equal(quota_start(&b, end - 1), start);
			assert_int_equal(quota_start(&b, end), end);
			start = end;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_no_gap),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
