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
	struct dup *d = dup_new(100);
	struct buf of = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct dup_keys k = {
			span_of(cases[i].uid), span_of(cases[i].url),
			span_of(cases[i].text), span_of(cases[i].uid),
			span_of(cases[i].known),
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
	struct dup *d = dup_new(WINDOW);
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
	struct dup *d = dup_new(8);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hows),
		cmocka_unit_test(window),
		cmocka_unit_test(long_uids),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
