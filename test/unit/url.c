/* url: references as pages have them, made whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/percent.h"
#include "lib/markup/url.h"

#define BASE	"https://bao.example/tin/hom-nay?trang=2#dau"

static const struct {
	const char	*ref, *want;		/* NULL: leads nowhere */
} refs[] = {
	{ "", "https://bao.example/tin/hom-nay?trang=2" },
	{ "#cuoi", "https://bao.example/tin/hom-nay?trang=2#cuoi" },
	{ "?trang=3", "https://bao.example/tin/hom-nay?trang=3" },
	{ "?", "https://bao.example/tin/hom-nay?" },
	{ "bai-1", "https://bao.example/tin/bai-1" },
	{ "./bai-1", "https://bao.example/tin/bai-1" },
	{ ".", "https://bao.example/tin/" },
	{ "..", "https://bao.example/" },
	{ "../../../bai", "https://bao.example/bai" },
	{ "a/b/../c/.", "https://bao.example/tin/a/c/" },
	{ "%2e%2E/bai", "https://bao.example/bai" },
	{ ".%2e", "https://bao.example/" },
	{ "...", "https://bao.example/tin/..." },
	{ "%2", "https://bao.example/tin/%2" },
	{ "/", "https://bao.example/" },
	{ "/a//b", "https://bao.example/a//b" },
	{ "\\a\\b", "https://bao.example/a/b" },
	{ "//khac.example", "https://khac.example/" },
	{ "\\\\khac.example\\a", "https://khac.example/a" },
	{ "https:bai", "https://bao.example/tin/bai" },
	{ "https:/bai", "https://bao.example/bai" },
	{ "http:khac.example", "http://khac.example/" },
	{ "http:////khac.example", "http://khac.example/" },
	{ "  /ngập nước\n", "https://bao.example/ng%E1%BA%ADp%20n"
	    "%C6%B0%E1%BB%9Bc" },
	{ "/a\tb\r\nc", "https://bao.example/abc" },
	{ "/a?b='c' d\"#e f`", "https://bao.example/a?b=%27c%27%20d%22"
	    "#e%20f%60" },
	{ "/a%zz%41", "https://bao.example/a%zz%41" },
	{ "/a\x01\x7f", "https://bao.example/a%01%7F" },
	{ ":a", "https://bao.example/tin/:a" },
	{ "1a:b", "https://bao.example/tin/1a:b" },
	{ "a:b", NULL }, { "mailto:an@x.example", NULL },
	{ "javascript:void(0)", NULL }, { "tel:1022", NULL },
	{ "data:text/plain,a", NULL }, { "ftp://x.example/a", NULL },
	{ "http://", NULL }, { "http:///", NULL }, { "//", NULL },
	{ "//an@", NULL }, { "//an@:80", NULL }, { "//x.example:a", NULL },
	{ "//x.example:65536", NULL }, { "//x y", NULL }, { "//x%", NULL },
	{ "//x%00", NULL }, { "//x%2fy", NULL }, { "//%ff", NULL },
	{ "//\xff", NULL }, { "//[::1", NULL }, { "//[]", NULL },
	{ "//]", NULL }, { "//[1:2:3:4:5:6:7:8:9]", NULL },
	{ "//[::1%25eth0]", NULL }, { "//xn--a", NULL }, { "//­", NULL },
	{ "//1.2.3.256", NULL }, { "//1.2.3.4.5", NULL }, { "//1.2..4", NULL },
	{ "//1.256.3", NULL }, { "//08", NULL }, { "//x.08", NULL },
	{ "//0x100000000", NULL }, { "//99999999999999999999999", NULL },
};

static const struct {
	const char	*text, *want;
} hosts[] = {
	{ "HTTP://BAO.Example.", "http://bao.example./" },
	{ "http://x.example:80/", "http://x.example/" },
	{ "http://x.example:443/", "http://x.example:443/" },
	{ "https://x.example:0443/", "https://x.example/" },
	{ "https://x.example:/", "https://x.example/" },
	{ "http://x.example:0", "http://x.example:0/" },
	{ "https://báo-mới.example/",
	    "https://xn--bo-mi-xqa5384c.example/" },
	{ "https://BÁO-MỚI.example/",
	    "https://xn--bo-mi-xqa5384c.example/" },
	{ "https://b%C3%A1o-m%e1%bb%9bi.example/",
	    "https://xn--bo-mi-xqa5384c.example/" },
	{ "https://XN--bo-mi-xqa5384c.example/",
	    "https://xn--bo-mi-xqa5384c.example/" },
	{ "https://ｂａｏ。example", "https://bao.example/" },
	{ "https://faß.example", "https://xn--fa-hia.example/" },
	{ "https://a_b.example", "https://a_b.example/" },
	{ "http://127.1", "http://127.0.0.1/" },
	{ "http://0x7f.1", "http://127.0.0.1/" },
	{ "http://0177.0.0.01.", "http://127.0.0.1/" },
	{ "http://2130706433", "http://127.0.0.1/" },
	{ "http://0x", "http://0.0.0.0/" },
	{ "http://1.2.3", "http://1.2.0.3/" },
	{ "http://1.2.3.4..", "http://1.2.3.4../" },
	{ "http://1.2.3.a4", "http://1.2.3.a4/" },
	{ "http://[::]", "http://[::]/" },
	{ "http://[0:0:1:0:0:0:0:1]", "http://[0:0:1::1]/" },
	{ "http://[1:0:0:2:0:0:3:4]", "http://[1::2:0:0:3:4]/" },
	{ "http://[1:0:2:0:3:0:4:0]", "http://[1:0:2:0:3:0:4:0]/" },
	{ "http://[1::]:80", "http://[1::]/" },
	{ "http://[::FFFF:1.2.3.4]:8", "http://[::ffff:102:304]:8/" },
	{ "http://@x.example", "http://x.example/" },
	{ "http://:@x.example", "http://x.example/" },
	{ "http://an@x.example", "http://an@x.example/" },
	{ "http://:bi@x.example", "http://:bi@x.example/" },
	{ "http://an:b:c@d@x.example:8", "http://an:b%3Ac%40d@x.example:8/" },
};

static void
references_are_resolved(void **state)
{
	struct url base, u;

	(void)state;
	assert_true(url_parse(&base, span_of(BASE), NULL));
	for (size_t i = 0; i < sizeof refs / sizeof refs[0]; i++) {
		bool good = url_parse(&u, span_of(refs[i].ref), &base);

		if (good != (refs[i].want != NULL))
			print_message("# %s\n", refs[i].ref);
		assert_int_equal(good, refs[i].want != NULL);
		if (good)
			assert_string_equal(u.text, refs[i].want);
		url_free(&u);
	}
	url_free(&base);
}

/* Each in its one spelling, which stays as it is when it is read again. */
static void
hosts_have_one_spelling(void **state)
{
	struct url u, again;

	(void)state;
	for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
		if (!url_parse(&u, span_of(hosts[i].text), NULL))
			fail_msg("%s", hosts[i].text);
		assert_string_equal(u.text, hosts[i].want);
		assert_true(url_parse(&again, span_of(u.text), &u));
		assert_string_equal(again.text, u.text);
		url_free(&u);
		url_free(&again);
	}
}

static void
parts_are_told(void **state)
{
	struct url u;

	(void)state;
	assert_true(url_parse(&u, span_of("http://an:bi@x.example:8/a?b#c"),
	    NULL));
	assert_true(span_is(u.scheme, "http"));
	assert_true(span_is(u.user, "an"));
	assert_true(span_is(u.password, "bi"));
	assert_true(span_is(u.host, "x.example"));
	assert_true(span_is(u.port, "8"));
	assert_true(span_is(u.path, "/a"));
	assert_true(span_is(u.query, "b"));
	assert_true(span_is(u.fragment, "c"));
	url_free(&u);
	assert_true(url_parse(&u, span_of("https://x.example?#"), NULL));
	assert_null(u.user.s);
	assert_null(u.password.s);
	assert_null(u.port.s);
	assert_true(span_is(u.path, "/"));
	assert_true(span_is(u.query, ""));
	assert_true(span_is(u.fragment, ""));
	url_free(&u);
}

static void
without_a_base(void **state)
{
	static const char *const none[] = {
		"", "/a", "a", "//x.example", "?a", "#a", "x.example/a",
	};
	struct url u, base;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		assert_false(url_parse(&u, span_of(none[i]), NULL));
		assert_null(u.text);
	}
	assert_false(url_parse(&u, SPAN_NONE, NULL));
	assert_true(url_parse(&base, span_of(BASE), NULL));
	assert_true(url_parse(&u, SPAN_NONE, &base));
	url_free(&u);
	url_free(&base);
}

static void
lengths_are_bounded(void **state)
{
	struct buf b = BUF_INIT;
	struct url u;

	(void)state;
	buf_puts(&b, "http://x.example/");
	while (b.len < URL_MOST)
		buf_puts(&b, "/");
	buf_cut(&b, URL_MOST);
	assert_true(url_parse(&u, buf_get(&b), NULL));
	url_free(&u);
	buf_putc(&b, 'a');
	assert_false(url_parse(&u, buf_get(&b), NULL));
	buf_reset(&b);
	buf_puts(&b, "http://");
	while (b.len < 5000)
		buf_puts(&b, "a.");
	assert_false(url_parse(&u, buf_get(&b), NULL));
	buf_free(&b);
}

static void
percents(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	percent_decode(&b, span_of("%41%4a%4%%zz%c3%A1%"));
	assert_string_equal(b.s, "AJ%4%%zzá%");
	buf_reset(&b);
	percent_encode(&b, span_of("a/á {%41\x7f"), PERCENT_PATH);
	assert_string_equal(b.s, "a/%C3%A1%20%7B%41%7F");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_resolved),
		cmocka_unit_test(hosts_have_one_spelling),
		cmocka_unit_test(parts_are_told),
		cmocka_unit_test(without_a_base),
		cmocka_unit_test(lengths_are_bounded),
		cmocka_unit_test(percents),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
