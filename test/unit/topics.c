/* phrases, topics and finder: what matches, and what a file may say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/topic/finder.h"
#include "lib/topic/phrases.h"
#include "lib/topic/piece.h"
#include "lib/topic/plain.h"
#include "lib/topic/squeeze.h"
#include "lib/topic/topics.h"

static void
squeezing(void **state)
{
	static const struct {
		const char *text;
		size_t most;
		const char *want;	/* NULL: no run */
	} cases[] = {
		{ "đẹp", 1, NULL }, { "đẹpppp", 1, "đẹp" },
		{ "quáaaa", 1, "quá" }, { "quaaaá", 1, "quá" },
		{ "=)))))", 2, "=))" }, { "=))", 2, NULL },
		{ "xoong", 1, "xong" }, { "xoong", 2, NULL },
		{ "chánnnn", 2, "chánn" }, { "", 1, NULL },
		{ "aaa", 1, "a" }, { "ôooô", 1, "ô" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(squeeze_text(span_of(cases[i].text),
		    cases[i].most, &b), cases[i].want != NULL);
		if (cases[i].want != NULL)
			assert_true(span_is(buf_get(&b), cases[i].want));
	}
	buf_free(&b);
}

static void
lost_marks(void **state)
{
	static const char *const lost[] = {
		"ket", "ngap", "duong", "nuoc", "thich", "bien", "yeu", "keu",
		"benh", "bac",
	};
	static const char *const whole[] = {
		"ban", "xe", "an", "ca", "mua", "sau", "dong", "anh", "t", "",
		"nghieng-ngieng",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lost / sizeof lost[0]; i++)
		assert_true(plain_lost(span_of(lost[i])));
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		assert_false(plain_lost(span_of(whole[i])));
}

static void
note_hit(void *arg, const struct phrases_hit *h)
{
	buf_printf(arg, "%u[%zu,%zu)%s ", (unsigned)h->term, h->from, h->to,
	    h->folded ? "f" : "");
}

static void
matching(void **state)
{
	static const struct {
		const char *text;
		bool plain;
		const char *want;
	} cases[] = {
		{ "kẹt xe", false, "0[0,2) " },
		{ "KẸT  Xe!", false, "0[0,2) " },
		{ "kẹtttt xeee", false, "0[0,2) " },
		{ "kẹt, xe", false, "" },
		{ "kẹt\nxe", false, "" },
		{ "kẹt xem", false, "" },
		{ "ket xe", true, "0[0,2)f " },
		{ "đường ket xe", false, "0[1,3)f " },
		{ "két xe", false, "" },
		{ "ngập", false, "1[0,1) " },
		{ "ngap", true, "1[0,1)f " },
		{ "đường ngap", false, "" },
		{ "tắc", false, "2[0,1) " },
		{ "tac", true, "" },
		{ "chợ ế", false, "3[0,2) " },
		{ "cho e", true, "" },
		/* "thuế nhà" and "thuê nhà" look alike; 4 is another meaning */
		{ "thuế nhà", false, "4[0,2) " },
		{ "thue nha", true, "" },
		/* "cảm ơn" and "cám ơn" mean the same */
		{ "cam on", true, "7[0,2)f 6[0,2)f " },
		/* all that end at one place, the longest first */
		{ "ngập nước kẹt xe", false, "1[0,1) 8[0,2) 0[2,4) " },
		{ "an xin", true, "9[0,2)f " },
		{ "bình an xin", false, "" },
		{ "1000", false, "" }, { "10", false, "10[0,1) " },
		{ "", false, "" },
	};
	struct phrases *p = phrases_new();
	struct tokens t = TOKENS_INIT;
	struct buf got = BUF_INIT;

	(void)state;
	assert_int_equal(phrases_add(p, span_of("kẹt xe"), QUERY_AUTO, 0), 0);
	phrases_add(p, span_of("ngập"), QUERY_FOLD, 0);
	phrases_add(p, span_of("tắc"), QUERY_AUTO, 0);
	phrases_add(p, span_of("chợ ế"), QUERY_EXACT, 0);
	phrases_add(p, span_of("thuế nhà"), QUERY_AUTO, 0);
	phrases_add(p, span_of("thuê nhà"), QUERY_AUTO, 1);
	phrases_add(p, span_of("cảm ơn"), QUERY_AUTO, 2);
	phrases_add(p, span_of("cám ơn"), QUERY_AUTO, 2);
	phrases_add(p, span_of("ngập nước"), QUERY_AUTO, 0);
	phrases_add(p, span_of("ăn xin"), QUERY_AUTO, 0);
	phrases_add(p, span_of("10"), QUERY_AUTO, 0);
	assert_int_equal(phrases_add(p, span_of("Kẹt xe"), QUERY_AUTO, 0), 0);
	assert_int_equal(phrases_add(p, span_of("  "), QUERY_AUTO, 0), -1);
	phrases_ready(p);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		tokens_split(&t, span_of(cases[i].text));
		buf_reset(&got);
		buf_puts(&got, "");
		phrases_find(p, &t, cases[i].plain, note_hit, &got);
		assert_string_equal(got.s, cases[i].want);
	}
	buf_free(&got);
	tokens_free(&t);
	phrases_free(p);
}

/* Against a search that knows nothing of automata: 2,000 random texts. */
static uint64_t seed = 3;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void
words(struct buf *b, unsigned n)
{
	static const char *const some[] = { "a", "b", "á", "c", "ab", "ớ" };

	buf_reset(b);
	for (unsigned i = 0; i < n; i++) {
		buf_puts(b, i != 0 ? " " : "");
		buf_puts(b, some[draw(sizeof some / sizeof some[0])]);
	}
	buf_puts(b, "");
}

static void
count_hit(void *arg, const struct phrases_hit *h)
{
	((size_t *)arg)[h->term]++;
}

static size_t
naive(const char *text, const char *term)
{
	char padded[512], wanted[64];
	const char *at = padded;
	size_t n = 0;

	snprintf(padded, sizeof padded, " %s ", text);
	snprintf(wanted, sizeof wanted, " %s ", term);
	for (; (at = strstr(at, wanted)) != NULL; at++)
		n++;
	return n;
}

static void
against_naive(void **state)
{
	char *terms[60];
	struct buf b = BUF_INIT;
	struct tokens t = TOKENS_INIT;
	struct phrases *p = phrases_new();
	size_t n = 0, got[60], hits = 0;

	(void)state;
	while (n < 60) {
		words(&b, 1 + draw(4));
		if (phrases_add(p, buf_get(&b), QUERY_EXACT, 0) == (long)n)
			terms[n++] = xstrdup(b.s);
	}
	phrases_ready(p);
	for (int i = 0; i < 2000; i++) {
		words(&b, draw(40));
		tokens_split(&t, buf_get(&b));
		memset(got, 0, sizeof got);
		phrases_find(p, &t, draw(2) == 0, count_hit, got);
		for (size_t k = 0; k < n; k++) {
			assert_int_equal(got[k], naive(b.s, terms[k]));
			hits += got[k];
		}
	}
	assert_true(hits > 1000);
	for (size_t k = 0; k < n; k++)
		free(terms[k]);
	buf_free(&b);
	tokens_free(&t);
	phrases_free(p);
}

/* Load topics from a text. */
static int
load(struct topics **t, const char *text, struct where *where)
{
	char path[] = "/tmp/topics.XXXXXX";
	int fd = mkstemp(path), status;

	assert_true(fd != -1);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	status = topics_load(t, path, where);
	unlink(path);
	return status;
}

static void
faults(void **state)
{
	static const struct {
		const char *text;
		size_t line;
		const char *why;
	} cases[] = {
		{ "", 0, "no topic" },
		{ "[a]\nvi = A\n", 2, "[a] has no query" },
		{ "[a]\nquery =\n", 2, "column 8: an empty query" },
		{ "[a]\nquery = x y\n", 2, "column 11: an operator is missing" },
		{ "[a]\nquery = \"đường\" x\n", 2, "column 17: an operator" },
		{ "[a]\nvi = A\nquery = a OR ; note\n  b OR\n\n   c d\n", 6,
		    "column 6: an operator" },
		{ "[a]\nquery = a OR\n\t; note\n\t(b\n", 4, "column 2: a paren" },
		{ "[a]\nquery = NOT b\n", 2, "none of its terms" },
		{ "[a]\nquery = a\nqery = b\n", 3, "did you mean \"query\"?" },
		{ "[a]\nquery = a\nagency = x\n", 3, "add a section [agency:x]" },
		{ "[agency:so-y-te]\nvi = S\n[a]\nquery = a\nagency = so-y-tee\n",
		    5, "did you mean \"so-y-te\"?" },
		{ "[A]\nquery = a\n", 2, "is no id" },
		{ "[đ]\nquery = a\n", 2, "is no id" },
		{ "[agency:]\nvi = S\n", 2, "is no id" },
		{ "[khac]\nquery = a\n", 2, "has no query" },
		{ "[a]\nquery = \"...\" OR \"\"\n", 2, "empty term" },
	};
	struct topics *t;
	struct where where;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(load(&t, cases[i].text, &where), -1);
		assert_non_null(strstr(where.why, cases[i].why));
		assert_int_equal(where.line, cases[i].line);
	}
}

static void
note_why(void *arg, struct span term, size_t from, size_t to)
{
	buf_printf(arg, " %.*s[%zu,%zu)", SPAN_ARG(term), from, to);
}

static void
finding(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "x a y", "one: a[2,3);" },
		{ "a b", "two: b[2,3) a[0,1);" },
		{ "c b a", "two: b[2,3) a[4,5); three: c[0,1);" },
		{ "c", "three: c[0,1);" },
		{ "a c a c", "one: a[0,1); three: c[2,3);" },
	};
	struct topics *t;
	struct finder *f;
	struct where where;
	struct tokens tokens = TOKENS_INIT;
	struct buf got = BUF_INIT;
	const size_t *found;
	size_t n;

	(void)state;
	assert_int_equal(load(&t, "[agency:x]\nvi = Ích\nen = Ex\n"
	    "[one]\nvi = Một\nquery = a AND NOT b\nagency = x\n"
	    "[two]\nquery = (b OR b) AND (b OR a)\n"
	    "[three]\nquery = c\n[khac]\nvi = Khác\n", &where), 0);
	assert_string_equal(topics_name(t, "one", "vi"), "Một");
	assert_string_equal(topics_name(t, "one", "en"), "one");
	assert_string_equal(topics_name(t, "khac", "vi"), "Khác");
	assert_string_equal(topics_name(t, "none", "vi"), "none");
	assert_string_equal(topics_agency_name(t, "x", "en"), "Ex");
	assert_int_equal(*topics_agencies(t, 0, &n), 0);
	assert_int_equal(n, 1);
	f = finder_new(t);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		tokens_split(&tokens, span_of(cases[i].text));
		finder_begin(f);
		finder_read(f, &tokens, 0, false);
		found = finder_end(f, &n);
		buf_reset(&got);
		buf_puts(&got, "");
		for (size_t k = 0; k < n; k++) {
			buf_printf(&got, "%s%s:", k != 0 ? " " : "",
			    topics_id(t, found[k]));
			finder_why(f, found[k], note_why, &got);
			buf_putc(&got, ';');
		}
		assert_string_equal(got.s, cases[i].want);
	}
	buf_free(&got);
	tokens_free(&tokens);
	finder_free(f);
	topics_free(t);
}

/* Pieces are bounded, whole characters, and together the text. */
static void
pieces(void **state)
{
	static const char *const fill[] = { "a", "á ", "x\n", "đường", "😀" };
	struct buf b = BUF_INIT;
	struct span rest, piece;
	size_t sum;

	(void)state;
	for (size_t i = 0; i < sizeof fill / sizeof fill[0]; i++) {
		buf_reset(&b);
		while (b.len < 200000)
			buf_puts(&b, fill[i]);
		rest = buf_get(&b);
		sum = 0;
		while ((piece = piece_next(&rest)).s != NULL) {
			assert_in_range(piece.len, 1, PIECE_MOST);
			assert_true((piece.s[0] & 0xc0) != 0x80);
			assert_ptr_equal(piece.s, b.s + sum);
			sum += piece.len;
		}
		assert_int_equal(sum, b.len);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(squeezing),
		cmocka_unit_test(lost_marks),
		cmocka_unit_test(matching),
		cmocka_unit_test(against_naive),
		cmocka_unit_test(faults),
		cmocka_unit_test(finding),
		cmocka_unit_test(pieces),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
