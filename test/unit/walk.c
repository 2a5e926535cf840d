/* lib/net/walk: marks, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/net/walk.h"

static const struct {
	const char	*mark, *top, *until;	/* after it was seen */
} seen[] = {
	{ "99", "99", "99" },
	{ "100", "100", "99" },		/* by value, not by letters */
	{ "9", "100", "9" },
	{ "", "100", "9" },
	{ "0", "100", "9" },
	{ "01", "100", "9" },		/* as long as a greater one */
	{ "-5", "100", "9" },
	{ "12a", "100", "9" },
	{ "1795392000", "1795392000", "9" },
	{ "2124651641041846272", "2124651641041846272", "9" },
	{ "99999999999999999999999999", "2124651641041846272", "9" },
};

static void
marks_by_value(void **state)
{
	struct walk w = { .fresh = true };

	(void)state;
	for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
		walk_see(&w, span_of(seen[i].mark));
		assert_string_equal(w.top, seen[i].top);
		assert_string_equal(w.until, seen[i].until);
	}
	walk_see(&w, SPAN_NONE);
	assert_string_equal(w.until, "9");
}

static void
order(void **state)
{
	(void)state;
	assert_true(walk_order("", "1") < 0);
	assert_true(walk_order("9", "10") < 0);
	assert_true(walk_order("21", "12") > 0);
	assert_int_equal(walk_order("77", "77"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_by_value),
		cmocka_unit_test(order),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
