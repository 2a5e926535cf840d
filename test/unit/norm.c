/* tidy, clean, when and norm: what becomes of a post, and what never stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/norm/clean.h"
#include "lib/norm/norm.h"
#include "lib/norm/tidy.h"

static void
tidied(void **state)
{
	static const struct {
		const char *text, *want;	/* want NULL: tidy */
	} cases[] = {
		{ "", NULL },
		{ "a b\nc\n\nd", NULL },
		{ "a  b", "a b" },
		{ "a\tb", "a b" },
		{ " a", "a" },
		{ "a ", "a" },
		{ "\na\n", "a" },
		{ "a \nb", "a\nb" },
		{ "a\n b", "a\nb" },
		{ "a\n\n\n\nb", "a\n\nb" },
		{ "a\n \t\n \nb", "a\n\nb" },
		{ "a\r\nb", "a\nb" },
		{ "a\r\n\r\n\r\nb", "a\n\nb" },
		{ "a\rb", "a\nb" },
		{ "  \n ", "" },
		{ "a \n\n b  c", "a\n\nb c" },
	};
	struct buf b = BUF_INIT, again = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(tidy_text(span_of(cases[i].text), &b),
		    cases[i].want != NULL);
		if (cases[i].want == NULL)
			continue;
		assert_true(span_is(buf_get(&b), cases[i].want));
		assert_false(tidy_text(buf_get(&b), &again));
	}
	buf_free(&b);
	buf_free(&again);
}

static uint64_t seed = 5;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static const char *const parts[] = {
	"Đường", " ", "ngập", "\n", "\r\n", "  ", "hòa", "hoà", "<b>", "</b>",
	"<br>", "&amp;", "&nbsp;", "&lt;", "a", "e\xcc\x82\xcc\x81", "<p>",
	"\xe2\x80\x8b", "0912345678", "an@b.vn", "@an_1", ".", "-", "0",
	"\xc2\xa0", "<script>", "&#769;", "\xef\xbc\x9c", "b>", "[phone]",
	"(at)", "gmail.com", "@", "84", "tel:", "/", "\t", "\x01",
};

static void
scribble(struct buf *b)
{
	buf_reset(b);
	for (unsigned n = 1 + draw(12); n > 0; n--)
		buf_puts(b, parts[draw(sizeof parts / sizeof parts[0])]);
}

/* What is clean stays as it is, whatever it was made from. */
static void
clean_is_idempotent(void **state)
{
	struct buf in = BUF_INIT, once = BUF_INIT;
	unsigned counts[REDACT_KINDS] = { 0 }, more[REDACT_KINDS];
	struct clean c = { .changed = false };
	size_t changed = 0;
	struct span t;

	(void)state;
	for (int i = 0; i < 30000; i++) {
		scribble(&in);
		t = clean_text(&c, buf_get(&in), counts);
		changed += c.changed;
		buf_reset(&once);
		buf_span(&once, t);
		memset(more, 0, sizeof more);
		t = clean_text(&c, buf_get(&once), more);
		if (c.changed)
			print_message("%s\n -> %s\n -> %.*s\n", in.s, once.s,
			    SPAN_ARG(t));
		assert_false(c.changed);
		assert_int_equal(more[0] + more[1] + more[2], 0);
	}
	assert_in_range(changed, 15000, 29999);
	buf_free(&in);
	buf_free(&once);
	clean_free(&c);
}

static const struct norm_options options = { .window = 1000, .apart = 1000 };

static struct norm *
new_norm(void)
{
	struct where where;
	struct norm *n = norm_new(&options, &where);

	assert_non_null(n);
	return n;
}

/* One post through a norm of its own; the line that comes out, or the reason. */
static const char *
through(const char *line, struct buf *out)
{
	struct record *r = record_new();
	struct norm *n = new_norm();
	struct jspan_fault fault;
	const char *why = NULL;

	buf_reset(out);
	assert_true(record_parse(r, span_of(line), &fault));
	if ((why = norm_post(n, r)) == NULL) {
		record_write(r, out);
		why = out->s;
	}
	norm_free(n);
	record_free(r);
	return why;
}

static void
posts(void **state)
{
	static const struct {
		const char *line, *want;
	} cases[] = {
		{ "{\"uid\":\"t:1\",\"text\":\"Đường ngập quá\"}",
		    "{\"uid\":\"t:1\",\"text\":\"Đường ngập quá\","
		    "\"norm\":\"đường ngập quá\",\"lang\":\"vi\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"\\u0110i n\\u00e0o\\nem\"}",
		    "{\"uid\":\"t:1\",\"text\":\"\\u0110i n\\u00e0o\\nem\","
		    "\"norm\":\"đi nào\\nem\",\"lang\":\"vi\"}" },
		{ "{\"uid\":\"t:1\",\"title\":\"A &amp; B\",\"text\":\"ok\"}",
		    "{\"uid\":\"t:1\",\"title\":\"A & B\",\"text\":\"ok\","
		    "\"norm\":\"ok\",\"lang\":\"other\"}" },
		{ "{\"rec\":\"post\",\"uid\":\"t:1\",\"title\":\"Ngập rồi\"}",
		    "{\"rec\":\"post\",\"uid\":\"t:1\",\"title\":\"Ngập rồi\","
		    "\"text\":\"Ngập rồi\",\"norm\":\"ngập rồi\","
		    "\"lang\":\"vi\"}" },
		{ "{\"source\":\"x\",\"id\":7,\"text\":\"ok\"}",
		    "{\"source\":\"x\",\"id\":7,\"text\":\"ok\","
		    "\"uid\":\"x:7\",\"norm\":\"ok\",\"lang\":\"other\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"ok\",\"plain\":true,"
		    "\"published\":\"2026-11-01 08:00\",\"flags\":[\"x\"]}",
		    "{\"uid\":\"t:1\",\"text\":\"ok\","
		    "\"published\":\"2026-11-01T08:00:00+07:00\","
		    "\"flags\":[\"x\"],"
		    "\"published_raw\":\"2026-11-01 08:00\",\"norm\":\"ok\","
		    "\"lang\":\"other\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"ok\",\"flags\":[\"x\"],"
		    "\"published\":\"1970-01-01\"}",
		    "{\"uid\":\"t:1\",\"text\":\"ok\","
		    "\"flags\":[\"x\",\"bad_date\"],"
		    "\"published_raw\":\"1970-01-01\",\"norm\":\"ok\","
		    "\"lang\":\"other\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"0912345678\","
		    "\"pii\":{\"phone\":2,\"cccd\":1}}",
		    "{\"uid\":\"t:1\",\"text\":\"[phone]\","
		    "\"pii\":{\"phone\":3,\"cccd\":1},"
		    "\"norm\":\"[phone]\",\"lang\":\"other\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"ok\","
		    "\"voice\":\"0123456789abcdef\"}",
		    "{\"uid\":\"t:1\",\"text\":\"ok\","
		    "\"voice\":\"0123456789abcdef\",\"norm\":\"ok\","
		    "\"lang\":\"other\"}" },
		{ "{\"uid\":\"t:1\",\"text\":\"ok\",\"voice\":\"An\"}",
		    "{\"uid\":\"t:1\",\"text\":\"ok\",\"norm\":\"ok\","
		    "\"lang\":\"other\"}" },
		{ "{\"text\":1}", "text is not a string" },
		{ "{\"text\":\"a\",\"title\":[]}", "title is not a string" },
		{ "{\"text\":\"a\",\"uid\":5}", "uid is not a string" },
		{ "{\"text\":\" \",\"title\":\"<br>\"}",
		    "neither text nor title" },
		{ "{\"text\":null}", "neither text nor title" },
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(through(cases[i].line, &out),
		    cases[i].want);
	buf_free(&out);
}

/*
 * Wherever the author stands, not four bytes of the name come out.  ("SECR" is
 * in no other part of the lines.)
 */
static void
no_author_survives(void **state)
{
	static const char *const members[] = {
		"\"author\":{\"id\":\"SECR1\",\"name\":\"SECR2\"}",
		"\"author\":\"SECR3\"",
		"\"auth\\u006fr\":{\"x\":{\"author\":[\"SECR4\"]}}",
		"\"\\u0061uthor\":null", "\"author\":7", "\"author\":{}",
		"\"mentions\":[{\"id\":\"SECR5\"}]",
		"\"raw\":{\"author\":{\"name\":\"SECR6\"},\"text\":\"SECR7\"}",
		"\"r\\u0061w\":[\"SECR8\"]", "\"html\":\"<b>SECR9</b>\"",
		"\"voice\":\"SECRSECRSECRSECR\"", "\"voice\":[\"SECR\"]",
		"\"user\":\"SECR\"", "\"authors\":[\"SECR\"]",
		"\"author_name\":\"SECR\"", "\"username\":\"SECR\"",
		"\"id\":12345678901234567890", "\"metrics\":{\"likes\":1}",
		"\"source\":\"fb\"", "\"kind\":\"comment\"",
	};
	struct record *r = record_new();
	struct norm *n = new_norm();
	struct buf line = BUF_INIT, out = BUF_INIT;
	struct jspan_fault fault;
	size_t voices = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buf_reset(&line);
		buf_puts(&line, "{\"text\":\"ngập\"");
		for (unsigned k = draw(9); k > 0; k--)
			buf_printf(&line, "%s%s", draw(2) ? "," : " , ",
			    members[draw(sizeof members /
			    sizeof members[0])]);
		buf_puts(&line, "}");
		assert_true(record_parse(r, buf_get(&line), &fault));
		assert_null(norm_post(n, r));
		buf_reset(&out);
		record_write(r, &out);
		if (strstr(out.s, "SECR") != NULL)
			print_message("%s\n -> %s\n", line.s, out.s);
		assert_null(strstr(out.s, "SECR"));
		assert_null(strstr(out.s, "author"));
		voices += strstr(out.s, "\"voice\":\"") != NULL;
	}
	assert_in_range(voices, 5000, 15000);
	norm_free(n);
	buf_free(&line);
	buf_free(&out);
	record_free(r);
}

/* A stream that went through comes out of a second run byte for byte. */
static void
norm_is_idempotent(void **state)
{
	struct norm *first = new_norm(), *second = new_norm();
	struct record *r = record_new();
	struct buf line = BUF_INIT, text = BUF_INIT, once = BUF_INIT,
	    twice = BUF_INIT;
	struct jspan_fault fault;
	size_t good = 0, dups = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		scribble(&text);
		buf_reset(&line);
		buf_printf(&line, "{\"rec\":\"post\",\"%s\":",
		    draw(4) ? "text" : "title");
		jspan_quote(&line, buf_get(&text));
		if (draw(2))
			buf_printf(&line, ",\"uid\":\"u:%u\"", draw(3000));
		if (draw(2))
			buf_printf(&line, ",\"author\":\"a%u\"", draw(9));
		if (draw(4) == 0)
			buf_printf(&line, ",\"published\":\"20%02u-0%u-01\"",
			    draw(99), 1 + draw(9));
		if (draw(3) == 0)
			buf_printf(&line, ",\"url\":\"http://x.vn/%u\"",
			    draw(2000));
		buf_puts(&line, "}");
		assert_true(record_parse(r, buf_get(&line), &fault));
		if (norm_post(first, r) != NULL)
			continue;
		good++;
		buf_reset(&once);
		record_write(r, &once);
		dups += strstr(once.s, "\"dup\":") != NULL;
		assert_true(record_parse(r, buf_get(&once), &fault));
		assert_null(norm_post(second, r));
		buf_reset(&twice);
		record_write(r, &twice);
		assert_string_equal(twice.s, once.s);
	}
	assert_in_range(good, 15000, 20000);
	assert_in_range(dups, 1000, 15000);
	norm_free(first);
	norm_free(second);
	record_free(r);
	buf_free(&line);
	buf_free(&text);
	buf_free(&once);
	buf_free(&twice);
}

/* Texts of 1 MB that a step may trip over; with all steps, in linear time. */
static void
linear(void **state)
{
	static const char *const bait[] = {
		"<", "0 0 0 0", "@", " ", "\\n", "&amp;", "a\xcc\x81", "\xcc\x81",
		"ế", "<b>", "0912 ", "[", "#", "\xe2\x80\x8b",
	};
	struct record *r = record_new();
	struct norm *n = new_norm();
	struct buf line = BUF_INIT;
	struct jspan_fault fault;
	const char *why;
	clock_t start;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		buf_reset(&line);
		buf_puts(&line, "{\"text\":\"a");
		while (line.len < 1000000)
			buf_puts(&line, bait[i]);
		buf_puts(&line, "\"}");
		start = clock();
		assert_true(record_parse(r, buf_get(&line), &fault));
		if ((why = norm_post(n, r)) != NULL)
			fail_msg("\"%s\": %s", bait[i], why);
		if (clock() - start > 10 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_reset(&line);
	buf_puts(&line, "{\"text\":\"");
	while (line.len < NORM_TEXT + 100)
		buf_puts(&line, "ngập ");
	buf_puts(&line, "\"}");
	assert_true(record_parse(r, buf_get(&line), &fault));
	why = norm_post(n, r);
	assert_non_null(why);
	assert_string_equal(why, "text longer than 4 MiB");
	norm_free(n);
	record_free(r);
	buf_free(&line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tidied),
		cmocka_unit_test(clean_is_idempotent),
		cmocka_unit_test(posts),
		cmocka_unit_test(no_author_survives),
		cmocka_unit_test(norm_is_idempotent),
		cmocka_unit_test(linear),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	setenv("SOURCE_DATE_EPOCH", "1793750400", 1);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
