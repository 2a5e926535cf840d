/* record and jspan against tables and against jansson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/io/record.h"

static void
edits(void **state)
{
	static const struct {
		const char *line, *drop, *drop2, *set, *value, *want;
	} cases[] = {
		{ "{}", NULL, NULL, "a", "1", "{\"a\":1}" },
		{ "{ }", NULL, NULL, "a", "1", "{\"a\":1 }" },
		{ " {\"b\" : 12345678901234567890 } ", NULL, NULL, "a", "1",
		    " {\"b\" : 12345678901234567890,\"a\":1 } " },
		{ "{\"a\":1,\"b\":2}", "a", NULL, NULL, NULL, "{\"b\":2}" },
		{ "{\"a\":1,\"b\":2}", "b", NULL, NULL, NULL, "{\"a\":1}" },
		{ "{\"a\":1}", "a", NULL, NULL, NULL, "{}" },
		{ "{\"a\":1}", "a", NULL, "c", "[]", "{\"c\":[]}" },
		{ "{\"a\":1, \"b\":2, \"c\":3}", "a", "b", NULL, NULL,
		    "{\"c\":3}" },
		{ "{\"a\":1, \"b\":2, \"c\":3}", "b", "c", NULL, NULL,
		    "{\"a\":1}" },
		{ "{\"a\":1, \"b\":2, \"c\":3}", "a", "c", NULL, NULL,
		    "{\"b\":2}" },
		{ "{\"a\":1,\"b\":2,\"a\":3}", "a", NULL, NULL, NULL,
		    "{\"b\":2}" },
		{ "{\"a\":1,\"b\":2,\"a\":3}", NULL, NULL, "a", "4",
		    "{\"b\":2,\"a\":4}" },
		{ "{\"\\u0061\":1,\"b\":2}", "a", NULL, NULL, NULL,
		    "{\"b\":2}" },
		{ "{\"a\": \"x\" , \"b\":2}", NULL, NULL, "a", "\"y\"",
		    "{\"a\": \"y\" , \"b\":2}" },
		{ "{\"a\":1,\"b\":2}", "a", NULL, "a", "9", "{\"b\":2,\"a\":9}" },
	};
	struct record *r = record_new();
	struct jspan_fault fault;
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(record_parse(r, span_of(cases[i].line), &fault));
		if (cases[i].drop != NULL)
			record_drop(r, cases[i].drop);
		if (cases[i].drop2 != NULL)
			record_drop(r, cases[i].drop2);
		if (cases[i].set != NULL)
			record_set(r, cases[i].set, span_of(cases[i].value));
		buf_reset(&out);
		record_write(r, &out);
		assert_string_equal(out.s, cases[i].want);
	}
	buf_free(&out);
	record_free(r);
}

static void
paths(void **state)
{
	struct record *r = record_new();
	struct jspan_fault fault;
	struct buf b = BUF_INIT;
	int64_t n;

	(void)state;
	assert_true(record_parse(r, span_of("{\"text\":\"\\u1ebf\\ud83d\\ude00"
	    "\\ud800x\",\"metrics\":{\"likes\":12,\"s\":{\"x\":[1,{}]},"
	    "\"views\":3e3},\"big\":9223372036854775808}"), &fault));
	assert_true(record_int(r, "metrics.likes", &n));
	assert_int_equal(n, 12);
	assert_true(record_int(r, "metrics.views", &n));
	assert_int_equal(n, 3000);
	assert_false(record_int(r, "big", &n));
	assert_false(record_int(r, "metrics.none", &n));
	assert_true(span_is(record_get(r, "metrics.s.x"), "[1,{}]"));
	assert_true(span_is(record_string(r, "text", &b), "ế😀\xef\xbf\xbdx"));
	assert_true(record_is(r, "post"));
	record_set_string(r, "text", span_of("a\"\\\n\x01"));
	assert_true(span_is(record_get(r, "text"),
	    "\"a\\\"\\\\\\n\\u0001\""));
	buf_free(&b);
	record_free(r);
}

/* What is set may be a part of what was set before. */
static void
sets_from_itself(void **state)
{
	struct record *r = record_new();
	struct jspan_fault fault;
	struct buf want = BUF_INIT;
	char name[8];

	(void)state;
	assert_true(record_parse(r, span_of("{\"text\":\"x\"}"), &fault));
	record_set_string(r, "text", span_of("a long text, \"quoted\" too"));
	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof name, "k%d", i);
		if (i % 2 == 0)
			record_set(r, name, record_get(r, "text"));
		else
			record_set_string(r, name, record_get(r, "text"));
		buf_reset(&want);
		if (i % 2 == 0)
			buf_span(&want, record_get(r, "text"));
		else
			jspan_quote(&want, record_get(r, "text"));
		assert_true(span_is(record_get(r, name), want.s));
	}
	buf_free(&want);
	record_free(r);
}

/* The kind is what was set last, also after it was asked for. */
static void
kind_follows(void **state)
{
	struct record *r = record_new();
	struct jspan_fault fault;

	(void)state;
	assert_true(record_parse(r, span_of("{\"text\":\"x\"}"), &fault));
	assert_true(record_is(r, "post"));
	record_set_string(r, "rec", span_of("count"));
	assert_true(record_is(r, "count"));
	record_set_string(r, "other", span_of("0123456789abcdef"
	    "0123456789abcdef0123456789abcdef0123456789abcdef"));
	assert_true(record_is(r, "count"));
	record_drop(r, "rec");
	assert_true(record_is(r, "post"));
	record_drop(r, "text");
	assert_true(record_kind(r).s == NULL);
	assert_true(record_parse(r, span_of("{\"rec\":\"run\"}"), &fault));
	assert_true(record_is(r, "run"));
	record_free(r);
}

static void
whole_numbers(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int64_t want;
	} cases[] = {
		{ "0", true, 0 },
		{ "-0", true, 0 },
		{ "9223372036854775807", true, INT64_MAX },
		{ "9223372036854775808", false, 0 },
		{ "-9223372036854775808", true, INT64_MIN },
		{ "-9223372036854775809", false, 0 },
		{ "99999999999999999999", false, 0 },
		{ "4.0", true, 4 },
		{ "4.5", false, 0 },
		{ "1e3", true, 1000 },
		{ "1e400", false, 0 },
		{ "\"1\"", false, 0 },
		{ "-", false, 0 },
		{ "true", false, 0 },
	};
	int64_t got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		got = 0;
		assert_int_equal(jspan_int(span_of(cases[i].text), &got),
		    cases[i].good);
		if (cases[i].good)
			assert_true(got == cases[i].want);
	}
}

/* A small generator: valid JSON most of the time, broken by one byte else. */
static uint64_t seed = 1;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void
generate(struct buf *b, int depth)
{
	static const char *const atoms[] = {
		"0", "-1", "12.50", "1e5", "-0.0E-2", "true", "false", "null",
		"\"\"", "\"a\"", "\"ế\"", "\"đường ngập\"", "\"\\u00e9\\n\"",
		"\"😀\"", "\"\\\"\"", "123456789", "\"abcdefghijklmnopq\"",
	};
	unsigned n, kind = depth > 4 ? 2 : draw(4);

	if (kind >= 2) {
		buf_puts(b, atoms[draw(sizeof atoms / sizeof atoms[0])]);
		return;
	}
	buf_putc(b, kind == 0 ? '{' : '[');
	n = draw(4);
	for (unsigned i = 0; i < n; i++) {
		if (i != 0)
			buf_puts(b, draw(3) ? "," : " , ");
		if (kind == 0)
			buf_printf(b, "\"k%u\"%s", draw(5), draw(3) ? ":" :
			    " :\t");
		generate(b, depth + 1);
	}
	buf_putc(b, kind == 0 ? '}' : ']');
}

static void
ignore(void *arg, struct span key, bool escaped, struct span value)
{
	(void)arg;
	(void)key;
	(void)escaped;
	(void)value;
}

/* Whatever is drawn and damaged, jansson and we agree whether it is an object. */
static void
agrees_with_jansson(void **state)
{
	struct buf b = BUF_INIT;
	struct jspan_fault fault;
	bool ours, theirs;
	size_t good = 0;
	json_t *tree;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		buf_reset(&b);
		buf_puts(&b, "{\"x\":");
		generate(&b, 0);
		buf_puts(&b, "}");
		for (unsigned k = draw(3); k > 0; k--)
			b.s[draw((unsigned)b.len)] = (char)draw(256);
		if (memchr(b.s, '\n', b.len) != NULL)
			continue;
		ours = jspan_check(buf_get(&b), ignore, NULL, &fault);
		if (memchr(b.s, '\0', b.len) != NULL) {
			assert_false(ours);	/* jansson may take it */
			continue;
		}
		tree = json_loadb(b.s, b.len, JSON_ALLOW_NUL, NULL);
		theirs = json_is_object(tree);
		json_decref(tree);
		/* Numbers that no double holds are JSON all the same. */
		if (ours && !theirs && strpbrk(b.s, "eE") != NULL)
			continue;
		if (ours && !theirs && strstr(b.s, "\\ud") != NULL)
			continue;
		if (ours != theirs)
			print_message("%s: ours %d\n", b.s, ours);
		assert_int_equal(ours, theirs);
		good += ours;
	}
	assert_in_range(good, 50000, 150000);
	buf_free(&b);
}

/* Long strings of all widths, damaged or not: the blocks of sixteen included. */
static void
long_strings_agree_with_jansson(void **state)
{
	static const char *const letters[] = {
		"a", "z", " ", "é", "đ", "ư", "ế", "ộ", "…", "\xe0\xa0\x80",
		"\xed\x9f\xbf", "\xef\xbf\xbf", "😀", "\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf", "\\n", "\\u1ebf", "abcdefghijklmnop",
	};
	static const unsigned char bytes[] = {
		0x00, 0x1f, 0x22, 0x5c, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0,
		0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4,
		0xf5, 0xff,
	};
	struct buf b = BUF_INIT;
	struct jspan_fault fault;
	bool ours, theirs;
	size_t good = 0;
	json_t *tree;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		buf_reset(&b);
		buf_puts(&b, "{\"x\":\"");
		for (unsigned k = draw(40); k > 0; k--)
			buf_puts(&b, letters[draw(sizeof letters /
			    sizeof letters[0])]);
		buf_puts(&b, "\"}");
		for (unsigned k = draw(3); k > 0; k--)
			b.s[draw((unsigned)b.len)] =
			    (char)bytes[draw(sizeof bytes)];
		if (memchr(b.s, '\0', b.len) != NULL)
			continue;
		ours = jspan_check(buf_get(&b), ignore, NULL, &fault);
		tree = json_loadb(b.s, b.len, JSON_ALLOW_NUL, NULL);
		theirs = json_is_object(tree);
		json_decref(tree);
		if (ours != theirs)
			print_message("%s: ours %d\n", b.s, ours);
		assert_int_equal(ours, theirs);
		good += ours;
	}
	assert_in_range(good, 50000, 150000);
	buf_free(&b);
}

/* Copying a tree through set and drop gives what jansson gives. */
static void
edits_agree_with_jansson(void **state)
{
	struct record *r = record_new();
	struct buf b = BUF_INIT, out = BUF_INIT;
	struct jspan_fault fault;
	json_t *want, *got;
	char name[8];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buf_reset(&b);
		do {
			buf_reset(&b);
			generate(&b, 0);
		} while (b.s[0] != '{');
		want = json_loadb(b.s, b.len, 0, NULL);
		assert_true(record_parse(r, buf_get(&b), &fault));
		for (unsigned k = draw(4); k > 0; k--) {
			snprintf(name, sizeof name, "k%u", draw(6));
			if (draw(2)) {
				record_drop(r, name);
				json_object_del(want, name);
			} else {
				record_set_int(r, name, k);
				json_object_set_new(want, name,
				    json_integer(k));
			}
		}
		buf_reset(&out);
		record_write(r, &out);
		got = json_loadb(out.s, out.len, 0, NULL);
		if (got == NULL || !json_equal(got, want))
			print_message("%s -> %s\n", b.s, out.s);
		assert_non_null(got);
		assert_true(json_equal(got, want));
		json_decref(got);
		json_decref(want);
	}
	buf_free(&b);
	buf_free(&out);
	record_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits),
		cmocka_unit_test(paths),
		cmocka_unit_test(sets_from_itself),
		cmocka_unit_test(kind_follows),
		cmocka_unit_test(whole_numbers),
		cmocka_unit_test(agrees_with_jansson),
		cmocka_unit_test(long_strings_agree_with_jansson),
		cmocka_unit_test(edits_agree_with_jansson),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
