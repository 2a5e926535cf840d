/* words: both languages say the same, numbers and times as they are spelt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/report/words.h"

/* The names of a template's placeholders that are inserted, in their order. */
static size_t
places(const char *at, char names[8][24])
{
	size_t n = 0, len;

	while ((at = strchr(at, '{')) != NULL) {
		len = strcspn(++at, "}");
		if (memchr(at, '?', len) != NULL)
			continue;
		assert_true(n < 8 && len < 24);
		memcpy(names[n], at, len);
		names[n++][len] = '\0';
	}
	return n;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
both_languages_say_the_same(void **state)
{
	char vi[8][24], en[8][24];
	size_t n;

	(void)state;
	for (int w = 0; w < WORD_COUNT; w++) {
		assert_non_null(words_get(WORDS_VI, (enum word)w));
		assert_non_null(words_get(WORDS_EN, (enum word)w));
		n = places(words_get(WORDS_VI, (enum word)w), vi);
		if (n != places(words_get(WORDS_EN, (enum word)w), en))
			fail_msg("%s", words_get(WORDS_EN, (enum word)w));
		qsort(vi, n, sizeof vi[0], by_text);
		qsort(en, n, sizeof en[0], by_text);
		for (size_t i = 0; i < n; i++)
			assert_string_equal(vi[i], en[i]);
	}
}

/* A choice of words asks for an argument that the template inserts, too. */
static void
choices_name_an_argument(void **state)
{
	char names[8][24], name[24];
	const char *at;
	size_t n, i, len;

	(void)state;
	for (int w = 0; w < WORD_COUNT; w++) {
		at = words_get(WORDS_EN, (enum word)w);
		n = places(at, names);
		while ((at = strchr(at, '{')) != NULL) {
			len = strcspn(++at, "}?");
			assert_true(len < sizeof name);
			memcpy(name, at, len);
			name[len] = '\0';
			for (i = 0; i < n; i++)
				if (strcmp(names[i], name) == 0)
					break;
			if (i == n)
				fail_msg("{%s} in word %d", name, w);
		}
	}
}

static void
numbers(void **state)
{
	static const struct {
		double		 x;
		int		 places;
		const char	*vi, *en;
	} cases[] = {
		{ 0, 0, "0", "0" },
		{ 1234.5, 1, "1.234,5", "1,234.5" },
		{ 999, 0, "999", "999" },
		{ 1000, 0, "1.000", "1,000" },
		{ 1234567, 0, "1.234.567", "1,234,567" },
		{ -0.45, 2, "−0,45", "−0.45" },
		{ -0.001, 2, "0,00", "0.00" },
		{ -1234, 0, "−1.234", "−1,234" },
		{ 1.0 / 0.0, 1, "–", "–" },
		{ 0.0 / 0.0, 1, "–", "–" },
		{ 1e30, 0, "–", "–" },
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		words_number(&b, WORDS_VI, cases[i].x, cases[i].places);
		assert_string_equal(b.s, cases[i].vi);
		buf_reset(&b);
		words_number(&b, WORDS_EN, cases[i].x, cases[i].places);
		assert_string_equal(b.s, cases[i].en);
		buf_reset(&b);
	}
	buf_free(&b);
}

static void
times(void **state)
{
	struct buf b = BUF_INIT;
	int64_t at;

	(void)state;
	assert_true(clock_parse(span_of("2026-11-03T08:05:00+07:00"), &at));
	words_time(&b, WORDS_VI, at);
	assert_string_equal(b.s, "08:05 03/11/2026");
	buf_reset(&b);
	words_time(&b, WORDS_EN, at);
	assert_string_equal(b.s, "3 Nov 2026 08:05");
	buf_reset(&b);
	words_day(&b, WORDS_EN, at);
	assert_string_equal(b.s, "3 Nov");
	buf_free(&b);
}

static void
templates(void **state)
{
	char *s;

	(void)state;
	s = words_make(WORDS_EN, WORD_TOTAL, words_whole("posts", 1),
	    words_decimal("voices", 1, 0));
	assert_string_equal(s, "1 public post was collected, by about 1 "
	    "distinct voice (an estimate).");
	free(s);
	s = words_make(WORDS_EN, WORD_TOTAL, words_whole("posts", 12345),
	    words_decimal("voices", 890, 0));
	assert_string_equal(s, "12,345 public posts were collected, by about "
	    "890 distinct voices (an estimate).");
	free(s);
	s = words_make(WORDS_VI, WORD_TOP_ONE, words_text("topic", "{posts}"),
	    words_whole("posts", 2000), words_percent("share", 0.1234));
	assert_string_equal(s, "{posts} (2.000 bài, 12,3% tổng số)");
	free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_languages_say_the_same),
		cmocka_unit_test(choices_name_an_argument),
		cmocka_unit_test(numbers),
		cmocka_unit_test(times),
		cmocka_unit_test(templates),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
