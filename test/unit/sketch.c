/* sketch: its error, its text, and that merging is one pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/series/sketch.h"

static uint64_t
hash(unsigned seed, unsigned i)
{
	char name[32];

	snprintf(name, sizeof name, "%u:%u", seed, i);
	return sketch_hash(span_of(name));
}

/* The error over seeds at each size: the mean square as theory has it. */
static void
error(void **state)
{
	static const unsigned sizes[] = {
		1, 10, 100, 255, 256, 300, 1000, 3000, 5000, 10000, 20000,
		50000, 100000
	};
	enum { SEEDS = 12 };
	double off, squares, worst = 0, all = 0;
	size_t n = sizeof sizes / sizeof sizes[0];

	(void)state;
	for (size_t k = 0; k < n; k++) {
		squares = 0;
		for (unsigned seed = 0; seed < SEEDS; seed++) {
			struct sketch s = { .n = 0 };

			for (unsigned i = 0; i < sizes[k]; i++)
				sketch_add(&s, hash(seed, i));
			off = sketch_estimate(&s) / sizes[k] - 1;
			squares += off * off;
			worst = fmax(worst, fabs(off));
			assert_true(fabs(off) <= .05);
			sketch_free(&s);
		}
		print_message("# %u: error %.2f %%\n", sizes[k],
		    100 * sqrt(squares / SEEDS));
		if (sizes[k] >= 20000)
			all += squares / SEEDS / 3;
	}
	print_message("# worst %.2f %%, root mean square from 20,000 up "
	    "%.2f %%\n", worst * 100, sqrt(all) * 100);
	assert_true(sqrt(all) > .010 && sqrt(all) < .022);
}

static char *
text_of(const struct sketch *s)
{
	struct buf b = BUF_INIT;

	sketch_text(s, &b);
	return buf_take(&b);
}

/* Cut anywhere, in any order, with things in both: the same text. */
static void
merge(void **state)
{
	static const unsigned sizes[] = { 0, 1, 40, 254, 255, 256, 300, 9000 };
	char *want, *got;

	(void)state;
	for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
		for (unsigned parts = 1; parts < 6; parts++) {
			struct sketch one = { .n = 0 }, sum = { .n = 0 };
			struct sketch part[6] = {{ .n = 0 }};

			for (unsigned i = 0; i < sizes[k]; i++) {
				sketch_add(&one, hash(7, i));
				sketch_add(&part[i * 7 % parts], hash(7, i));
				sketch_add(&part[i * 5 % parts], hash(7, i));
			}
			for (unsigned i = parts; i-- > 0;)
				sketch_merge(&sum, &part[i]);
			want = text_of(&one);
			got = text_of(&sum);
			assert_string_equal(got, want);
			assert_int_equal(want[0], sum.dense != NULL ? 'd' : 's');
			free(want);
			free(got);
			for (unsigned i = 0; i < parts; i++)
				sketch_free(&part[i]);
			sketch_free(&one);
			sketch_free(&sum);
		}
	}
}

static void
text(void **state)
{
	static const unsigned sizes[] = { 0, 1, 200, 255, 270, 5000 };
	struct sketch s = { .n = 0 }, back;
	char *want, *got;

	(void)state;
	for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
		for (unsigned i = 0; i < sizes[k]; i++)
			sketch_add(&s, hash(3, i));
		want = text_of(&s);
		assert_true(sketch_parse(&back, span_of(want)));
		got = text_of(&back);
		assert_string_equal(got, want);
		assert_true(sketch_estimate(&back) == sketch_estimate(&s));
		free(want);
		free(got);
		sketch_free(&back);
	}
	sketch_free(&s);
	/* Register 1 with rank 2, by hand. */
	sketch_add(&s, (UINT64_C(1) << 52) | UINT64_C(1) << 50);
	got = text_of(&s);
	assert_string_equal(got, "s:ABC");
	free(got);
	sketch_free(&s);
	/* All zeroes behind the register: the highest rank, 53. */
	sketch_add(&s, UINT64_MAX << 52);
	got = text_of(&s);
	assert_string_equal(got, "s://1");
	free(got);
	sketch_free(&s);
	assert_true(sketch_estimate(&s) == 0);
}

static void
refused(void **state)
{
	static const char *const cases[] = {
		"", "s", "x:", "s:A", "s:AB", "s:ABCD", "s:AB=", "s:ABA",
		"s:AB2", "s:AB/", "s:ABCABC", "s:ABCAAC", "d:", "d:AAAA",
		"s:AB\n",
	};
	struct sketch s;
	char big[2 + SKETCH_REGISTERS + 1];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_false(sketch_parse(&s, span_of(cases[i])));
	/* Dense, but with so few set that it must be a list. */
	memset(big, 'A', sizeof big);
	memcpy(big, "d:", 2);
	big[sizeof big - 1] = '\0';
	memset(big + 2, 'B', SKETCH_SPARSE - 1);
	assert_false(sketch_parse(&s, span_of(big)));
	big[sizeof big - 2] = 'B';
	assert_true(sketch_parse(&s, span_of(big)));
	sketch_free(&s);
	big[sizeof big - 2] = '/';
	assert_false(sketch_parse(&s, span_of(big)));
	assert_null(s.dense);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(error),
		cmocka_unit_test(merge),
		cmocka_unit_test(text),
		cmocka_unit_test(refused),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
