/* loosejson: what is not quite JSON, and what no mending helps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/loosejson.h"

static void
scripts(void **state)
{
	static const struct {
		const char *in, *want;	/* want NULL: no JSON */
	} cases[] = {
		{ "{\"a\":1}", "{\"a\":1}" },
		{ "{\"a\":[1,2,],}", "{\"a\":[1,2]}" },
		{ "{\"a\":1,,\"b\":2}", "{\"a\":1,\"b\":2}" },
		{ "{\"a\":1};", "{\"a\":1}" },
		{ "<!-- {\"a\":1} -->", "{\"a\":1}" },
		{ "//<![CDATA[\n{\"a\":1}\n//]]>", "{\"a\":1}" },
		{ "/* ghi chú */ {\"a\":1 /* b */}", "{\"a\":1}" },
		{ "{\"a\":1, // một\n\"b\":2}", "{\"a\":1,\"b\":2}" },
		{ "{\"u\":\"http://x/*y*/\",}", "{\"u\":\"http://x/*y*/\"}" },
		{ "{\"a\":\"một\nhai\"}", "{\"a\":\"một\\nhai\"}" },
		{ "{\"a\":\"một\thai\"}", "{\"a\":\"một hai\"}" },
		{ "{\"a\":\"nói \"không\" rồi\"}",
		  "{\"a\":\"nói \\\"không\\\" rồi\"}" },
		{ "{\"a\":\"it\\'s\"}", "{\"a\":\"it's\"}" },
		{ "{\"a\":\"\\ud83d\"}", "{\"a\":\"\xef\xbf\xbd\"}" },
		{ "{\"a\":\"\\u0000\"}", "{\"a\":\"\xef\xbf\xbd\"}" },
		{ "{\"a\":\"\\ud83d\\ude00\n\"}",
		  "{\"a\":\"\xf0\x9f\x98\x80\\n\"}" },
		{ "{\"a\":\"\\", NULL },
		{ "{\"a\":1", NULL },
		{ "", NULL },
		{ "var x = 1", NULL },
		{ "\"", NULL },
	};
	json_t *tree;
	char *text;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		tree = loosejson_load(span_of(cases[i].in));
		text = tree != NULL ? json_dumps(tree, JSON_COMPACT) : NULL;
		if (cases[i].want != NULL)
			assert_string_equal(text, cases[i].want);
		else
			assert_null(text);
		free(text);
		json_decref(tree);
	}
}

static void
linear(void **state)
{
	static const char *const bait[] = {
		"\"/*", "/*", "//", "<!--", ",", ", ", "\"", "\" ", "\\",
		"\"\\u", "[", "{\"a\":", "\",", "]]>", "\"\n",
	};
	struct buf b = BUF_INIT;
	clock_t begin;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		buf_reset(&b);
		while (b.len < 1 << 20)
			buf_puts(&b, bait[i]);
		begin = clock();
		json_decref(loosejson_load(buf_get(&b)));
		if (clock() - begin > 10 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scripts),
		cmocka_unit_test(linear),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
