#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/net/when.h"

#define NOW	1795392000	/* 2026-11-23T00:00:00Z */

static const struct {
	const char	*header;
	int64_t		 want;
} retries[] = {
	{ "120", NOW + 120 },
	{ "0", 0 },
	{ "-5", 0 },
	{ "soon", 0 },
	{ "", 0 },
	{ "300.0", NOW + 300 },
	{ "999999999999", NOW + 86400 },
	{ "99999999999999999999999", 0 },
	{ "Mon, 23 Nov 2026 00:10:00 GMT", NOW + 600 },
	{ "Sun, 22 Nov 2026 00:10:00 GMT", 0 },
	{ "Thu, 23 Nov 2028 00:10:00 GMT", NOW + 86400 },
}, resets[] = {
	{ "1795392060", NOW + 60 },		/* since 1970 */
	{ "1795391000", 0 },
	{ "45", NOW + 45 },			/* from now */
	{ "598.0", NOW + 598 },
	{ "2026-11-23T00:05:00.000Z", NOW + 300 },
};

static void
test_retry(void **unused)
{
	(void)unused;
	assert_int_equal(when_retry(SPAN_NONE, NOW), 0);
	for (size_t i = 0; i < sizeof retries / sizeof retries[0]; i++)
		assert_int_equal(when_retry(span_of(retries[i].header), NOW),
		    retries[i].want);
}

static void
test_reset(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof resets / sizeof resets[0]; i++)
		assert_int_equal(when_reset(span_of(resets[i].header), NOW),
		    resets[i].want);
}

/* Between half of a doubling time and the whole of it; a minute at most. */
static void
test_backoff(void **unused)
{
	int64_t most, got;

	(void)unused;
	for (unsigned n = 1; n < 40; n++) {
		most = n < 7 ? (int64_t)1000 << (n - 1) : 60000;
		if (most > 60000)
			most = 60000;
		for (int i = 0; i < 50; i++) {
			got = when_backoff(n);
			assert_in_range(got, most / 2, most);
		}
	}
}

static void
test_poll(void **unused)
{
	int64_t t = 900;

	(void)unused;
	for (int i = 0; i < 20; i++)
		t = when_poll(t, 10, 0);
	assert_int_equal(t, WHEN_LEAST);
	for (int i = 0; i < 20; i++)
		t = when_poll(t, 0, 0);
	assert_int_equal(t, WHEN_MOST);
	assert_int_equal(when_poll(1000, 1, 0), 1000);
	assert_int_equal(when_poll(1000, 5, 0), 500);
	assert_true(when_poll(120, 0, 1) > 120);
	assert_int_equal(when_poll(120, 0, 1000), WHEN_MOST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_retry),
		cmocka_unit_test(test_reset),
		cmocka_unit_test(test_backoff),
		cmocka_unit_test(test_poll),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
