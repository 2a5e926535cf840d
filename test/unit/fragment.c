/* fragment: nothing that runs is left, addresses are whole, the rest stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/markup/address.h"
#include "lib/markup/fragment.h"

#define BASE	"https://bao.example/tin/1"

static const struct {
	const char *in, *kept, *canonical;	/* NULL: the same */
} cases[] = {
	{ "Mưa <3 & gió", NULL, "Mưa &lt;3 &amp; gió" },
	{ "<P Class=x ID='y'>a<BR>b</P>", NULL,
	    "<p class=\"x\" id=\"y\">a<br />b</p>" },
	{ "<p xmlns='x'>a</p>", NULL, "<p>a</p>" },
	{ "<b>a</b>&nbsp;&#7843;&#146;&x", NULL,
	    "<b>a</b>&nbsp;&#7843;&#x2019;&amp;x" },
	{ "<a href=2>x</a>", "<a href=\"https://bao.example/tin/2\">x</a>",
	    "<a href=\"https://bao.example/tin/2\">x</a>" },
	{ "<a href=\" /a?b=1&amp;c \">x</a>",
	    "<a href=\"https://bao.example/a?b=1&amp;c\">x</a>",
	    "<a href=\"https://bao.example/a?b=1&amp;c\">x</a>" },
	{ "<a href='https://x.example/a?b&amp;c' >x</a>", NULL,
	    "<a href=\"https://x.example/a?b&amp;c\">x</a>" },
	{ "<img src=\"/ảnh đẹp.jpg\">", "<img src=\"https://bao.example/"
	    "%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg\" />", "<img src=\"https://"
	    "bao.example/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.jpg\" />" },
	{ "a<script>alert('<b>')</script>b<style>p{}</style >c", "abc", "abc" },
	{ "a<script async src=x>1</script>b", "ab", "ab" },
	{ "a<script>b", "a", "a" },
	{ "a<!-- b -->c<!-- d", "ac", "ac" },
	{ "<iframe src=x>a</iframe><object data=y>b</object><form>c</form>",
	    "abc", "abc" },
	{ "<p onclick=\"x()\" style='y' class=z>a", "<p class=\"z\">a",
	    "<p class=\"z\">a" },
	{ "<p ONCLICK=\"a>b\">a", "<p>a", "<p>a" },
	{ "<a href=\"javascript:x\">a</a>", "<a>a</a>", "<a>a</a>" },
	{ "<a href=\" java\nscript&#58;x\">a</a>", "<a>a</a>", "<a>a</a>" },
	{ "<a href=\"\x01javascript:x\">a</a>", "<a>a</a>", "<a>a</a>" },
	{ "<img src='data:text/html,x'>", "<img />", "<img />" },
	{ "<a title=x href>a</a>", "<a title=\"x\">a</a>",
	    "<a title=\"x\">a</a>" },
	{ "<a href=mailto:a@b.example>a</a>", NULL,
	    "<a href=\"mailto:a@b.example\">a</a>" },
	{ "<img alt=\"a<br>b\" src='https://x.example/'>", NULL,
	    "<img alt=\"a&lt;br&gt;b\" src=\"https://x.example/\" />" },
	{ "<b id=1 id=2 hidden>a</b>", NULL,
	    "<b hidden=\"hidden\" id=\"1\">a</b>" },
	{ "<Tên của bạn>", NULL, "&lt;Tên của bạn>" },
	{ "<svg><circle r=1 /><a xlink:href=\"#x\"/></svg>",
	    "<svg><circle r=1 /><a xlink:href=\"https://bao.example/tin/1#x\">"
	    "</svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle "
	    "r=\"1\"><a xlink:href=\"https://bao.example/tin/1#x\" "
	    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"></svg>" },
	{ "&#39;&#x22;&#x92;", NULL, "'\"&#x2019;" },
	{ "<math><mfrac>1</mfrac></math>", NULL, "<math xmlns=\"http://www."
	    "w3.org/1998/Math/MathML\"><mfrac>1</mfrac></math>" },
	{ "<circle r=1>", NULL, "&lt;circle r=1>" },
	{ "", NULL, NULL },
};

static void
pieces_are_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *in = cases[i].in, *kept = cases[i].kept;
		const char *canonical = cases[i].canonical;
		struct buf out = BUF_INIT;

		fragment_write(span_of(in), BASE, FRAGMENT_AS_WRITTEN, &out);
		assert_string_equal(out.s, kept != NULL ? kept : in);
		buf_reset(&out);
		fragment_write(span_of(in), BASE, FRAGMENT_CANONICAL, &out);
		assert_string_equal(out.s, canonical != NULL ? canonical : in);
		buf_free(&out);
	}
}

/* Whatever the bytes: UTF-8, no script, and done once it stays. */
static void
stays_safe(void **state)
{
	static const char *const parts[] = {
		"<", ">", "</", "p", "a", " href=", "\"", "'", "<!--", "-->",
		"&", "&#", "106", "6", ";", "amp", "javascript:", "ế", " ",
		"\n", "<script>", "</script>", "<a href=\"", " onclick=",
		"<svg>", "</svg>", "=", "/", "\x01", "data:", "<b ", "x",
	};
	struct buf in = BUF_INIT, out = BUF_INIT, again = BUF_INIT;
	uint64_t seed = 11;

	(void)state;
	for (int i = 0; i < 40000; i++) {
		buf_reset(&in);
		for (int k = 0; k < 12; k++) {
			seed = seed * 6364136223846793005u +
			    1442695040888963407u;
			buf_puts(&in, parts[(seed >> 33) %
			    (sizeof parts / sizeof parts[0])]);
		}
		buf_reset(&out);
		buf_reset(&again);
		fragment_write(buf_get(&in), BASE, FRAGMENT_CANONICAL, &out);
		fragment_write(buf_get(&out), BASE, FRAGMENT_CANONICAL, &again);
		assert_true(utf8_valid(buf_get(&out)));
		assert_string_equal(out.s, again.s);
		assert_null(strstr(out.s, "<script"));
		assert_null(strstr(out.s, "<a href=\"javascript:"));
	}
	buf_free(&in);
	buf_free(&out);
	buf_free(&again);
}

static void
linear(void **state)
{
	static const char *const bait[] = {
		"<", "<b>", "<a href=\"", "<a href=1>", "<b a=1 ", "<!--",
		"<script>", "</script", "&", "&#146;", "<svg>", "<b hidden ",
		"<a href=\"javascript:", "<b onx=1>",
	};
	size_t size = 4 << 20, n;
	struct buf b = BUF_INIT;
	char *text = xmalloc(size);
	clock_t start;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		n = strlen(bait[i]);
		for (size_t k = 0; k + n <= size; k += n)
			memcpy(text + k, bait[i], n);
		start = clock();
		buf_reset(&b);
		fragment_write((struct span){ text, size / n * n }, BASE,
		    FRAGMENT_CANONICAL, &b);
		if (clock() - start > 20 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_free(&b);
	free(text);
}

static void
addresses(void **state)
{
	static const struct {
		const char *ref, *base, *want;
	} refs[] = {
		{ "b", "http://x.example/a/c", "http://x.example/a/b" },
		{ "?q", "http://x.example/a?b", "http://x.example/a?q" },
		{ "//y.example", "https://x.example", "https://y.example" },
		{ " \n/a\t/b ", "http://x.example/c", "http://x.example/a/b" },
		{ "tag:x", "http://x.example/", "tag:x" },
		{ "a b", NULL, "a b" }, { "", "http://x.example/", "" },
		{ "a%20b|c", "http://x.example/",
		    "http://x.example/a%20b%7Cc" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof refs / sizeof refs[0]; i++) {
		char *got = address_absolute(span_of(refs[i].ref),
		    refs[i].base);

		assert_string_equal(got, refs[i].want);
		free(got);
	}
	assert_null(address_absolute(SPAN_NONE, "http://x.example/"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_written),
		cmocka_unit_test(stays_safe),
		cmocka_unit_test(linear),
		cmocka_unit_test(addresses),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
