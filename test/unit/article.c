/* article: fields by their sources, names, robots, text, encodings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/markup/article.h"

#define BASE	"https://trang.example/tin/1.html"
#define LD	"<script type=\"application/ld+json\">"
#define END	"</script>"
#define ONE	"Sáng 20/11, phường thay xong 12 nắp cống bị mất ở hẻm 8, " \
		"dân đi lại yên tâm hơn, nhất là ban đêm."
#define TWO	"Tuần tới, tổ sửa chữa làm tiếp hẻm 10, nơi nước hay đọng " \
		"sau mưa, rồi mới đến khu chợ."

static void
fields(void **state)
{
	static const struct {
		const char *in;
		enum article_field field;
		const char *want;
	} cases[] = {
		/* The order of the sources. */
		{ "<title>e</title><h1>d</h1><meta name=title content=c>"
		  "<meta property=og:title content=b>" LD "{\"@type\":"
		  "\"NewsArticle\",\"headline\":\"a\"}" END, ARTICLE_TITLE,
		  "a" },
		{ "<title>e</title><h1>d</h1><meta name=title content=c>"
		  "<meta property=og:title content=b>", ARTICLE_TITLE, "b" },
		{ "<title>e</title><h1>d</h1><meta name=title content=c>",
		  ARTICLE_TITLE, "c" },
		{ "<title>e</title><h1>d</h1>", ARTICLE_TITLE, "d" },
		{ "<title>e</title>", ARTICLE_TITLE, "e" },
		/* The site in a page's title. */
		{ "<title>Mưa lớn - Báo Mẫu</title><h1>Mưa lớn</h1>",
		  ARTICLE_SITE, "Báo Mẫu" },
		{ "<title>Mưa - gió | Báo Mẫu</title><meta "
		  "property=og:site_name content='Báo Mẫu'>", ARTICLE_TITLE,
		  "Mưa - gió" },
		{ "<title>Mưa - gió</title><meta property=og:site_name "
		  "content='Báo Mẫu'>", ARTICLE_TITLE, "Mưa - gió" },
		/* Which of the two the site is. */
		{ "<title>Báo Mẫu Hằng Ngày - Mưa lớn</title><h1><a href=/>Báo "
		  "Mẫu Hằng Ngày</a></h1><h2>Mưa lớn</h2>", ARTICLE_TITLE,
		  "Mưa lớn" },
		{ "<title>Báo Mẫu Hằng Ngày - Mưa lớn</title><h1><a href=/>Báo "
		  "Mẫu Hằng Ngày</a></h1><h2>Mưa lớn</h2>", ARTICLE_SITE,
		  "Báo Mẫu Hằng Ngày" },
		{ "<title>Báo Mẫu | Mưa lớn</title><b class=news-title>Mưa lớn"
		  "</b>", ARTICLE_SITE, "Báo Mẫu" },
		{ "<title>Mưa - gió lớn | Báo Mẫu</title>", ARTICLE_TITLE,
		  "Mưa - gió lớn" },
		/* What is encoded twice or has tags. */
		{ "<meta property=og:title content='A &amp;amp; B'>",
		  ARTICLE_TITLE, "A & B" },
		{ "<meta property=og:title content=' một\n hai '>",
		  ARTICLE_TITLE, "một hai" },
		{ LD "{\"@type\":\"Article\",\"headline\":\"<b>a</b> b\"}" END,
		  ARTICLE_TITLE, "a b" },
		/* Of what is no article little counts. */
		{ LD "{\"@type\":\"Organization\",\"name\":\"x\"}" END,
		  ARTICLE_TITLE, NULL },
		{ LD "{\"@type\":\"WebPage\",\"name\":\"x\",\"url\":\"/y\"}"
		  END, ARTICLE_URL, NULL },
		{ LD "{\"@type\":\"WebPage\",\"dateModified\":\"2026-11-20\"}"
		  END, ARTICLE_UPDATED, "2026-11-20" },
		{ LD "[[{\"@graph\":[{\"@type\":\"WebPage\",\"mainEntity\":"
		  "{\"@type\":\"BlogPosting\",\"headline\":\"a\"}}]}]]" END,
		  ARTICLE_TITLE, "a" },
		{ LD "{\"@type\":\"Article\",\"articleSection\":[\"a\",\"b\"]}"
		  END, ARTICLE_SECTION, "a" },
		/* A date that is none is worth less than any. */
		{ LD "{\"@type\":\"Article\",\"datePublished\":"
		  "\"0001-01-01T00:00:00Z\"}" END "<meta name=pubdate "
		  "content=2026-11-20>", ARTICLE_PUBLISHED, "2026-11-20" },
		{ "<meta name=pubdate content='hôm qua'>", ARTICLE_PUBLISHED,
		  "hôm qua" },
		{ "<h1>a</h1><time datetime=2026-11-20T08:00>sáng nay</time>",
		  ARTICLE_PUBLISHED, "2026-11-20T08:00" },
		{ "<time datetime=2026-11-20>hôm nay</time><h1>a</h1>",
		  ARTICLE_PUBLISHED, NULL },
		{ "<h1>a</h1><i class=post-date>08:30 20/11/2026</i>",
		  ARTICLE_PUBLISHED, "08:30 20/11/2026" },
		{ "<h1>a</h1><div class=comments><i class=date>20/11/2026</i>"
		  "</div>", ARTICLE_PUBLISHED, NULL },
		{ "<i itemprop=datePublished content=2026-11-20>a</i>",
		  ARTICLE_PUBLISHED, "2026-11-20" },
		{ "<h1>a</h1><h2 class=detail-sapo>b c</h2>",
		  ARTICLE_DESCRIPTION, "b c" },
		{ "<h1>a</h1><h2 class=sapo>b</h2><meta name=description "
		  "content=c>", ARTICLE_DESCRIPTION, "c" },
		/* Addresses. */
		{ "<link rel=canonical href=../a?b=1#c>", ARTICLE_URL,
		  "https://trang.example/a?b=1#c" },
		{ "<link rel=canonical href=/tin/đường>", ARTICLE_URL,
		  "https://trang.example/tin/%C4%91%C6%B0%E1%BB%9Dng" },
		{ "<link rel=canonical href='javascript:x'>", ARTICLE_URL,
		  NULL },
		{ "<meta property=og:url content=/b><link rel=canonical "
		  "href=/a>", ARTICLE_URL, "https://trang.example/a" },
		{ LD "{\"@type\":\"Article\",\"mainEntityOfPage\":{\"@id\":"
		  "\"https://b.example/\"}}" END, ARTICLE_URL,
		  "https://b.example/" },
		{ LD "{\"@type\":\"Article\",\"url\":\"/tin/2.html\"}" END,
		  ARTICLE_URL, "https://trang.example/tin/2.html" },
		{ "<meta property=og:locale content=vi_VN>", ARTICLE_LANGUAGE,
		  "vi-VN" },
		{ "<html lang=vi>", ARTICLE_LANGUAGE, "vi" },
		/* JSON-LD has all where the page has only the start. */
		{ "<article><p>" ONE "</article>" LD "{\"@type\":\"Article\","
		  "\"articleBody\":\"" ONE "\\n" TWO "\\n" TWO "\"}" END,
		  ARTICLE_TEXT, ONE "\n" TWO "\n" TWO },
		{ "<article><p>" ONE "</article>" LD "{\"@type\":\"Article\","
		  "\"articleBody\":\"" TWO "\"}" END, ARTICLE_TEXT, ONE },
	};
	struct article a;
	const char *got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), NULL, BASE, "tin");
		got = a.field[cases[i].field];
		if (cases[i].want == NULL && got != NULL)
			fail_msg("%s: %s", cases[i].in, got);
		if (cases[i].want != NULL && (got == NULL ||
		    strcmp(got, cases[i].want) != 0))
			fail_msg("%s: %s", cases[i].in, got ? got : "none");
		article_free(&a);
	}
}

/* The names of a list with '|' between them. */
static char *
joined(const struct names *names)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < names->n; i++)
		buf_printf(&out, "%s%s", i != 0 ? "|" : "", names->list[i]);
	buf_puts(&out, "");
	return buf_take(&out);
}

static void
names(void **state)
{
	static const struct {
		const char *in, *authors, *tags;
	} cases[] = {
		{ "<meta name=author content='By Hạ Vy and Thu Trà'>",
		  "Hạ Vy|Thu Trà", "" },
		{ "<meta name=author content='Hạ Vy, Hạ Vy và Bình An'>",
		  "Hạ Vy|Bình An", "" },
		{ "<meta name=author content='Theo Thông tấn xã'>", "", "" },
		{ "<meta name=author content='tin@trang.example'>", "", "" },
		{ "<meta property=article:author "
		  "content='https://mxh.example/u'>", "", "" },
		{ "<meta name=author content='Báo Mẫu'><meta "
		  "property=og:site_name content='Báo Mẫu'><article><p>" ONE
		  "<p>" TWO "<p align=right>Hạ Vy</article>", "Hạ Vy", "" },
		{ LD "{\"@type\":\"Article\",\"author\":{\"@type\":"
		  "\"Organization\",\"name\":\"Báo Mẫu\"}}" END, "Báo Mẫu",
		  "" },
		{ LD "{\"@type\":\"Article\",\"author\":{\"@type\":"
		  "\"NewsMediaOrganization\",\"name\":\"Báo Mẫu\"}}" END
		  "<h1>a</h1><p class=author>Hạ Vy</p>", "Hạ Vy", "" },
		{ LD "{\"@type\":\"Article\",\"author\":[\"Hạ Vy\",{\"name\":"
		  "\"Thu Trà\"}],\"keywords\":\"cống, hẻm 8,\"}" END,
		  "Hạ Vy|Thu Trà", "cống|hẻm 8" },
		{ LD "{\"@type\":\"Article\",\"keywords\":[\"a, b\",\"c\"]}"
		  END, "", "a, b|c" },
		{ "<meta name=keywords content='a,b'><meta "
		  "property=article:tag content='c, d'><meta "
		  "property=article:tag content=e>", "", "c, d|e" },
		{ "<span itemprop=author><b itemprop=name>Hạ Vy</b> 08:30"
		  "</span>", "Hạ Vy", "" },
		{ "<h1>a</h1><div class=detail-author><a class=name>Hạ Vy</a>"
		  "<i>Phóng viên</i></div>", "Hạ Vy", "" },
		{ "<h1>a</h1><div id=comment-list><p class=author>Bạn đọc"
		  "</p></div>", "", "" },
		{ "<h1>a</h1><p class=byline>Một câu dài nói về bài báo chứ "
		  "không phải tên của một ai cả</p>", "", "" },
		{ "<a rel=tag>hẻm</a><a rel=tag>cống</a>", "", "hẻm|cống" },
	};
	struct article a;
	char *got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), NULL, BASE, "tin");
		got = joined(&a.authors);
		assert_string_equal(got, cases[i].authors);
		free(got);
		got = joined(&a.tags);
		assert_string_equal(got, cases[i].tags);
		free(got);
		article_free(&a);
	}
}

static void
robots(void **state)
{
	static const struct {
		const char *in;
		unsigned asks;
	} cases[] = {
		{ "<meta name=robots content=noindex>", ROBOTSMETA_NOINDEX },
		{ "<meta name=Robots content='index, NOARCHIVE'>",
		  ROBOTSMETA_NOARCHIVE },
		{ "<meta name=tin content=nosnippet><meta name=khac "
		  "content=noindex>", ROBOTSMETA_NOSNIPPET },
		{ "<meta name=robots content=max-image-preview:none>", 0 },
		{ "<meta name=robots>", 0 },
	};
	struct article a;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), NULL, BASE, "tin");
		assert_int_equal(a.robots.asks, cases[i].asks);
		article_free(&a);
	}
}

static void
access(void **state)
{
	static const struct {
		const char *in;
		enum article_access want;
	} cases[] = {
		{ LD "{\"@type\":\"Article\",\"isAccessibleForFree\":true}"
		  END, ARTICLE_FREE },
		{ LD "{\"@type\":\"Article\",\"isAccessibleForFree\":"
		  "\"http://schema.org/False\"}" END, ARTICLE_PAID },
		{ "<meta property=article:content_tier content=locked>",
		  ARTICLE_PAID },
		{ "<meta itemprop=isAccessibleForFree content=True>",
		  ARTICLE_FREE },
		{ "<p>a", ARTICLE_UNKNOWN },
	};
	struct article a;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), NULL, BASE, "tin");
		assert_int_equal(a.access, cases[i].want);
		article_free(&a);
	}
}

static void
texts(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "<p>" ONE "<p>" TWO, ONE "\n" TWO },
		{ "<div>" ONE "<br><br>" TWO "</div>", ONE "\n" TWO },
		{ "<h1>Nắp cống</h1><p>20/11/2026<p>" ONE "<p>" TWO,
		  ONE "\n" TWO },
		/* Headings, lists and tables inside, links too. */
		{ "<p>" ONE "<h2><a href=x>Hẻm 10</a></h2><p>" TWO,
		  ONE "\nHẻm 10\n" TWO },
		{ "<p>" ONE "<ul><li>hẻm 8<li>hẻm 10</ul><p>" TWO,
		  ONE "\nhẻm 8\nhẻm 10\n" TWO },
		{ "<p>" ONE "<table><tr><td>hẻm 8<td><a href=x>12 nắp</a>"
		  "</table><p>" TWO, ONE "\nhẻm 8 | 12 nắp\n" TWO },
		{ "<p>" ONE "<p>Xem <a href=x>toàn văn bản kế hoạch</a>.<p>"
		  TWO, ONE "\nXem toàn văn bản kế hoạch.\n" TWO },
		{ "<p>" ONE "<p><a href=x>Đường khác cũng mất nắp cống</a><p>"
		  TWO, ONE "\n" TWO },
		{ "<p>" ONE "<p>Quảng cáo ngoài trời phải xin phép.<p>" TWO,
		  ONE "\nQuảng cáo ngoài trời phải xin phép.\n" TWO },
		{ "<p>" ONE "<h3>Ảnh sau bão</h3>", ONE },
		{ "<h4>" ONE "</h4><h4>" TWO "</h4>", ONE "\n" TWO },
		/* Captions, notices, what is hidden, and galleries. */
		{ "<p>" ONE "<div><img>Nắp cống mới</div><p>" TWO,
		  ONE "\n" TWO },
		{ "<p>" ONE "<p>Xem thêm: chuyện hẻm 9<p>" TWO, ONE "\n" TWO },
		{ "<p>" ONE "<p style='display : none'>ẩn đi<p>" TWO,
		  ONE "\n" TWO },
		{ "<p>" ONE "<p>" TWO "<p>" ONE, ONE "\n" TWO },
		{ "<p>" ONE "<aside>bên lề</aside><p>" TWO, ONE "\n" TWO },
		/* Who wrote it, at the right edge. */
		{ "<p>" ONE "<p>" TWO "<p style='text-align: right'><b>Hạ Vy",
		  ONE "\n" TWO },
		/* Readers, by class or by heading. */
		{ "<article><p>" ONE "</article><div class=comment-list><p>"
		  TWO "</div>", ONE },
		{ "<div><p>" ONE "<p>" ONE " " ONE "</div><h3>Bình luận (2)"
		  "</h3><p>" TWO "<p>" TWO, ONE "\n" ONE " " ONE },
		{ "<div><p>" ONE "<p>" ONE " " ONE "</div><h4>TIN LIÊN QUAN"
		  "</h4><div><p>" TWO "</div>", ONE "\n" ONE " " ONE },
		/* A list of other articles. */
		{ "<div><p>" ONE "</div><div><div><a href=a>Một hai ba bốn</a>"
		  "<p>" TWO "</div><div><a href=b>Năm sáu bảy tám</a><p>" TWO
		  "</div><div><a href=c>Chín mười mười một</a><p>" TWO
		  "</div></div>", ONE },
		{ "<article><p>" ONE "</article><section><div><h3><a href=a>Hẻm "
		  "9</a></h3><p>" TWO "</div><div><h3><a href=b>Hẻm 7</a></h3>"
		  "<p>" TWO "</div></section>", ONE },
		{ "<p>" ONE "<figure><table><tr><td>hẻm 8<td>12</table></figure>"
		  "<p>" TWO, ONE "\nhẻm 8 | 12\n" TWO },
		{ "<div class='x-widget a'><p>" ONE "</div><div class='x-widget'>"
		  "<p>" TWO "</div><div class='x-widget'><p>" ONE TWO "</div>",
		  ONE "\n" TWO "\n" ONE TWO },
		/* Few words, where a body says so. */
		{ "<div class=post-body>Nghỉ lễ ba ngày</div><p>Gọi 1022",
		  "Nghỉ lễ ba ngày" },
		{ "<div>Nghỉ lễ ba ngày</div><p>Gọi 1022", NULL },
		/* Names that lie, and one that is true. */
		{ "<div class=sidebar-layout><p>" ONE "<p>" TWO "</div>",
		  ONE "\n" TWO },
		{ "<div class='content no-comments'><p>" ONE "</div>", ONE },
		{ "<div itemprop=articleBody>Hẻm 8: 12 nắp<br><br>Hẻm 10: 9 "
		  "nắp</div><p>" TWO, "Hẻm 8: 12 nắp\nHẻm 10: 9 nắp" },
		/* No article. */
		{ "<ul><li><a href=a>Một hai</a><li><a href=b>Ba</a></ul>",
		  NULL },
		{ "", NULL },
		{ "<frameset><frame src=x></frameset>", NULL },
	};
	struct article a;
	const char *got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), NULL, NULL, "tin");
		got = a.field[ARTICLE_TEXT];
		if (cases[i].want == NULL && got != NULL)
			fail_msg("%s\n: %s", cases[i].in, got);
		if (cases[i].want != NULL && (got == NULL ||
		    strcmp(got, cases[i].want) != 0))
			fail_msg("%s\n: %s", cases[i].in, got ? got : "none");
		article_free(&a);
	}
}

static void
encodings(void **state)
{
	static const struct {
		const char *in, *type, *title, *encoding;
	} cases[] = {
		{ "<meta charset=\"windows-1258\"><h1>\xd0\xf4ng</h1>", NULL,
		  "Đông", "windows-1258" },
		{ "<meta http-equiv=Content-Type content=\"text/html; "
		  "charset=iso-8859-1\"><h1>caf\xe9</h1>", NULL, "café",
		  "iso-8859-1" },
		{ "<meta charset=utf-8><h1>caf\xe9</h1>",
		  "text/html; charset=windows-1252", "café", "windows-1252" },
		{ "<h1>Đông</h1>", "text/html", "Đông", "utf-8" },
		{ "<meta charset=windows-1252><h1>Đông</h1>", NULL, "Đông",
		  "windows-1252" },
		{ "\xef\xbb\xbf<meta charset=big5><h1>Đông</h1>", NULL, "Đông",
		  "utf-8" },
		{ "<meta charset=utf-16><h1>Đông</h1>", NULL, "Đông", "utf-8" },
		{ "<meta charset=khong-co><h1>Đông</h1>", NULL, "Đông",
		  "utf-8" },
	};
	struct article a;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		article_parse(&a, span_of(cases[i].in), cases[i].type, NULL,
		    "tin");
		assert_string_equal(a.field[ARTICLE_TITLE], cases[i].title);
		assert_string_equal(a.encoding, cases[i].encoding);
		assert_false(a.garbled);
		article_free(&a);
	}
}

static void
linear(void **state)
{
	static const char *const bait[] = {
		"<div>", "<div><p>a, b.", "<p><a href=x>một hai ba</a>",
		"<div class=author>", "<div class='name author'>a",
		"<div><a href=x>một hai ba</a>", "<li><a href=x>một hai ba</a>",
		"<h3>Bình luận</h3>", "<div><h3>Tin liên quan</h3>",
		"<meta name=keywords content='a,b,c'>", "<img>a",
		"<i itemprop=author>a", "<h1>a</h1>", "<title>a</title>",
		"<time datetime=2026-11-20>", "<blockquote>", "<table><td>a",
		LD "{\"@type\":\"Article\",\"author\":{\"@id\":\"a\"}}" END,
		"<div itemprop=articleBody>a", "<div class=post-body>a, b.",
		"<a>", "<p align=right>a",
	};
	struct buf b = BUF_INIT;
	struct article a;
	clock_t begin;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		buf_reset(&b);
		while (b.len < 1 << 20)
			buf_puts(&b, bait[i]);
		begin = clock();
		article_parse(&a, buf_get(&b), NULL, NULL, "tin");
		if (clock() - begin > 10 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
		article_free(&a);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields),
		cmocka_unit_test(names),
		cmocka_unit_test(robots),
		cmocka_unit_test(access),
		cmocka_unit_test(texts),
		cmocka_unit_test(encodings),
		cmocka_unit_test(linear),
	};

	xalloc_init();
	unsetenv("SB_TZ");
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
