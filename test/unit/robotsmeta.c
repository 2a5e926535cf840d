/* robotsmeta: what a page asks, of whom, until when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/clock.h"
#include "lib/markup/robotsmeta.h"

enum {
	INDEX = ROBOTSMETA_NOINDEX, FOLLOW = ROBOTSMETA_NOFOLLOW,
	ARCHIVE = ROBOTSMETA_NOARCHIVE, SNIPPET = ROBOTSMETA_NOSNIPPET,
	AI = ROBOTSMETA_NOAI
};

static const struct {
	const char	*value;
	unsigned	 asks;
	const char	*until;		/* or NULL */
} cases[] = {
	{ "", 0, NULL }, { "all", 0, NULL }, { "index, follow", 0, NULL },
	{ "noindex", INDEX, NULL }, { " NoIndex ,nofollow", INDEX | FOLLOW,
	    NULL },
	{ "none", INDEX | FOLLOW, NULL }, { "noarchive,,nosnippet",
	    ARCHIVE | SNIPPET, NULL },
	{ "nocache", ARCHIVE, NULL }, { "noai, noimageai", AI, NULL },
	{ "max-snippet:0", SNIPPET, NULL }, { "max-snippet: 50", 0, NULL },
	{ "max-image-preview:large, noindex", INDEX, NULL },
	{ "noindexing", 0, NULL }, { "noindex nofollow", 0, NULL },
	{ "noindex: 1", 0, NULL }, { "max-snippet", 0, NULL },
	/* of whom */
	{ "khac: noindex", 0, NULL }, { "Nghe: noindex", INDEX, NULL },
	{ "khac: noindex, nofollow, nghe: nosnippet, noarchive",
	    SNIPPET | ARCHIVE, NULL },
	{ "khac: noindex, *: noarchive", ARCHIVE, NULL },
	{ "noarchive, khac: none", ARCHIVE, NULL },
	{ "nghe: max-snippet: 0", SNIPPET, NULL },
	{ "khac: max-snippet: 0", 0, NULL },
	/* until when */
	{ "unavailable_after: 2026-11-22T07:00:00+07:00, noindex", INDEX,
	    "2026-11-22T07:00:00+07:00" },
	{ "unavailable_after: Sun, 22 Nov 2026 00:00:00 GMT, noindex", INDEX,
	    "2026-11-22T07:00:00+07:00" },
	{ "nghe: unavailable_after: Sun, 22 Nov 2026 00:00:00 GMT", 0,
	    "2026-11-22T07:00:00+07:00" },
	{ "khac: unavailable_after: Sun, 22 Nov 2026 00:00:00 GMT, noindex",
	    0, NULL },
	{ "unavailable_after: 2026-11-23, unavailable_after: 2026-11-22", 0,
	    "2026-11-22T00:00:00+07:00" },
	{ "unavailable_after: mai", 0, NULL },
	{ "unavailable_after:", 0, NULL },
};

static void
directives_are_read(void **state)
{
	char text[CLOCK_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct robotsmeta m = { 0, false, 0 };

		robotsmeta_add(&m, span_of(cases[i].value), "nghe");
		if (m.asks != cases[i].asks)
			print_message("# %s\n", cases[i].value);
		assert_int_equal(m.asks, cases[i].asks);
		assert_int_equal(m.expires, cases[i].until != NULL);
		if (m.expires)
			assert_string_equal(clock_format(m.until, text),
			    cases[i].until);
	}
}

/* Several headers add up. */
static void
the_strictest_holds(void **state)
{
	struct robotsmeta m = { 0, false, 0 };

	(void)state;
	robotsmeta_add(&m, span_of("noindex"), "nghe");
	robotsmeta_add(&m, span_of("index, noarchive"), "nghe");
	assert_int_equal(m.asks, INDEX | ARCHIVE);
	robotsmeta_add(&m, SPAN_NONE, "nghe");
	assert_int_equal(m.asks, INDEX | ARCHIVE);
}

static void
elements_have_names(void **state)
{
	(void)state;
	assert_true(robotsmeta_is_for(span_of("ROBOTS"), "nghe"));
	assert_true(robotsmeta_is_for(span_of(" nghe "), "Nghe"));
	assert_false(robotsmeta_is_for(span_of("khac"), "nghe"));
	assert_false(robotsmeta_is_for(span_of(""), "nghe"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(directives_are_read),
		cmocka_unit_test(the_strictest_holds),
		cmocka_unit_test(elements_have_names),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
