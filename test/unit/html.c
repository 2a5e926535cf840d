/* html: what a reader sees, what stays as it is, and linear time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/markup/html.h"
#include "lib/base/utf8.h"

static void
texts(void **state)
{
	static const struct {
		const char *in, *want;	/* want NULL: not HTML */
	} cases[] = {
		{ "a < b và c > d", NULL },
		{ "yêu <3 lắm", NULL },
		{ "<3 &amp; <3", "<3 & <3" },
		{ "R&D, AT&T; Q&A", "R&D, AT&T; Q&A" },
		{ "R&D, Q&A", NULL },
		{ "x?a=1&copy=2&lt=3", NULL },
		{ "x?a=1&copy=2 &amp; y", "x?a=1&copy=2 & y" },
		{ "<Tên của bạn>", NULL },
		{ "5 <a và b> 3", NULL },
		{ "a<b", NULL },
		{ "", NULL },
		{ "<b>Ngập</b> nặng", "Ngập nặng" },
		{ "Đ&#432;&#x1EDD;ng", "Đường" },
		{ "H&agrave; N&#7897;i", "Hà Nội" },
		{ "H&amp;agrave; N&amp;#7897;i", "Hà Nội" },
		{ "&amp;amp;agrave;", "à" },
		{ "&amp;amp;amp;agrave;", "&agrave;" },
		{ "&khong; &amp;", "&khong; &" },
		{ "&nbsp;a", "\xc2\xa0" "a" },
		{ "một<br>hai<br/>ba<BR />bốn", "một\nhai\nba\nbốn" },
		{ "một<br><br><br>hai", "một\n\nhai" },
		{ "<p>một</p>\n<p>hai\nba</p>", "một\n\nhai ba" },
		{ "<b>một</b>\nhai", "một\nhai" },
		{ "<ul><li>a</li>\n<li>b</li></ul>c", "a\nb\n\nc" },
		{ "<div>a</div><div>b</div>", "a\nb" },
		{ "<table><tr><td>a</td><td>b</td></tr></table>", "a b" },
		{ "<pre>a\n  b</pre>", "a\n  b" },
		{ "a<script>if (1 < 2) x = '<p>';</script>b", "ab" },
		{ "a<style type=\"text/css\">p { }</style >b", "ab" },
		{ "a<script>mất hết", "a" },
		{ "a<!-- <p>ẩn</p> -->b", "ab" },
		{ "a<!-- không hết", "a" },
		{ "<!DOCTYPE html><p>a", "a" },
		{ "<a href=\"x>y\" title='<p>'>đây</a>", "đây" },
		{ "<img src=a.jpg alt=\"ảnh\">sau", "sau" },
		{ "<a href=\"http://x", "" },
		{ "<p>a<p>b", "a\n\nb" },
		{ "&lt;b&gt;đậm&lt;/b&gt;", "đậm" },
		{ "1 &lt; 2", "1 < 2" },
		{ "<b>a &lt; b</b>", "a < b" },
		{ "&#0;&#xD800;&#x110000;", "\xef\xbf\xbd\xef\xbf\xbd"
		    "\xef\xbf\xbd" },
	};
	struct buf b = BUF_INIT;
	const char *got;
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		got = html_text(span_of(cases[i].in), &b) ? b.s : NULL;
		if ((got == NULL) == (cases[i].want == NULL) &&
		    (got == NULL || strcmp(got, cases[i].want) == 0))
			continue;
		print_message("%s\n    -> %s\n", cases[i].in,
		    got != NULL ? got : "(same)");
		wrong++;
	}
	buf_free(&b);
	assert_int_equal(wrong, 0);
}

/* Whatever the bytes, what comes out is UTF-8. */
static void
stays_utf8(void **state)
{
	static const char *const parts[] = {
		"<", ">", "</", "p", "b", " a=", "\"", "'", "<!--", "-->", "&",
		"#", "x", "1", "6", ";", "amp", "lt", "ế", "đ", " ", "\n",
		"<script>", "</script>", "<p>", "<pre>", "\x01", "&#x", "&nbsp;",
		"\r", "/", "\0", "&#55296;", "<title>", "<plaintext>", "<svg>",
	};
	struct buf in = BUF_INIT, out = BUF_INIT;
	uint64_t seed = 7;
	size_t html = 0;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		buf_reset(&in);
		for (int k = 0; k < 12; k++) {
			seed = seed * 6364136223846793005u +
			    1442695040888963407u;
			buf_puts(&in, parts[(seed >> 33) %
			    (sizeof parts / sizeof parts[0])]);
		}
		if (!html_text(buf_get(&in), &out))
			continue;
		html++;
		assert_true(utf8_valid(buf_get(&out)));
	}
	assert_in_range(html, 10000, 49999);
	buf_free(&in);
	buf_free(&out);
}

static void
linear(void **state)
{
	static const char *const bait[] = {
		"<", "<b>", "<div>", "</p>", "<p>", "<a href=\"", "<a b=",
		"<!--", "<script>", "</script", "&", "&amp;", "&#1;", "&eacute;",
		"<b a=1><p>x", "<table>", "<a ", "<svg>", "<!doctype", "&amp",
		"<pre>", "< ", "<br>", "&lt;b&gt;",
	};
	size_t size = 16 << 20, n;
	struct buf b = BUF_INIT;
	char *text = xmalloc(size);
	clock_t start;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		n = strlen(bait[i]);
		for (size_t k = 0; k + n <= size; k += n)
			memcpy(text + k, bait[i], n);
		start = clock();
		html_text((struct span){ text, size / n * n }, &b);
		if (clock() - start > 20 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_free(&b);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(stays_utf8),
		cmocka_unit_test(linear),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
