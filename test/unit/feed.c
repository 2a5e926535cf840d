/* Feeds: whatever is cut or damaged, the parser ends and stays in its memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/markup/charset.h"
#include "lib/markup/dsv.h"
#include "lib/markup/feed.h"
#include "lib/markup/mend.h"

static const char *const whole[] = {
	("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org"
	"/dc/elements/1.1/\"><channel><title>t</title><item><guid>http://x/1"
	"</guid><title>Mưa</title><description><![CDATA[<p>Ngập</p>]]>"
	"</description><dc:creator>Lan</dc:creator></item><item><title>B&nbsp;"
	"&amp;</title><link>/a</link></item></channel></rss>"),
	("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>tag:x</id>"
	"<title type=\"html\">Mưa</title><content type=\"xhtml\"><div xmlns=\""
	"http://www.w3.org/1999/xhtml\"><b>x</b></div></content><author><name>"
	"A</name></author></entry></feed>"),
	("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":"
	"\"1\",\"content_text\":\"Mưa\",\"tags\":[\"a\",3,null]}]}"),
};

static bool
parses(const char *bytes, size_t len, size_t *items)
{
	struct feed f;
	char why[256] = "";
	int status = feed_parse(&f, (struct span){ bytes, len }, NULL,
	    "http://h/", why);

	*items = 0;
	if (status == -1) {
		assert_true(why[0] != '\0');
		return false;
	}
	*items = f.n;
	for (size_t i = 0; i < f.n; i++)
		for (size_t k = 0; k < FEED_FIELDS; k++)
			assert_true(charset_is_utf8(
			    span_of(f.items[i].field[k])));
	feed_free(&f);
	return true;
}

/* Cut anywhere: no more items than were whole, and none from an item cut. */
static void
cut_anywhere(void **state)
{
	size_t items, most;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		size_t len = strlen(whole[i]);

		assert_true(parses(whole[i], len, &most));
		assert_int_equal(most, i == 0 ? 2 : 1);
		for (size_t n = 0; n < len; n++) {
			char *copy = xmalloc(n + 1);

			memcpy(copy, whole[i], n);
			copy[n] = '\0';
			parses(copy, n, &items);
			assert_in_range(items, 0, most);
			free(copy);
		}
	}
}

/* Any byte changed: it ends, and what it gives is UTF-8. */
static void
damaged_anywhere(void **state)
{
	static const char bytes[] = "<>&;\"'/![]\0\xff\x80\xc3{}\\";
	size_t items;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t n = 0; n < strlen(whole[i]); n++)
			for (size_t k = 0; k < sizeof bytes; k++) {
				char *copy = xstrdup(whole[i]);

				copy[n] = bytes[k];
				parses(copy, strlen(whole[i]), &items);
				free(copy);
			}
}

static void
fields(void **state)
{
	struct feed f;
	char why[256];

	(void)state;
	assert_int_equal(feed_parse(&f, span_of(whole[0]), NULL, "http://h/",
	    why), 0);
	assert_string_equal(f.format, "rss");
	assert_string_equal(f.items[0].field[FEED_LINK], "http://x/1");
	assert_string_equal(f.items[0].field[FEED_AUTHOR], "Lan");
	assert_string_equal(f.items[0].field[FEED_SUMMARY], "<p>Ngập</p>");
	assert_string_equal(f.items[1].field[FEED_TITLE], "B\xc2\xa0&");
	assert_string_equal(f.items[1].field[FEED_LINK], "http://h/a");
	feed_free(&f);
	assert_int_equal(feed_parse(&f, span_of(whole[1]), NULL, NULL, why),
	    0);
	assert_string_equal(f.items[0].field[FEED_CONTENT],
	    "<b>x</b>");
	feed_free(&f);
}

#define RSS(x)	"<rss version=\"2.0\"><channel><item>" x \
	"</item></channel></rss>"
#define ATOM(x)	"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">" \
	"<entry>" x "</entry></feed>"

/* One field of the first item, and whether it is HTML. */
static const struct {
	const char	*document;
	enum feed_field	 field;
	const char	*want;		/* NULL: none */
	bool		 html;
} first[] = {
	{ RSS("<title>1 &lt; 2</title>"), FEED_TITLE, "1 < 2", false },
	{ RSS("<title>&lt;b>Mưa&lt;/b></title>"), FEED_TITLE, "<b>Mưa</b>",
	    true },
	{ RSS("<description>A&amp;B</description>"), FEED_SUMMARY, "A&B",
	    true },
	{ RSS("<DESCRIPTION>a</DESCRIPTION>"), FEED_SUMMARY, "a", true },
	{ RSS("<description>&lt;a href='x' onclick='y'>z&lt;/a>"
	    "&lt;script>1&lt;/script></description>"), FEED_SUMMARY,
	    "<a href=\"http://h/x\">z</a>", true },
	{ RSS("<description>a</description><summary>b</summary>"),
	    FEED_CONTENT, "b", true },
	{ RSS("<description>a</description><summary>a</summary>"),
	    FEED_CONTENT, NULL, false },
	{ RSS("<title>NgÃ\xc2\xa0y</title>"), FEED_TITLE, "Ngày", false },
	{ RSS("<title>Ng&#195;&#160;y ế</title>"), FEED_TITLE,
	    "NgÃ\xc2\xa0y ế", false },
	{ RSS("<summary>a</summary><description>b</description>"),
	    FEED_SUMMARY, "a", true },
	{ RSS("<group xmlns='http://search.yahoo.com/mrss/'><content><title>x"
	    "</title></content></group>"), FEED_TITLE, "x", false },
	{ RSS("<guid>abc</guid>"), FEED_ID, "abc", false },
	{ RSS("<managingEditor>a@b.example (Lan)</managingEditor>"),
	    FEED_AUTHOR, "Lan", false },
	{ RSS("<author>a@b.example (Lan)</author>"), FEED_EMAIL,
	    "a@b.example", false },
	{ RSS("<author>a@b.example</author>"), FEED_AUTHOR, NULL, false },
	{ ATOM("<title type='text'>a &lt;b> c</title>"), FEED_TITLE,
	    "a <b> c", false },
	{ ATOM("<title type='html'>a &lt;b>c&lt;/b></title>"), FEED_TITLE,
	    "a <b>c</b>", true },
	{ ATOM("<content type='xhtml'><div xmlns='http://www.w3.org/1999/"
	    "xhtml'>a<br/><i/></div></content>"), FEED_CONTENT,
	    "a<br /><i></i>", true },
	{ ATOM("<content xml:base='/k/' type='html'>&lt;img src=x></content>"),
	    FEED_CONTENT, "<img src=\"http://h/k/x\" />", true },
	{ ATOM("<content xml:base='javascript:/' type='html'>&lt;img src=x>"
	    "</content>"), FEED_CONTENT, "<img src=\"http://h/x\" />", true },
	{ ATOM("<content xml:lang='en_US'>x</content>"), FEED_LANGUAGE,
	    "en-US", false },
	{ ATOM("<content xml:lang=''>x</content>"), FEED_LANGUAGE, NULL,
	    false },
	{ ATOM("<title>x</title>"), FEED_LANGUAGE, "vi", false },
	{ ATOM("<id>7</id>"), FEED_ID, "7", false },
	{ ATOM("<id>/7</id>"), FEED_ID, "http://h/7", false },
	{ "<CHANNEL><ITEM HREF='/a' LASTMOD='2026-11-01'><ABSTRACT>x"
	    "</ABSTRACT></ITEM></CHANNEL>", FEED_LINK, "http://h/a", false },
	{ "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{"
	    "\"content_html\":\"<img src=a>\"}]}", FEED_CONTENT,
	    "<img src=\"http://h/a\" />", true },
	{ "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{"
	    "\"content_text\":\"<img src=a>\"}]}", FEED_CONTENT,
	    "<img src=a>", false },
};

static void
first_items(void **state)
{
	struct feed f;
	char why[256];

	(void)state;
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
		const char *got;

		assert_int_equal(feed_parse(&f, span_of(first[i].document),
		    NULL, "http://h/", why), 0);
		got = f.items[0].field[first[i].field];
		if ((got == NULL) != (first[i].want == NULL))
			fail_msg("%s: %s", first[i].document, got);
		if (got != NULL)
			assert_string_equal(got, first[i].want);
		assert_int_equal((f.items[0].html & 1u << first[i].field) != 0,
		    first[i].html);
		feed_free(&f);
	}
}

static void
paging(void **state)
{
	static const char json[] = "{\"version\":\"https://jsonfeed.org/"
	    "version/1.1\",\"next_url\":\"?trang=2\",\"expired\":true,"
	    "\"items\":[]}";
	struct feed f;
	char why[256];

	(void)state;
	assert_int_equal(feed_parse(&f, span_of(json), NULL, "http://h/f.json",
	    why), 0);
	assert_string_equal(f.next, "http://h/f.json?trang=2");
	assert_true(f.expired);
	feed_free(&f);
	assert_int_equal(feed_parse(&f, span_of(whole[2]), NULL, NULL, why),
	    0);
	assert_null(f.next);
	assert_false(f.expired);
	feed_free(&f);
}

/* Entities cannot grow beyond their budget. */
static void
bombs(void **state)
{
	struct buf bomb = BUF_INIT;
	struct feed f;
	char why[256];

	(void)state;
	buf_puts(&bomb, "<!DOCTYPE rss [<!ENTITY a \"");
	for (int i = 0; i < 200; i++)
		buf_putc(&bomb, 'x');
	buf_puts(&bomb, "\">]><rss><channel><item><title>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&bomb, "&a;");
	buf_puts(&bomb, "</title></item></channel></rss>");
	assert_int_equal(feed_parse(&f, buf_get(&bomb), NULL, NULL, why), 0);
	assert_in_range(strlen(f.items[0].field[FEED_TITLE]), 300000, 400000);
	feed_free(&f);
	buf_free(&bomb);
}

static void
charsets(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *type, *want, *name;
	} cases[] = {
		{ "\xef\xbb\xbfư", 5, NULL, "ư", "utf-8" },
		{ "\xff\xfe\xb0\x01", 4, NULL, "ư", "utf-16le" },
		{ "\xfe\xff\x01\xb0", 4, "text/xml; charset=ascii", "ư",
		    "utf-16be" },
		{ "ư", 2, "text/xml; charset=iso-8859-1", "ư", "iso-8859-1" },
		{ "\xe9", 1, "text/xml; charset=\"ISO-8859-1\"", "é",
		    "iso-8859-1" },
		{ "\xe9", 1, NULL, "é", "windows-1252" },
		{ "ưa\xff", 4, NULL, "ưa\xef\xbf\xbd", "utf-8" },
		{ "\xc4\xea", 2, "x/y; charset=gb2312", "年", "gb18030" },
		{ "\xd0\xfd\xf5\xccng ng\xe2\xf2p n\xfd\xf5\xec" "c", 18, NULL,
		    "Đường ngập nước", "windows-1258" },
		{ "pu\xf2 ci\xf2 cos\xec", 12, NULL, "può ciò così",
		    "windows-1252" },
		{ "\xbc\xad\xbf\xef\xbd\xc3\xc0\xc7 \xb5\xb5\xb7\xce\xb4\xc2 "
		    "\xbf\xc0\xb4\xc3 \xba\xf1\xb0\xa1 \xbf\xcd\xbc\xad "
		    "\xc0\xe1\xb0\xe5\xbd\xc0\xb4\xcf\xb4\xd9", 41, NULL,
		    "서울시의 도로는 오늘 비가 와서 잠겼습니다", "EUC-KR" },
		{ "a", 1, "text/xml", "a", "us-ascii" },
		{ "ư", 2, "text/xml", "ư", "utf-8" },
		{ "<?xml encoding='koi8-r'?>\xc1", 26, "text/xml",
		    "<?xml encoding='koi8-r'?>а", "koi8-r" },
		{ "<?xml encoding='koi8-r'?>\xc1", 26,
		    "text/xml; charset=us-ascii",
		    "<?xml encoding='koi8-r'?>а", "koi8-r" },
		{ "\xc3\xea\xec", 3, "x/y; charset=windows-1258", "Ăế",
		    "windows-1258" },
		{ "<\0r\0", 4, NULL, "<r", "utf-16le" },
		{ "\x4c\x6f\xa7\x94", 4, NULL, "<?xm", "cp037" },
	};
	char name[CHARSET_NAME];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF_INIT;

		charset_utf8((struct span){ cases[i].bytes, cases[i].len },
		    cases[i].type, &out, name);
		assert_string_equal(out.s, cases[i].want);
		assert_string_equal(name, cases[i].name);
		buf_free(&out);
	}
}

static void
mending(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "rác<a>&eacute;&nbsp;</a>", "<a>é\xc2\xa0</a>" },
		{ "<a>a & b &copy &x;</a>",
		    "<a>a &amp; b &amp;copy &amp;x;</a>" },
		{ "<!DOCTYPE a [<!ENTITY b \"c>\">]><a>&b;</a>",
		    "<a>c&gt;</a>" },
		{ "<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c \"x\">"
		    "<!ENTITY d SYSTEM \"file:///etc/hosts\">]>"
		    "<a>&b;&c;&d;</a>",
		    "<a>&amp;b;x&amp;d;</a>" },
		{ "<a><!-- x > --><![CDATA[&amp;\x01]]></a>",
		    "<a><![CDATA[&amp;]]></a>" },
		{ "<a>&#146;&#0;&#xD800;&#x1F600;</a>", "<a>’��😀</a>" },
		{ "<a><![CDATA[never", "<a><![CDATA[never]]>" },
		{ "<a><b><![CDATA[x</b><b><![CDATA[y</c>]]></b></a>",
		    "<a><b><![CDATA[x]]></b><b><![CDATA[y</c>]]></b></a>" },
		{ "<a><b><![CDATA[x</b></a>", "<a><b><![CDATA[x]]></b></a>" },
		{ "<a>1 < 2 <3 </ ]]> <></a>", "<a>1 &lt; 2 &lt;3 &lt;/ ]]&gt; "
		    "&lt;></a>" },
		{ "<a b=c d e='f' g=\"<\" h=i/>", "<a b=\"c\" d=\"d\" e=\"f\" "
		    "g=\"&lt;\" h=\"i\"/>" },
		{ "<a><b c=\"d>e</b></a>", "<a><b c=\"d\">e</b></a>" },
		{ "<a b=c/><a d=\"e\"f='&amp;&x'/>", "<a b=\"c\"/><a d=\"e\" "
		    "f=\"&amp;&amp;x\"/>" },
		{ "<a b='&eacute;&'/>", "<a b='é&amp;'/>" },
		{ "<a><b><br><i>x</b></c></A>", "<a><b><br/><i>x</i></b></a>" },
		{ "<item><b>x<item>y</item></item>",
		    "<item><b>x</b></item><item>y</item>" },
		{ "<?php x ?><p>rác</p><x:RSS><?y?>z</x:RSS>",
		    "<x:RSS>z</x:RSS>" },
		{ "<a><!-- x > y</a>", "<a> y</a>" },
		{ "<a><!x></a>", "<a>&lt;!x></a>" },
		{ "<!DOCTYPE a [<!ENTITY b '&#8230;'><!ENTITY c '&#0;'>]>"
		    "<a>&b;&c;</a>", "<a>…\xef\xbf\xbd</a>" },
		{ "<a>\xef\xbf\xbe</a>", "<a></a>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf out = BUF_INIT;

		mend_xml(span_of(cases[i].text), &out);
		assert_string_equal(out.s, cases[i].want);
		buf_free(&out);
	}
}

/* Hostile repetition costs no more than its length. */
static void
mending_is_linear(void **state)
{
	static const char *const bait[] = {
		"<a><![CDATA[</a>", "<![CDATA[", "<!--", "<?", "<a b=\"", "<a>",
		"<item>", "</a>", "&", "&a;", "]]>", "<", "<!DOCTYPE ", "<a b c ",
		"<!DOCTYPE a [<!ENTITY a \"", "<!ENTITY", "<a b='\"=", "<!doctype>",
		"<!ENTITY a 'b'>",
	};
	size_t size = 2 << 20, n;
	struct buf b = BUF_INIT;
	char *text = xmalloc(size);
	clock_t start;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		n = strlen(bait[i]);
		for (size_t k = 0; k + n <= size; k += n)
			memcpy(text + k, bait[i], n);
		memcpy(text + size / n * n - 3, "]]>", 3);
		start = clock();
		buf_reset(&b);
		mend_xml((struct span){ text, size / n * n }, &b);
		if (clock() - start > 20 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_free(&b);
	free(text);
}

/* Rows with their lines: the good ones in brackets, the bad ones as "!line". */
static void
tables(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "a;b\r\n\"x;\"\"y\";z", "1[a][b] 2[x;\"y][z] " },
		{ "a,b\n\"1\n2\",3\n\n4,", "1[a][b] 2[1\n2][3] 5[4][] " },
		{ "a\tb,c\td\n", "1[a][b,c][d] " },
		{ "a,b\n\"open,1\n2,3\n", "1[a][b] !2 3[2][3] " },
		{ "a,b\n\"x\"y,1\n2,3", "1[a][b] !2 3[2][3] " },
		{ "a,b\n1\r2,3\n", "1[a][b] 2[1\r2][3] " },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char *text = xstrdup(cases[i].text);
		FILE *fp = fmemopen(text, strlen(text) + (*text == '\0'), "r");
		struct dsv *d = dsv_new(fp, '\0');
		const struct dsv_row *row;
		struct buf got = BUF_INIT;

		buf_puts(&got, "");
		while (*cases[i].text != '\0' && (row = dsv_next(d)) != NULL) {
			buf_printf(&got, "%s%u", row->why != NULL ? "!" : "",
			    (unsigned)row->line);
			for (size_t k = 0; k < row->n; k++)
				buf_printf(&got, "[%.*s]",
				    SPAN_ARG(row->field[k]));
			buf_putc(&got, ' ');
		}
		assert_string_equal(got.s, cases[i].want);
		buf_free(&got);
		dsv_free(d);
		fclose(fp);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields),
		cmocka_unit_test(first_items),
		cmocka_unit_test(paging),
		cmocka_unit_test(bombs),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(damaged_anywhere),
		cmocka_unit_test(charsets),
		cmocka_unit_test(mending),
		cmocka_unit_test(mending_is_linear),
		cmocka_unit_test(tables),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
