/* robots: what a site asks, in all the spellings sites use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/robots.h"
#include "lib/markup/robotspath.h"

#define SITE	"https://bao.example"

static const struct {
	const char	*doc, *path;
	bool		 want;
} cases[] = {
	{ "", "/", true },
	{ "<html><p>Không tìm thấy: trang</html>", "/tin", true },
	{ "disallow: /\nuser-agent: nghe\n", "/", true },
	{ "user-agent: nghe\ndisallow: /", "", false },
	{ "user-agent: nghe\ndisallow: /", "/robots.txt", true },
	{ "user-agent: nghe\ndisallow: /", "/robots.txt?a", false },
	{ "USER-AGENT : NGHE/2.1 (thử)\rDisAllow:/a\r", "/a", false },
	{ "user-agent: ngheo\ndisallow: /", "/", true },
	{ "user-agent: ng\ndisallow: /", "/", true },
	{ "user-agent: *\ndisallow: /\nuser-agent: nghe\nallow: /a", "/b",
	    true },
	{ "user-agent: nghe\ndisallow:\nuser-agent: *\ndisallow: /", "/b",
	    true },
	{ "user-agent: * mọi máy\ndisallow: /", "/b", false },
	{ "user-agent: *khac\ndisallow: /", "/b", true },
	{ "user-agent: nghe\nuser-agent: khac\ndisallow: /a", "/a", false },
	{ "user-agent: nghe\nsitemap: /s\nuser-agent: khac\ndisallow: /a",
	    "/a", false },
	{ "user-agent: nghe\ndisallow: /x\nuser-agent: khac\ndisallow: /a",
	    "/a", true },
	{ "user-agent: nghe\ndisallow: /a\n\nuser-agent: khac\ndisallow: /b\n"
	    "user-agent: nghe\ndisallow: /c", "/c", false },
	{ "user-agent: nghe\nallow: /a\ndisallow: /a", "/a/b", true },
	{ "user-agent: nghe\nallow: /a\ndisallow: /a/b", "/a/b", false },
	{ "user-agent: nghe\ndisallow: /a # /b", "/a", false },
	{ "user-agent: nghe\ndisallow: /a # /b", "/b", true },
	{ "\xef\xbb\xbfuser-agent: nghe\ndisallow: /", "/", false },
	{ "\xef\xbbuser-agent: nghe\ndisallow: /", "/", false },
	{ "user-agent nghe\ndissallow /a", "/a", false },
	{ "user-agent: nghe\ndisallow /a và /b", "/a", true },
	{ "user-agent: nghe\ndisallow: /?s=", "?s=ngap", false },
	{ "user-agent: nghe\ndisallow: /a", "/b#/a", true },
	{ "user-agent: nghe\ndisallow: /a", "/A", true },
	/* the same path in other spellings */
	{ "user-agent: nghe\ndisallow: /ngập", "/ng%e1%ba%adp", false },
	{ "user-agent: nghe\ndisallow: /ng%e1%ba%adp", "/ngập", false },
	{ "user-agent: nghe\ndisallow: /%74in", "/tin", false },
	{ "user-agent: nghe\ndisallow: /tin", "/t%69n", false },
	{ "user-agent: nghe\ndisallow: /a%2fb", "/a/b", true },
	{ "user-agent: nghe\ndisallow: /a%2fb", "/a%2Fb", false },
	{ "user-agent: nghe\ndisallow: /a%2A", "/a*", false },
	{ "user-agent: nghe\ndisallow: /a%2A", "/ab", true },
	{ "user-agent: nghe\ndisallow: /gia$vnd", "/gia$vnd", false },
	{ "user-agent: nghe\ndisallow: /100%", "/100%", false },
	/* only one reading allows it */
	{ "user-agent: nghe\ndisallow: /\nallow: /%74in", "/tin", false },
	{ "user-agent: nghe\ndisallow: /\nallow: /%74in", "/%74in", true },
};

static void
rules_are_obeyed(void **state)
{
	struct robots *r;
	char *url;
	bool got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		r = robots_parse(span_of(cases[i].doc), "Nghe");
		url = xasprintf("%s%s", SITE, cases[i].path);
		got = robots_allows(r, span_of(url));
		if (got != cases[i].want)
			print_message("# %s | %s\n", cases[i].doc, url);
		assert_int_equal(got, cases[i].want);
		free(url);
		robots_free(r);
	}
}

static const struct {
	const char	*pattern, *path;
	bool		 want;
} matches[] = {
	{ "", "", true }, { "$", "", true }, { "$", "/", false },
	{ "/a", "/ab", true }, { "/a$", "/ab", false }, { "/a$", "/a", true },
	{ "*", "", true }, { "*$", "/x", true }, { "/a*$", "/a", true },
	{ "/*.php", "/a.php5", true }, { "/*.php$", "/a.php5", false },
	{ "/*.php$", "/a.php/b.php", true }, { "/*.php$", "/.ph", false },
	{ "/a*b*c", "/axcxbxc", true }, { "/a*b*c", "/axcxb", false },
	{ "/ab*ba$", "/aba", false }, { "/ab*ba$", "/abba", true },
	{ "/**a", "/bba", true }, { "a", "/a", false }, { "*a", "/a", true },
	{ "/a*a$b", "/aa$b", true },
};

static void
patterns_match(void **state)
{
	bool got;

	(void)state;
	for (size_t i = 0; i < sizeof matches / sizeof matches[0]; i++) {
		got = robotspath_match(span_of(matches[i].pattern),
		    span_of(matches[i].path));
		if (got != matches[i].want)
			print_message("# %s | %s\n", matches[i].pattern,
			    matches[i].path);
		assert_int_equal(got, matches[i].want);
	}
}

static void
paths_are_found(void **state)
{
	static const struct {
		const char *url, *want;
	} urls[] = {
		{ "", "" }, { "https://x.example", "" },
		{ "https://x.example/a?b=c//d#e", "/a?b=c//d" },
		{ "https://x.example?a", "?a" }, { "x.example/a", "/a" },
		{ "//x.example/a", "/a" },
		{ "/a?u=http://b/c", "/a?u=http://b/c" },
		{ "x.example/a;b#c", "/a;b" }, { "://", "" }, { "#a", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++)
		assert_true(span_is(robotspath_of(span_of(urls[i].url)),
		    urls[i].want));
}

static void
delays_are_whole_seconds(void **state)
{
	static const struct {
		const char *doc;
		unsigned want;
	} docs[] = {
		{ "user-agent: *\ncrawl-delay: 5", 5 },
		{ "user-agent: *\ncrawl-delay: 0.5", 1 },
		{ "user-agent: *\ncrawl-delay: 2.0", 2 },
		{ "user-agent: *\ncrawl-delay: 61", 60 },
		{ "user-agent: *\ncrawl-delay: 59.9", 60 },
		{ "user-agent: *\ncrawl-delay: 99999999999999999999", 60 },
		{ "user-agent: *\ncrawl-delay: nhanh", 0 },
		{ "user-agent: *\ncrawl-delay: -3", 0 },
		{ "user-agent: *\ncrawl-delay:", 0 },
		{ "crawl-delay: 5", 0 },
		{ "user-agent: *\ncrawl-delay: 5\nuser-agent: nghe\nallow: /",
		    0 },
		{ "user-agent: *\nallow: /\ncrawl-delay: 5\n"
		    "user-agent: nghe\ncrawl-delay: 2\ncrawl-delay: 3", 3 },
	};
	struct robots *r;

	(void)state;
	for (size_t i = 0; i < sizeof docs / sizeof docs[0]; i++) {
		r = robots_parse(span_of(docs[i].doc), "nghe");
		assert_int_equal(robots_delay(r), docs[i].want);
		robots_free(r);
	}
}

static void
sitemaps_are_kept(void **state)
{
	struct robots *r = robots_parse(span_of("Sitemap: " SITE "/a.xml\r\n"
	    "user-agent: khac\r\nSITEMAP:" SITE "/b.xml # hai\r\nsitemap:\n"),
	    "nghe");

	(void)state;
	assert_string_equal(robots_sitemap(r, 0), SITE "/a.xml");
	assert_string_equal(robots_sitemap(r, 1), SITE "/b.xml");
	assert_null(robots_sitemap(r, 2));
	robots_free(r);
}

/* What is cut is cut at a line; a line, at its limit; a URL too long is not. */
static void
limits_hold(void **state)
{
	struct buf doc = BUF_INIT, url = BUF_INIT;
	struct robots *r;

	(void)state;
	buf_puts(&doc, "user-agent: nghe\ndisallow: /\n");
	while (doc.len < ROBOTS_BODY - 8)
		buf_puts(&doc, "#\n");
	buf_puts(&doc, "allow: /tin-tuc\n");
	r = robots_parse(buf_get(&doc), "nghe");
	assert_false(robots_allows(r, span_of(SITE "/tin-tuc")));
	robots_free(r);

	buf_reset(&doc);
	buf_puts(&doc, "user-agent: nghe\ndisallow: /");
	while (doc.len < 2 * ROBOTS_LINE)
		buf_putc(&doc, 'a');
	buf_puts(&url, SITE "/");
	while (url.len < ROBOTS_URL)
		buf_putc(&url, 'a');
	r = robots_parse(buf_get(&doc), "nghe");
	assert_false(robots_allows(r, buf_get(&url)));
	robots_free(r);
	r = robots_parse(SPAN_NONE, "nghe");
	assert_true(robots_allows(r, buf_get(&url)));
	buf_putc(&url, 'a');
	assert_false(robots_allows(r, buf_get(&url)));
	robots_free(r);

	buf_reset(&doc);
	buf_puts(&doc, "user-agent: nghe\n");
	for (size_t i = 0; i < ROBOTS_WORK / 1024; i++)
		buf_puts(&doc, "allow:*ab\n");
	r = robots_parse(buf_get(&doc), "nghe");
	buf_cut(&url, 1024);
	assert_true(robots_allows(r, buf_get(&url)));
	buf_putc(&url, 'a');
	assert_false(robots_allows(r, buf_get(&url)));
	robots_free(r);
	buf_free(&doc);
	buf_free(&url);
}

/* Stars that would cost ages to try one by one. */
static void
stars_are_cheap(void **state)
{
	struct buf doc = BUF_INIT, url = BUF_INIT;
	struct robots *r;

	(void)state;
	buf_puts(&doc, "user-agent: nghe\ndisallow: /");
	for (int i = 0; i < 8000; i++)
		buf_puts(&doc, "*a");
	buf_puts(&doc, "b$\n");
	buf_puts(&url, SITE "/");
	while (url.len < ROBOTS_URL)
		buf_putc(&url, 'a');
	r = robots_parse(buf_get(&doc), "nghe");
	assert_true(robots_allows(r, buf_get(&url)));
	url.s[url.len - 1] = 'b';
	assert_false(robots_allows(r, buf_get(&url)));
	robots_free(r);
	buf_free(&doc);
	buf_free(&url);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_are_obeyed),
		cmocka_unit_test(patterns_match),
		cmocka_unit_test(paths_are_found),
		cmocka_unit_test(delays_are_whole_seconds),
		cmocka_unit_test(sitemaps_are_kept),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(stars_are_cheap),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
