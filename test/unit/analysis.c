/* The words of the net: telex, respelling, tables, tags, and the whole text. */
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

#include "lib/base/xalloc.h"
#include "lib/text/analysis.h"
#include "lib/text/grams.h"
#include "lib/text/hashtag.h"
#include "lib/text/lattice.h"
#include "lib/text/respell.h"
#include "lib/text/restore.h"
#include "lib/text/teencode.h"
#include "lib/text/telex.h"

static char model[] = "lib/data/grams.bin", table[] = "lib/data/teencode.tsv",
    pictures[] = "lib/data/pictures.tsv";
static char *const paths[ANALYSIS_FILES] = { model, table, pictures };

static void
telex(void **state)
{
	static const struct {
		const char *keys, *want;	/* NULL: no keys */
	} cases[] = {
		{ "dduwowcj", "được" }, { "dduowcj", "được" },
		{ "khoong", "không" }, { "ddi", "đi" },
		{ "nghieem", "nghiêm" }, { "tooi", "tôi" },
		{ "bieets", "biết" }, { "quas", "quá" },
		{ "giaf", "già" }, { "hoaf", "hòa" },
		{ "d9u7o7c5", "được" }, { "kho6ng", "không" },
		{ "w", NULL }, { "ban", NULL }, { "được", NULL },
		{ "a-b", NULL }, { "aaaaaaaaaaaaaaaaaaaaaaaa", NULL },
	};
	char out[64];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(telex_decode(span_of(cases[i].keys), out,
		    sizeof out), cases[i].want != NULL);
		if (cases[i].want != NULL)
			assert_string_equal(out, cases[i].want);
	}
	assert_false(telex_decode(span_of("dduwowcj"), out, 4));
}

static struct grams *
shipped(void)
{
	struct where where;
	struct grams *g = grams_open(paths[ANALYSIS_GRAMS], &where);

	assert_non_null(g);
	return g;
}

static void
respelled(void **state)
{
	static const struct {
		const char *word, *want;
	} cases[] = {
		{ "zậy", "vậy" }, { "nhìu", "nhiều" }, { "thik", "thích" },
		{ "ngừi", "người" }, { "lun", "luôn" }, { "củng", "cũng" },
		{ "gòi", "rồi" }, { "xog", "xong" }, { "quáaaa", "quá" },
		{ "khoong", "không" }, { "iêu", "yêu" }, { "nka", "nha" },
		{ "wen", "quen" }, { "đươc", "được" }, { "fải", "phải" },
	};
	struct grams *g = shipped();
	struct respeller *r = respell_new(g);
	const struct respell *found;
	bool any;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		n = respell_word(r, span_of(cases[i].word), &found);
		any = false;
		for (size_t k = 0; k < n; k++)
			any |= span_is(grams_word(g, found[k].id),
			    cases[i].want);
		if (!any)
			print_error("%s\n", cases[i].word);
		assert_true(any);
	}
	assert_int_equal(respell_word(r, span_of("https"), &found), 0);
	assert_int_equal(respell_word(r, span_of(""), &found), 0);
	respell_free(r);
	grams_free(g);
}

static void
tags(void **state)
{
	static const struct {
		const char *tag, *want;		/* NULL: not sure */
	} cases[] = {
		{ "ketxeSaiGon", "ket xe sai gon" },
		{ "ngapnuoc", "ngap nuoc" }, { "KẹtXe", "kẹt xe" },
		{ "ngậpnước", "ngập nước" },
		{ "SaiGon", "sai gon" },
		{ "fyp", NULL }, { "xyzzy", NULL }, { "ngap", NULL },
		{ "tphcm2026", NULL },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL },
	};
	struct grams *g = shipped();
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		if (hashtag_split(g, span_of(cases[i].tag), &out) !=
		    (cases[i].want != NULL))
			fail_msg("%s", cases[i].tag);
		if (cases[i].want != NULL)
			assert_string_equal(out.s, cases[i].want);
	}
	buf_free(&out);
	grams_free(g);
}

static void
restored(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "Duong nay ngap nuoc", "Đường này ngập nước" },
		{ "THANH PHO HO CHI MINH", "THÀNH PHỐ HỒ CHÍ MINH" },
		{ "Việt Nam", "Việt Nam" }, { "", "" }, { "123, !", "123, !" },
	};
	struct grams *g = shipped();
	struct restore *r = restore_new(g);
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		restore_text(r, span_of(cases[i].text), 0, &out);
		assert_true(span_is(buf_get(&out), cases[i].want));
		restore_text(r, span_of(cases[i].text), LATTICE_SURE + 1,
		    &out);
		assert_true(span_is(buf_get(&out), cases[i].text));
	}
	restore_free(r);
	grams_free(g);
	buf_free(&out);
}

static const struct {
	const char	*text, *want;
	bool		 foreign;
} texts[] = {
	{ "Ko biết làm j", "không biết làm gì", false },
	{ "đổ 20k xăng", "đổ 20 nghìn xăng", false },
	{ "mất 20 k rồi", "mất 20 nghìn rồi", false },
	{ "tôi k đi", "tôi không đi", false },
	{ "Q7 với P.5", "quận 7 với phường.5", false },
	{ "Đường ngập 😂😂 quá", "đường ngập :cười: :cười: quá", false },
	{ "buồn:((((", "buồn :buồn:", false },
	{ "#ketxeSaiGon", "kẹt xe sài gòn", false },
	{ "#xyzzy @ko", "#xyzzy @ko", false },
	{ "khoong đc nhìu", "không được nhiều", false },
	{ "UBND trả lời", "ủy ban nhân dân trả lời", false },
	{ "chào mọi\nngười", "chào mọi\nngười", false },
	{ "", "", false },
	{ "I can't GO :)", "i can't go :cười:", true },
	{ "K", "k", true },
};

static void
whole(void **state)
{
	struct where where;
	struct analysis *a = analysis_open(paths, &where);
	struct buf out = BUF_INIT;

	(void)state;
	assert_non_null(a);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		analysis_text(a, span_of(texts[i].text), !texts[i].foreign,
		    &out, NULL);
		if (!span_is(buf_get(&out), texts[i].want))
			fail_msg("%s: %s", texts[i].text, out.s);
	}
	buf_free(&out);
	analysis_free(a);
}

/* The bytes that a word of the analysis text came from. */
static void
maps_back(void **state)
{
	static const struct {
		const char *text, *word, *from;
	} cases[] = {
		{ "Đường ngập, ko ai lm j", "không", "ko" },
		{ "Đường ngập, ko ai lm j", "ngập", "ngập" },
		{ "Đường ngập, ko ai lm j", "ai", "ai" },
		{ "Đường ngập, ko ai lm j", "gì", "j" },
		{ "Đường ngập, ko ai lm j", "đường", "Đường" },
		{ "hnay #ketxeSaiGon ghê", "sài", "#ketxeSaiGon" },
		{ "hnay #ketxeSaiGon ghê", "ghê", "ghê" },
		{ "hnay #ketxeSaiGon ghê", "nay", "hnay" },
		{ "đổ 20k xăng", "nghìn", "k" },
		{ "đổ 20k xăng", "20", "20" },
		{ "mệt 😂 rồi", ":cười:", "😂" },
	};
	struct where where;
	struct analysis *a = analysis_open(paths, &where);
	struct offsets map = { .n = 0 };
	struct buf out = BUF_INIT;
	const char *at;
	size_t from, to;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		analysis_text(a, span_of(cases[i].text), true, &out, &map);
		at = strstr(out.s, cases[i].word);
		assert_non_null(at);
		from = (size_t)(at - out.s);
		to = from + strlen(cases[i].word);
		offsets_back(&map, &from, &to);
		assert_true(span_is((struct span){ cases[i].text + from,
		    to - from }, cases[i].from));
	}
	offsets_free(&map);
	buf_free(&out);
	analysis_free(a);
}

/* Whatever bytes come: text out, a map within bounds, in linear time. */
static void
hostile(void **state)
{
	static const char *const parts[] = {
		"ko", "#", "@", "a/", "20", "k", "😂", ":(", " ", ".", "\n",
		"ngậpnước", "zzzzzzzz", "đ'", "ươ", "-", "Q", "9999", "[phone]",
	};
	struct where where;
	struct analysis *a = analysis_open(paths, &where);
	struct offsets map = { .n = 0 };
	struct buf text = BUF_INIT, out = BUF_INIT;
	unsigned seed = 7;
	size_t from, to;

	(void)state;
	for (int round = 0; round < 300; round++) {
		buf_reset(&text);
		for (int i = 0; i < (round == 0 ? 60000 : 30); i++) {
			seed = seed * 1103515245u + 12345u;
			buf_puts(&text, parts[(seed >> 16) %
			    (sizeof parts / sizeof parts[0])]);
		}
		analysis_text(a, buf_get(&text), true, &out, &map);
		assert_int_equal(span_utf8(buf_get(&out)), out.len);
		for (size_t i = 0; i < out.len; i += 1 + out.len / 50) {
			from = i;
			to = i + 1;
			offsets_back(&map, &from, &to);
			assert_true(from <= to && to <= text.len);
		}
	}
	offsets_free(&map);
	buf_free(&text);
	buf_free(&out);
	analysis_free(a);
}

/* A file with this content; its name is static. */
static const char *
file_of(const void *bytes, size_t len)
{
	static char name[64];
	int fd;

	strcpy(name, "/tmp/sb-analysis-XXXXXX");
	fd = mkstemp(name);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
	close(fd);
	return name;
}

static void
bad_tables(void **state)
{
	static const struct {
		const char *rows, *why;
	} cases[] = {
		{ "ko\n", "1 columns where 2 are needed" },
		{ "Ko\tkhông\n", "lower case" },
		{ "ko\tkhông\nko\tkhông\n", "there before" },
		{ "k\tkhông|nghìn\t-|after-numbr\n",
		    "did you mean \"after-number\"" },
		{ "k\tkhông\t-|end\n", "more places than meanings" },
		{ "k\ta|b|c|d|e|f|g\n", "more than 6 meanings" },
		{ "k\ta||b\n", "empty meaning" },
	};
	struct where where;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *name = file_of(cases[i].rows,
		    strlen(cases[i].rows));

		assert_null(teencode_open(name, &where));
		unlink(name);
		if (strstr(where.why, cases[i].why) == NULL)
			fail_msg("%s", where.why);
	}
}

static void
bad_models(void **state)
{
	struct where where;
	FILE *fp = fopen(paths[ANALYSIS_GRAMS], "rb");
	char *bytes = xmalloc(1 << 16);
	const char *name;

	(void)state;
	assert_non_null(fp);
	assert_int_equal(fread(bytes, 1, 1 << 16, fp), 1 << 16);
	fclose(fp);
	for (size_t len = 0; len < 40; len += 3) {	/* cut short */
		name = file_of(bytes, len);
		assert_null(grams_open(name, &where));
		unlink(name);
	}
	name = file_of(bytes, 1 << 16);
	assert_null(grams_open(name, &where));
	unlink(name);
	assert_null(grams_open("/nonexistent", &where));
	free(bytes);
}

static void
big_table(void **state)
{
	struct where where;
	struct teencode *t = teencode_open(paths[ANALYSIS_TEENCODE], &where);

	(void)state;
	assert_non_null(t);
	assert_true(teencode_count(t) >= 1500);
	assert_non_null(teencode_find(t, span_of("ko")));
	assert_null(teencode_find(t, span_of("không")));
	teencode_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(telex),
		cmocka_unit_test(respelled),
		cmocka_unit_test(tags),
		cmocka_unit_test(restored),
		cmocka_unit_test(whole),
		cmocka_unit_test(maps_back),
		cmocka_unit_test(hostile),
		cmocka_unit_test(bad_tables),
		cmocka_unit_test(bad_models),
		cmocka_unit_test(big_table),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
