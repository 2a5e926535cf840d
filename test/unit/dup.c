/* dup: by table, and against a plain model on drawn streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/norm/dup.h"

#define APART	1000

static void
hows(void **state)
{
	static const struct {
		const char *uid, *url, *text, *known;
		enum dup_how how;
		const char *of;
	} cases[] = {
		{ "a", "u1", "t1", NULL, DUP_NONE, "" },
		{ "a", "u1", "t1", NULL, DUP_UIDS, "a" },
		{ "a", "u9", "t9", NULL, DUP_UIDS, "a" },	/* updated */
		{ "b", "u1", "t2", NULL, DUP_URL, "a" },
		{ "c", NULL, "t1", NULL, DUP_EXACT, "a" },
		{ "c", NULL, NULL, NULL, DUP_UIDS, "a" },
		{ "d", NULL, "t2", NULL, DUP_EXACT, "a" },	/* b's text */
		{ "e", "u9", NULL, NULL, DUP_URL, "a" },
		{ "t1", "t1", "u1", NULL, DUP_NONE, "" },	/* kinds apart */
		{ "f", NULL, NULL, NULL, DUP_NONE, "" },
		{ "g", NULL, NULL, NULL, DUP_NONE, "" },
		{ "h", NULL, "t5", "elsewhere", DUP_NONE, "" },
		{ "i", NULL, "t5", NULL, DUP_EXACT, "elsewhere" },
	};
	struct dup *d = dup_new(100, APART);
	struct buf of = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct dup_keys k = {
			span_of(cases[i].uid), span_of(cases[i].url),
			span_of(cases[i].text), span_of(cases[i].uid),
			span_of(cases[i].known), SPAN_NONE, SPAN_NONE,
			SPAN_NONE, NULL, INT64_MIN,
		};

		assert_int_equal(dup_post(d, &k, &of), cases[i].how);
		assert_true(span_is(buf_get(&of), cases[i].of));
	}
	assert_string_equal(dup_name(DUP_EXACT), "exact");
	assert_null(dup_name(DUP_NONE));
	buf_free(&of);
	dup_free(d);
}

#define WINDOW	50
#define STEPS	20000

/*
 * A text is known if it came within the last WINDOW posts, and refers to the
 * first of the unbroken series it is in.
 */
static void
window(void **state)
{
	static struct { int text, of; } past[STEPS];
	struct dup *d = dup_new(WINDOW, APART);
	struct buf of = BUF_INIT;
	uint64_t seed = 3;
	size_t known = 0;

	(void)state;
	for (int i = 0; i < STEPS; i++) {
		char uid[32], text[32], want[32];
		int back;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		past[i].text = (int)((seed >> 33) % 70);
		past[i].of = i;
		for (back = 1; back <= WINDOW && back <= i; back++)
			if (past[i - back].text == past[i].text)
				break;
		if (back <= WINDOW && back <= i)
			past[i].of = past[i - back].of;
		snprintf(uid, sizeof uid, "uid:%d", i);
		snprintf(want, sizeof want, "uid:%d", past[i].of);
		snprintf(text, sizeof text, "text %d", past[i].text);
		struct dup_keys k = {
			.uid = span_of(uid), .text = span_of(text),
			.name = span_of(uid),
		};
		enum dup_how how = dup_post(d, &k, &of);

		assert_int_equal(how, past[i].of == i ? DUP_NONE : DUP_EXACT);
		if (how != DUP_NONE)
			assert_true(span_is(buf_get(&of), want));
		known += how != DUP_NONE;
	}
	assert_in_range(known, STEPS / 4, STEPS - STEPS / 10);
	buf_free(&of);
	dup_free(d);
}

/* Long uids push others out early; too long ones are not taken; none is cut. */
static void
long_uids(void **state)
{
	static char uid[DUP_UID_MOST + 2];
	struct dup *d = dup_new(8, APART);
	struct buf of = BUF_INIT;

	(void)state;
	for (size_t len = 1; len < sizeof uid; len++) {
		struct dup_keys k;
		enum dup_how how;

		memset(uid, 'a' + (int)(len % 26), len);
		uid[len] = '\0';
		k = (struct dup_keys){ .uid = { uid, len },
		    .name = { uid, len } };
		assert_int_equal(dup_post(d, &k, &of), DUP_NONE);
		how = dup_post(d, &k, &of);
		if (len > DUP_UID_MOST) {
			assert_int_equal(how, DUP_NONE);
			continue;
		}
		assert_int_equal(how, DUP_UIDS);
		assert_true(span_eq(buf_get(&of), k.uid));
	}
	buf_free(&of);
	dup_free(d);
}

/* Passing on, near copies, and what was published too long before. */
static void
texts(void **state)
{
	static const char ngap[] = "Đường Lê Lợi ngập sâu từ sáng, xe máy chết "
	    "hàng loạt, bà con nào đi hướng này nhớ tránh giùm";
	static const char near[] = "duong le loi ngap sau tu sang, xe may chet "
	    "hang loat, ba con nao di huong nay nho tranh";
	static const char other[] = "Đường Hàm Nghi ngập sâu từ sáng, xe máy "
	    "chết hàng loạt, bà con nào đi hướng này nhớ tránh giùm";
	static const struct {
		const char *uid, *text, *repost, *quote;
		int64_t at;
		enum dup_how how;
		const char *of;
	} cases[] = {
		{ "a", ngap, NULL, NULL, 5000, DUP_NONE, "" },
		{ "b", near, NULL, NULL, 5900, DUP_NEAR, "a" },
		{ "c", other, NULL, NULL, 5900, DUP_NONE, "" },
		{ "d", ngap, "a", NULL, 5900, DUP_REPOST, "a" },
		{ "e", near, NULL, "a", 5900, DUP_REPOST, "a" },
		{ "f", other, NULL, "a", 5900, DUP_EXACT, "c" },
		{ "g", "đúng rồi đó", NULL, "a", 5900, DUP_NONE, "" },
		{ "h", "đúng rồi đó", "a", NULL, 5900, DUP_EXACT, "g" },
		{ "i", "ok", "x", NULL, 5900, DUP_REPOST, "x" },
		{ "j", "ok", NULL, "x", 5900, DUP_NONE, "" },
		{ "k", "ok", "j", NULL, 5900, DUP_REPOST, "j" },
		{ "l", ngap, NULL, NULL, 7000, DUP_NONE, "" },
		{ "m", near, NULL, NULL, 8000, DUP_NEAR, "l" },
		{ "n", near, NULL, NULL, INT64_MIN, DUP_EXACT, "l" },
	};
	struct gistwords *words = gistwords_new();
	struct dup *d = dup_new(100, APART);
	struct buf of = BUF_INIT;
	struct gist gist;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct span text = span_of(cases[i].text);
		struct dup_keys k = {
			.uid = span_of(cases[i].uid),
			.name = span_of(cases[i].uid),
			.text = text.len > 2 ? text : SPAN_NONE,
			.all_text = text,
			.repost = span_of(cases[i].repost),
			.quote = span_of(cases[i].quote),
			.gist = gist_of(&gist, words, text) ? &gist : NULL,
			.at = cases[i].at,
		};

		assert_int_equal(dup_post(d, &k, &of), cases[i].how);
		assert_true(span_is(buf_get(&of), cases[i].of));
	}
	buf_free(&of);
	dup_free(d);
	gistwords_free(words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hows),
		cmocka_unit_test(window),
		cmocka_unit_test(long_uids),
		cmocka_unit_test(texts),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
