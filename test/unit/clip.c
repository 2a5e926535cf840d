/* clip and escape: what strangers wrote is harmless where it is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/report/clip.h"
#include "lib/report/escape.h"

static void
clips(void **state)
{
	static const struct {
		const char	*text;
		size_t		 most;
		const char	*want;
	} cases[] = {
		{ "", 10, "" },
		{ "   ", 10, "" },
		{ "ngập quá", 8, "ngập quá" },
		{ "ngập quá", 7, "ngập…" },
		{ "a\n\n\tb \r\n", 10, "a b" },
		{ "abcdefghij", 5, "abcd…" },
		{ "x \033[31mred\033[0m", 40, "x \xef\xbf\xbd[31mred\xef\xbf\xbd[0m" },
		{ "\xc2\x9b" "31m", 10, "\xef\xbf\xbd" "31m" },
		{ "a\xe2\x80\xae" "evil\xe2\x80\xac", 10, "aevil" },
		{ "\xe2\x81\xa6x\xe2\x81\xa9", 10, "x" },
		{ "\xef\xbb\xbfx", 10, "x" },
		{ "a\xe2\x80\xa8" "b", 10, "a b" },
		/* a family is one character and stays whole */
		{ "👨‍👩‍👧x", 2, "👨‍👩‍👧x" },
		{ "👨‍👩‍👧xy", 2, "👨‍👩‍👧…" },
		/* decomposed letters are not cut from their marks */
		{ "e\xcc\x82\xcc\x81n", 1, "…" },
		{ "e\xcc\x82\xcc\x81n", 2, "e\xcc\x82\xcc\x81n" },
	};
	char *got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		got = clip_make(span_of(cases[i].text), cases[i].most);
		assert_string_equal(got, cases[i].want);
		free(got);
	}
}

/* Whatever it is made of, a clipped text is short. */
static void
huge(void **state)
{
	static const char *const parts[] = {
		"a", "\xcc\x81", "\xe2\x80\x8d", "👩‍", " ", "\xe2\x80\xae", "界",
	};
	struct buf b = BUF_INIT;
	char *got;

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		buf_reset(&b);
		buf_puts(&b, "x");
		while (b.len < 1 << 20)
			buf_puts(&b, parts[i]);
		got = clip_make(buf_get(&b), 280);
		assert_in_range(strlen(got), 1, 280 * 8 * 4 + 4);
		free(got);
	}
	buf_free(&b);
}

static void
html(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	escape_html(&b, span_of("<script>alert('x')</script> & \"y\" \033[0m"));
	assert_string_equal(b.s, "&lt;script&gt;alert(&#39;x&#39;)"
	    "&lt;/script&gt; &amp; &quot;y&quot; \xef\xbf\xbd[0m");
	buf_free(&b);
}

static void
links(void **state)
{
	static const struct {
		const char	*url;
		bool		 good;
		const char	*host;
	} cases[] = {
		{ "https://vnexpress.net/a?b=c#d", true, "vnexpress.net" },
		{ "HTTP://x.vn", true, "x.vn" },
		{ "http://good.vn@evil.example:80/", true, "evil.example" },
		{ "javascript:alert(1)", false, NULL },
		{ "data:text/html,x", false, NULL },
		{ " https://x.vn", false, NULL },
		{ "https://x.vn/a b", false, NULL },
		{ "https://x.vn/\"onclick=", false, NULL },
		{ "https://x.vn/\n", false, NULL },
		{ "https://x.vn/<", false, NULL },
		{ "https:///x", false, NULL },
		{ "https://", false, NULL },
		{ "//x.vn/", false, NULL },
		{ "", false, NULL },
	};
	struct span host;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(escape_is_link(span_of(cases[i].url)),
		    cases[i].good);
		if (!cases[i].good)
			continue;
		host = escape_host(span_of(cases[i].url));
		assert_true(span_is(host, cases[i].host));
	}
	assert_false(escape_is_link(SPAN_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clips),
		cmocka_unit_test(huge),
		cmocka_unit_test(html),
		cmocka_unit_test(links),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
