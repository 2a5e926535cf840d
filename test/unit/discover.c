/* What web pages say of themselves: their encoding and their feeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/charset.h"
#include "lib/markup/discover.h"
#include "lib/markup/sniff.h"

#define RSS	"type=\"application/rss+xml\""

static const struct {
	const char *html, *base, *want;
} pages[] = {
	{ "<link rel=\"alternate\" " RSS " title=\"Thời sự\" href=\"/rss\">",
	    "https://bao.example/a/", "https://bao.example/rss Thời sự|" },
	{ "<LINK REL='Alternate Home' TYPE='Application/Atom+XML; a=b' "
	    "HREF=tin.atom>", "https://x.example/a/b",
	    "https://x.example/a/tin.atom -|" },
	{ "<base href=\"/goc/\"><base href=\"/khac/\"><link rel=feed " RSS
	    " href=\"a?x=1&amp;y=2\">", "http://x.example/",
	    "http://x.example/goc/a?x=1&y=2 -|" },
	{ "<link rel=alternate " RSS " href=//y.example/1>"
	    "<link rel=alternate " RSS " href=https://y.example/1>"
	    "<link rel=alternate type=application/feed+json href=2>",
	    "https://x.example/", "https://y.example/1 -|"
	    "https://x.example/2 -|" },
	{ "<!-- <link rel=alternate " RSS " href=a> --><script>'<link "
	    "rel=alternate " RSS " href=b>'</script><title><link "
	    "rel=alternate " RSS " href=c></title>", "http://x.example/", "" },
	{ "<link rel=\"alternate stylesheet\" " RSS " href=a><link rel=icon "
	    RSS " href=b><link rel=alternate type=application/json href=c>"
	    "<link rel=alternate " RSS "><link rel=alternate " RSS " href=''>",
	    "http://x.example/", "" },
	{ "<link rel=alternate " RSS " href=\"javascript:a\"><link "
	    "rel=alternate " RSS " href=file:///etc/passwd>",
	    "http://x.example/", "" },
	{ "<link rel=alternate " RSS " href=a>", NULL, "" },
	{ "<link rel=alternate " RSS " href=\"/a", "http://x.example/",
	    "http://x.example/a -|" },
	{ "", "http://x.example/", "" },
	{ "<a href=/rss>RSS</a>", "http://x.example/", "" },
};

static void
feeds_are_found(void **state)
{
	struct discover_feed feeds[4];
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		struct buf got = BUF_INIT;

		buf_puts(&got, "");
		n = discover_feeds(span_of(pages[i].html), pages[i].base,
		    feeds, 4);
		for (size_t k = 0; k < n; k++)
			buf_printf(&got, "%s %s|", feeds[k].url,
			    feeds[k].title != NULL ? feeds[k].title : "-");
		assert_string_equal(got.s, pages[i].want);
		discover_free(feeds, n);
		buf_free(&got);
	}
}

static void
feeds_are_bounded(void **state)
{
	struct discover_feed feeds[3];
	struct buf page = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_printf(&page, "<link rel=alternate " RSS " href=%d>", i);
	assert_int_equal(discover_feeds(buf_get(&page), "http://x.example/",
	    feeds, 3), 3);
	assert_string_equal(feeds[2].url, "http://x.example/2");
	discover_free(feeds, 3);
	buf_free(&page);
}

static const struct {
	const char *html;
	size_t len;			/* 0: a string */
	const char *type, *want;
} encodings[] = {
	{ "<p>khong dau", 0, NULL, "windows-1252" },
	{ "<p>có dấu", 0, NULL, "utf-8" },
	{ "<p>caf\xe9", 0, NULL, "windows-1252" },
	{ "<meta charset=utf-8>", 0, NULL, "utf-8" },
	{ "<META CharSet = 'WINDOWS-1258'/>", 0, NULL, "windows-1258" },
	{ "<meta name=a content=b charset=\"koi8-r\" charset=big5>", 0, NULL,
	    "koi8-r" },
	{ "<meta content='text/html; charset=tis-620' http-equiv=Content-Type>",
	    0, NULL, "windows-874" },
	{ "<meta content='text/html; charset=tis-620' http-equiv=refresh>",
	    0, NULL, "windows-1252" },
	{ "<meta http-equiv=content-type content='charset x; charset = "
	    "\"big5\"'>", 0, NULL, "big5" },
	{ "<meta http-equiv=content-type content='charset=\"big5'>", 0, NULL,
	    "windows-1252" },
	{ "<meta charset=utf-16le>", 0, NULL, "utf-8" },
	{ "<meta charset=x-user-defined>", 0, NULL, "windows-1252" },
	{ "<meta charset=khong-co><meta charset=big5>", 0, NULL, "big5" },
	{ "<!-- <meta charset=big5> --><meta charset=euc-kr>", 0, NULL,
	    "euc-kr" },
	{ "<!--><meta charset=big5>", 0, NULL, "big5" },
	{ "<p title='<meta charset=big5>'></p><meta charset=euc-kr>", 0, NULL,
	    "euc-kr" },
	{ "<? <meta charset=big5> <meta charset=euc-kr>", 0, NULL, "euc-kr" },
	{ "<meta charset=big5", 0, NULL, "windows-1252" },
	{ "<metal charset=big5>", 0, NULL, "windows-1252" },
	{ "<?xml version='1.0' encoding='euc-jp'?><p>", 0, NULL, "euc-jp" },
	{ "<meta charset=big5>", 0, "text/html; charset=\"GB2312\"", "gbk" },
	{ "<meta charset=big5>", 0, "text/html; charset=lạ", "big5" },
	{ "<meta charset=big5>", 0, "text/html", "big5" },
	{ "\xef\xbb\xbf<meta charset=big5>", 0, "text/html; charset=gbk",
	    "utf-8" },
	{ "\xfe\xff\0<", 4, NULL, "utf-16be" },
	{ "<\0?\0x\0m\0", 8, NULL, "utf-16le" },
};

static void
encodings_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
		struct span s = span_of(encodings[i].html);

		if (encodings[i].len != 0)
			s.len = encodings[i].len;
		assert_string_equal(sniff_html(s, encodings[i].type)->name,
		    encodings[i].want);
	}
}

/* A <meta> beyond the first kilobyte counts where a parser would see it. */
static void
late_metas_are_found(void **state)
{
	static const struct {
		const char *before, *want;
	} cases[] = {
		{ "", "euc-kr" }, { "<b title='", "windows-1252" },
		{ "<script>", "windows-1252" },
		{ "<script>\"</scrip>\"</SCRIPT>", "euc-kr" },
		{ "<title>", "windows-1252" }, { "<!--", "windows-1252" },
		{ "</script>", "euc-kr" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf page = BUF_INIT;

		for (int k = 0; k < 300; k++)
			buf_puts(&page, "<br>");
		buf_puts(&page, cases[i].before);
		buf_puts(&page, "<meta charset=euc-kr>");
		assert_string_equal(sniff_html(buf_get(&page), NULL)->name,
		    cases[i].want);
		buf_free(&page);
	}
}

static void
html_is_decoded(void **state)
{
	static const struct {
		const char *html;
		size_t len;
		const char *want, *name;
	} cases[] = {
		{ "\xff\xfe\xb0\x01", 4, "ư", "utf-16le" },
		{ "<meta charset=windows-1258>\xea", 28,
		    "<meta charset=windows-1258>ê", "windows-1258" },
		{ "<meta charset=latin1>ê", 23, "<meta charset=latin1>ê",
		    "windows-1252" },
		{ "<meta charset=hz-gb-2312>a\xff", 27,
		    "<meta charset=hz-gb-2312>a\xef\xbf\xbd", "replacement" },
	};
	char name[CHARSET_NAME];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF_INIT;

		charset_html((struct span){ cases[i].html, cases[i].len },
		    NULL, &out, name);
		assert_string_equal(out.s, cases[i].want);
		assert_string_equal(name, cases[i].name);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(feeds_are_found),
		cmocka_unit_test(feeds_are_bounded),
		cmocka_unit_test(encodings_are_found),
		cmocka_unit_test(late_metas_are_found),
		cmocka_unit_test(html_is_decoded),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
