/* query against tables of faults, and against an evaluator of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/topic/query.h"

/* Terms "a" to "z" are numbers 0 to 25; the way is checked where it counts. */
static enum query_how last_how;

static long
letter(void *arg, struct span term, enum query_how how)
{
	(void)arg;
	last_how = how;
	return term.len == 1 && term.s[0] >= 'a' && term.s[0] <= 'z' ?
	    term.s[0] - 'a' : span_is(term, "!!") ? -1 : 25;
}

static bool
true_of(const struct query *q, const char *present)
{
	uint32_t seen[26] = { 0 };

	for (; *present != '\0'; present++)
		seen[*present - 'a'] = 7;
	return query_true(q, seen, 7);
}

static void
truth(void **state)
{
	static const struct {
		const char *query, *of;
		bool want;
	} cases[] = {
		{ "a", "a", true },
		{ "a", "b", false },
		{ "a OR b AND c", "a", true },
		{ "a OR b AND c", "b", false },
		{ "a OR b AND c", "bc", true },
		{ "(a OR b) AND c", "a", false },
		{ "(a OR b) AND c", "ac", true },
		{ "a AND NOT b", "a", true },
		{ "a AND NOT b", "ab", false },
		{ "a AND NOT (b OR c)", "ac", false },
		{ "a AND NOT (b AND c)", "ac", true },
		{ "NOT NOT a", "a", true },
		{ "NOT NOT a", "", false },
		{ "a AND b AND c AND d", "abcd", true },
		{ "a AND b AND c AND d", "abd", false },
		{ "a OR b OR c OR d", "d", true },
		{ "((a))", "a", true },
		{ "\"kẹt xe\" OR a", "z", true },
		{ " a\n\tOR\r\n b ", "b", true },
		{ "exact:\"AND\" OR a", "z", true },
	};
	struct query_fault why;
	struct query q;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(query_parse(&q, span_of(cases[i].query),
		    letter, NULL, &why), 0);
		assert_int_equal(true_of(&q, cases[i].of), cases[i].want);
		query_free(&q);
	}
}

static void
ways(void **state)
{
	static const struct {
		const char *query;
		enum query_how want;
	} cases[] = {
		{ "a", QUERY_AUTO }, { "\"a\"", QUERY_AUTO },
		{ "fold:a", QUERY_FOLD }, { "fold:\"a\"", QUERY_FOLD },
		{ "exact:a", QUERY_EXACT }, { "exact:\"a\"", QUERY_EXACT },
	};
	struct query_fault why;
	struct query q;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(query_parse(&q, span_of(cases[i].query),
		    letter, NULL, &why), 0);
		assert_int_equal(last_how, cases[i].want);
		query_free(&q);
	}
}

static void
faults(void **state)
{
	static const struct {
		const char *query;
		size_t at;
		const char *why;	/* a part of it */
	} cases[] = {
		{ "", 0, "an empty query" },
		{ "   ", 3, "an empty query" },
		{ "a b", 2, "an operator is missing before this term" },
		{ "a (b)", 2, "an operator is missing before this term" },
		{ "(a) b", 4, "an operator is missing before this term" },
		{ "a NOT b", 2, "write AND NOT" },
		{ "a AND", 5, "missing at the end" },
		{ "AND a", 0, "AND without a term before it" },
		{ "a OR OR b", 5, "OR without a term before it" },
		{ "a OR NOT", 8, "NOT without a term" },
		{ "(a OR b", 0, "not closed" },
		{ "a OR b)", 6, "closes nothing" },
		{ "()", 1, "a ) where" },
		{ "a OR \"kẹt xe", 5, "a quote that does not end" },
		{ "a OR \"\"", 5, "an empty term" },
		{ "exact: a", 0, "an empty term" },
		{ "near:a", 0, "unknown prefix \"near:\"" },
		{ "a OR !!", 5, "\"!!\" holds no word" },
		{ "NOT a", 0, "none of its terms" },
		{ "a OR NOT b", 0, "none of its terms" },
		{ "NOT (a AND b)", 0, "none of its terms" },
	};
	struct query_fault why;
	struct query q;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(query_parse(&q, span_of(cases[i].query),
		    letter, NULL, &why), -1);
		assert_int_equal(why.at, cases[i].at);
		assert_non_null(strstr(why.why, cases[i].why));
	}
}

/* `n` times `open`, a term, `n` times `close`. */
static int
nested(size_t n, const char *open, const char *close, struct query_fault *why)
{
	struct buf b = BUF_INIT;
	struct query q;
	int status;

	for (size_t i = 0; i < n; i++)
		buf_puts(&b, open);
	buf_putc(&b, 'a');
	for (size_t i = 0; i < n; i++)
		buf_puts(&b, close);
	status = query_parse(&q, buf_get(&b), letter, NULL, why);
	if (status == 0) {
		assert_true(true_of(&q, "a"));
		query_free(&q);
	}
	buf_free(&b);
	return status;
}

static void
depth(void **state)
{
	struct query_fault why;

	(void)state;
	assert_int_equal(nested(QUERY_DEPTH, "(", ")", &why), 0);
	assert_int_equal(nested(QUERY_DEPTH, "NOT ", "", &why), 0);
	assert_int_equal(nested(QUERY_DEPTH + 1, "(", ")", &why), -1);
	assert_non_null(strstr(why.why, "more than 100 parentheses"));
	assert_int_equal(why.at, QUERY_DEPTH);
	assert_int_equal(nested(10000, "(", ")", &why), -1);
	assert_int_equal(nested(10000, "NOT ", "", &why), -1);
	assert_int_equal(nested(200000, "a OR ", "", &why), 0);
	assert_int_equal(nested(200000, "a AND ", "", &why), 0);
}

static uint64_t seed = 1;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

/*
 * Writes a random query with all its parentheses, and returns what it is worth
 * for the 32 texts over the terms a to e: bit t is the text with number t.
 */
static uint32_t
generate(struct buf *b, int deep)
{
	static const uint32_t column[] = {
		0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000,
	};
	unsigned kind = deep > 4 ? 0 : draw(4), n;
	uint32_t value, part;

	if (kind == 0) {
		n = draw(5);
		buf_putc(b, (char)('a' + n));
		return column[n];
	}
	if (kind == 1) {
		buf_puts(b, "NOT (");
		value = ~generate(b, deep + 1);
		buf_putc(b, ')');
		return value;
	}
	value = kind == 2 ? 0 : UINT32_MAX;
	n = 2 + draw(3);
	for (unsigned i = 0; i < n; i++) {
		buf_puts(b, i == 0 ? "(" : kind == 2 ? " OR (" : " AND (");
		part = generate(b, deep + 1);
		value = kind == 2 ? value | part : value & part;
		buf_putc(b, ')');
	}
	return value;
}

static void
against_tables(void **state)
{
	struct buf b = BUF_INIT;
	struct query_fault why;
	struct query q;
	uint32_t want, got, seen[5];
	int refused = 0;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		buf_reset(&b);
		want = generate(&b, 0);
		if (query_parse(&q, buf_get(&b), letter, NULL, &why) == -1) {
			assert_true(want & 1);
			refused++;
			continue;
		}
		got = 0;
		for (uint32_t t = 0; t < 32; t++) {
			for (uint32_t k = 0; k < 5; k++)
				seen[k] = t >> k & 1;
			if (query_true(&q, seen, 1))
				got |= (uint32_t)1 << t;
		}
		assert_int_equal(got, want);
		query_free(&q);
	}
	assert_in_range(refused, 500, 4500);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truth),
		cmocka_unit_test(ways),
		cmocka_unit_test(faults),
		cmocka_unit_test(depth),
		cmocka_unit_test(against_tables),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
