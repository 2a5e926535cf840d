/* Feeds: whatever is cut or damaged, the parser ends and stays in its memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

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
		    "<!ENTITY d SYSTEM \"file:///etc/hosts\">]><a>&b;&c;&d;</a>",
		    "<a>&amp;b;x&amp;d;</a>" },
		{ "<a><!-- x > --><![CDATA[&amp;\x01]]></a>",
		    "<a><![CDATA[&amp;]]></a>" },
		{ "<a>&#146;&#0;&#xD800;&#x1F600;</a>", "<a>’��😀</a>" },
		{ "<a><![CDATA[never", "<a><![CDATA[never]]>" },
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
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(damaged_anywhere),
		cmocka_unit_test(charsets),
		cmocka_unit_test(mending),
		cmocka_unit_test(tables),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
