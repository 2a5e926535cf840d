/* tags: tags of a page in order; telegrampage: a page of messages, hostile too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/tags.h"
#include "lib/net/telegrampage.h"

/* Of the first tag with class "x": its attribute a, or what is in it. */
static const struct {
	const char	*page, *attribute, *inner;
} cases[] = {
	{ "<p class=x a=1>đây</p>", "1", "đây" },
	{ "<p class='w x' a='1 &amp; 2'>đây</p>", "1 &amp; 2", "đây" },
	{ "<p class=\" x\ny\" A = \"\">a<p>b</p>c</p>d", "", "a<p>b</p>c" },
	{ "<b class=xy></b><b class=x>1<br/><i>2</b>3</b>", NULL,
	    "1<br/><i>2" },
	{ "<!-- <p class=x a=2>x</p> --><p class=x a=1>y</p>", "1", "y" },
	{ "<script>'<p class=x a=2>'</script><p class=x a=1>y</p>", "1",
	    "y" },
	{ "a < b <p class=x a=1>không hết", "1", NULL },
	{ "<p class=x a=1 class=z>y</P >", "1", "y" },
	{ "<p a=\"1>2\" class=x>y</p>", "1>2", "y" },
	{ "<div class=x a=1><div><div></div></div></div>", "1",
	    "<div><div></div></div>" },
	{ "<!doctype html><p class=x>", NULL, NULL },
	{ "<p class=x a", NULL, NULL },
};

static void
test_cases(void **state)
{
	struct span inner, value;
	struct tags t;
	bool found;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		t = (struct tags){ .rest = span_of(cases[i].page) };
		found = false;
		while (!found && tags_next(&t))
			found = tags_class(&t, "x");
		value = found ? tags_attribute(&t, "a") : SPAN_NONE;
		if (value.s != NULL ? cases[i].attribute == NULL ||
		    !span_is(value, cases[i].attribute) :
		    cases[i].attribute != NULL)
			fail_msg("%s: a is %.*s", cases[i].page,
			    SPAN_ARG(value));
		if (!found || !tags_inner(&t, &inner))
			inner = SPAN_NONE;
		if (inner.s != NULL ? cases[i].inner == NULL ||
		    !span_is(inner, cases[i].inner) : cases[i].inner != NULL)
			fail_msg("%s: in it is %.*s", cases[i].page,
			    SPAN_ARG(inner));
	}
}

static void
repeat(struct buf *b, const char *text, size_t n)
{
	buf_reset(b);
	while (n-- > 0)
		buf_puts(b, text);
}

/* A page of these alone costs little and gives no more than it may. */
static void
test_hostile(void **state)
{
	static const char *const texts[] = {
		"<", "<a", "<!--", "<script>", "<a b='", "<div class=x>", "&",
		"<div class=\"tgme_widget_message\" data-post=\"a/1\">",
		"<div class=\"tgme_widget_message\" data-post=\"a/2\">"
		"<div class=\"tgme_widget_message_text\">",
		"<div class=\"tgme_widget_message\" data-post=\"/\">",
		"<div class=\"tgme_widget_message\" data-post=\"a/9999999999"
		"999999\">",
	};
	struct telegrampage *page = xcalloc(1, sizeof *page);
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		repeat(&b, texts[i], ((size_t)1 << 20) / strlen(texts[i]));
		telegrampage_read(page, buf_get(&b));
		assert_true(page->n <= TELEGRAMPAGE_MOST);
		for (size_t k = 0; k < page->n; k++)
			assert_true(page->messages[k].number > 0);
	}
	buf_free(&b);
	free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_hostile),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
