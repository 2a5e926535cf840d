/* link: addresses that are the same, and those that are not addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/norm/link.h"

static void
canon(void **state)
{
	static const struct {
		const char *url, *want;		/* NULL: not an address */
		bool deep;
	} cases[] = {
		{ "http://x.vn", "http://x.vn", false },
		{ "HTTPS://X.VN/", "https://x.vn", false },
		{ "https://x.vn/A/b/", "https://x.vn/A/b", true },
		{ "https://x.vn:443/a", "https://x.vn/a", true },
		{ "http://x.vn:80/a", "http://x.vn/a", true },
		{ "http://x.vn:443/a", "http://x.vn:443/a", true },
		{ " https://x.vn/a\n", "https://x.vn/a", true },
		{ "https://x.vn/a#b?c", "https://x.vn/a", true },
		{ "https://x.vn/?utm_source=f&id=7&fbclid=x#top",
		    "https://x.vn?id=7", true },
		{ "https://x.vn/a?UTM_Medium=1&igsh=2", "https://x.vn/a", true },
		{ "https://x.vn/a?fbclidx=1", "https://x.vn/a?fbclidx=1", true },
		{ "https://x.vn/a?__cft__[0]=1", "https://x.vn/a", true },
		{ "https://x.vn/a?&&b", "https://x.vn/a?b", true },
		{ "https://x.vn/a?", "https://x.vn/a", true },
		{ "https://x.vn?v=1", "https://x.vn?v=1", true },
		{ "https://", NULL, false },
		{ "https:///a", NULL, false },
		{ "ftp://x.vn/a", NULL, false },
		{ "/a/b", NULL, false },
		{ "mailto:an@x.vn", NULL, false },
		{ "", NULL, false },
	};
	struct buf b = BUF_INIT, again = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(link_canon(span_of(cases[i].url), &b),
		    cases[i].want != NULL);
		if (cases[i].want == NULL)
			continue;
		assert_string_equal(b.s, cases[i].want);
		assert_int_equal(link_deep(buf_get(&b)), cases[i].deep);
		assert_true(link_canon(buf_get(&b), &again));
		assert_string_equal(again.s, b.s);
	}
	buf_free(&b);
	buf_free(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canon),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
