/* sitemap: the protocol, its extensions, and what sites make of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/sitemap.h"

#define BASE	"https://bao.example/so-do/tin.xml"
#define SPACE	" xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
#define NEWS	" xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
#define IMAGE	" xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"

/* As text: '+' before each entry's fields that are there; or why. */
static void
tell(struct buf *out, const char *doc)
{
	struct sitemap m;
	char why[256];

	buf_reset(out);
	if (sitemap_parse(&m, span_of(doc), NULL, BASE, why) == -1) {
		buf_puts(out, why);
		return;
	}
	buf_puts(out, m.index ? "index" : "pages");
	for (size_t i = 0; i < m.n; i++) {
		buf_puts(out, " +");
		for (int f = 0; f < SITEMAP_FIELDS; f++)
			if (m.entries[i].field[f] != NULL)
				buf_printf(out, " %s", m.entries[i].field[f]);
	}
	if (m.nbad != 0)
		buf_printf(out, " bad %zu", m.nbad);
	if (m.cut)
		buf_puts(out, " cut");
	sitemap_free(&m);
}

static const struct {
	const char	*doc, *want;
} docs[] = {
	{ "<?xml version='1.0' encoding='UTF-8'?>\n<urlset" SPACE "><url>"
	    "<loc>https://bao.example/a</loc><lastmod>2026-11-20</lastmod>"
	    "<changefreq>daily</changefreq></url></urlset>",
	    "pages + https://bao.example/a 2026-11-20" },
	{ "<sitemapindex" SPACE "><sitemap><loc>https://bao.example/1.xml</loc>"
	    "</sitemap></sitemapindex>",
	    "index + https://bao.example/1.xml" },
	{ "<urlset/>", "pages" },
	/* namespaces: none, a prefix, a wrong one, one for an entry only */
	{ "<urlset><url><loc>https://x.example/</loc></url></urlset>",
	    "pages + https://x.example/" },
	{ "<s:urlset xmlns:s='http://x.example'><s:url><s:loc>https://x.example"
	    "</s:loc></s:url></s:urlset>", "pages + https://x.example/" },
	{ "<s:urlset><s:url><s:loc>https://x.example/</s:loc></s:url>"
	    "</s:urlset>", "pages + https://x.example/" },
	{ "<urlset" SPACE IMAGE "><url><image:image><image:loc>https://x"
	    ".example/b</image:loc><image:title>Anh</image:title></image:image>"
	    "<loc>https://x.example/a</loc></url></urlset>",
	    "pages + https://x.example/a" },
	{ "<urlset><url><image:loc>/b</image:loc><loc>/a</loc></url></urlset>",
	    "pages + https://bao.example/a" },
	{ "<urlset" SPACE NEWS "><url><loc>https://x.example/a</loc><n:news>"
	    "<n:publication><n:name>Báo Thử</n:name><n:language>vi"
	    "</n:language></n:publication><n:publication_date>"
	    "2026-11-22T06:30:00+07:00</n:publication_date><n:title>Ngập &amp; "
	    "kẹt xe</n:title></n:news></url></urlset>",
	    "pages + https://x.example/a Ngập & kẹt xe "
	    "2026-11-22T06:30:00+07:00 Báo Thử vi" },
	{ "<urlset><url><loc>/a</loc><news:news><news:title><![CDATA[ Mưa "
	    "<to> ]]></news:title></news:news></url></urlset>",
	    "pages + https://bao.example/a Mưa <to>" },
	/* addresses */
	{ "<urlset><url><loc>\n  https://x.example/a?b=1&amp;c=2\n </loc></url>"
	    "</urlset>", "pages + https://x.example/a?b=1&c=2" },
	{ "<urlset><url><loc>https://x.example/a?b=1&c=2</loc></url></urlset>",
	    "pages + https://x.example/a?b=1&c=2" },
	{ "<urlset><url><loc>tin/ngập</loc></url></urlset>",
	    "pages + https://bao.example/so-do/tin/ng%E1%BA%ADp" },
	{ "<urlset><url><loc>mailto:an@x.example</loc></url><url/>"
	    "<url><loc> </loc></url></urlset>", "pages bad 3" },
	{ "<urlset><url><loc>/a</loc><loc>/b</loc></url></urlset>",
	    "pages + https://bao.example/a" },
	{ "<urlset><loc>/a</loc></urlset>", "pages" },
	/* damage */
	{ "\n<urlset><url><loc>/a</loc></url><url><loc>/b",
	    "pages + https://bao.example/a cut" },
	{ "<urlset><url><loc>/a</loc><url><loc>/b</loc></url></urlset>",
	    "pages + https://bao.example/a + https://bao.example/b" },
	{ "<!DOCTYPE urlset [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>"
	    "<urlset><url><loc>/&b;</loc></url></urlset>",
	    "pages + https://bao.example/&b;" },
	{ "<urlset><url><loc>/a&nbsp;b&Agrave;</loc></url></urlset>",
	    "pages + https://bao.example/a%C2%A0b%C3%80" },
	/* lists */
	{ "https://x.example/a\r\nhttps://x.example/b\r\n\r\nkhông phải\r\n",
	    "pages + https://x.example/a + https://x.example/b bad 1" },
	/* what is none */
	{ "", "is empty" }, { " \n", "is empty" },
	{ "Không tìm thấy trang", "is neither XML nor a list of addresses: "
	    "look for Sitemap in the site's robots.txt" },
	{ "<rss><channel/></rss>", "is a feed: name it as one" },
	{ "<!doctype html><html><p>404", "is a web page: see Sitemap in the "
	    "site's robots.txt" },
	{ "<opml/>", "is XML with <opml> outermost, not a sitemap" },
	{ "<>", "is XML too damaged to be read" },
};

static void
documents_are_read(void **state)
{
	struct buf got = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof docs / sizeof docs[0]; i++) {
		tell(&got, docs[i].doc);
		assert_string_equal(got.s, docs[i].want);
	}
	buf_free(&got);
}

static void
dates_are_read(void **state)
{
	char lastmod[] = "2026-11-20", published[] = "2026-11-22T06:30:00Z";
	char wrong[] = "hôm qua", text[CLOCK_SIZE];
	struct sitemap_entry e = { .field = { [SITEMAP_LASTMOD] = lastmod } };
	struct date d;

	(void)state;
	assert_true(sitemap_when(&e, &d));
	assert_int_equal(d.quality, DATE_ONLY);
	assert_string_equal(clock_format(d.instant, text),
	    "2026-11-20T00:00:00+07:00");
	e.field[SITEMAP_PUBLISHED] = wrong;
	assert_true(sitemap_when(&e, &d));
	e.field[SITEMAP_PUBLISHED] = published;
	assert_true(sitemap_when(&e, &d));
	assert_string_equal(clock_format(d.instant, text),
	    "2026-11-22T13:30:00+07:00");
	e = (struct sitemap_entry){ { NULL } };
	assert_false(sitemap_when(&e, &d));
}

static void
encodings_are_read(void **state)
{
	static const char utf16[] = "\xff\xfe<\0u\0r\0l\0s\0e\0t\0>\0<\0u\0r\0"
	    "l\0>\0<\0l\0o\0c\0>\0/\0\xea\x00<\0/\0l\0o\0c\0>\0<\0/\0u\0r\0l\0"
	    ">\0<\0/\0u\0r\0l\0s\0e\0t\0>";
	struct sitemap m;
	char why[256];

	(void)state;
	assert_int_equal(sitemap_parse(&m, (struct span){ utf16,
	    sizeof utf16 }, "text/xml", BASE, why), 0);
	assert_int_equal(m.n, 1);
	assert_string_equal(m.entries[0].field[SITEMAP_LOC],
	    "https://bao.example/%C3%AA");
	sitemap_free(&m);
}

/* Too many entries, a field too long, elements too deep. */
static void
bounds_hold(void **state)
{
	struct buf doc = BUF_INIT;
	struct sitemap m;
	char why[256];

	(void)state;
	buf_puts(&doc, "<urlset>");
	for (size_t i = 0; i <= SITEMAP_ENTRIES; i++)
		buf_puts(&doc, "<url><loc>http://x.example</loc></url>");
	assert_int_equal(sitemap_parse(&m, buf_get(&doc), NULL, NULL, why), 0);
	assert_int_equal(m.n, SITEMAP_ENTRIES);
	assert_true(m.more && !m.cut);
	sitemap_free(&m);

	buf_reset(&doc);
	for (size_t i = 0; i <= SITEMAP_ENTRIES; i++)
		buf_puts(&doc, "http://x.example\n");
	assert_int_equal(sitemap_parse(&m, buf_get(&doc), NULL, NULL, why), 0);
	assert_true(m.n == SITEMAP_ENTRIES && m.more);
	sitemap_free(&m);

	buf_reset(&doc);
	buf_puts(&doc, "<urlset><url><loc>/a</loc><news:title>a");
	for (size_t i = 0; i < SITEMAP_FIELD; i++)
		buf_puts(&doc, "ậ");
	buf_puts(&doc, "</news:title></url><url>");
	for (size_t i = 0; i < 100000; i++)
		buf_puts(&doc, "<a>");
	assert_int_equal(sitemap_parse(&m, buf_get(&doc), NULL, BASE, why), 0);
	assert_int_equal(m.n, 1);
	assert_true(m.cut);
	assert_int_equal(strlen(m.entries[0].field[SITEMAP_TITLE]),
	    SITEMAP_FIELD - 1);
	sitemap_free(&m);
	buf_free(&doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_are_read),
		cmocka_unit_test(dates_are_read),
		cmocka_unit_test(encodings_are_read),
		cmocka_unit_test(bounds_hold),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
