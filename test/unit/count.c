/*
 * count: what posts add up to; and that any order, split and grouping of posts,
 * counts and coverage gives the same bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/series/count.h"
#include "lib/series/cover.h"
#include "lib/series/fill.h"

/* Lines of a stream. */
struct lines {
	char	**s;
	size_t	  n;
};

static void
push(struct lines *l, char *line)
{
	l->s = xreallocarray(l->s, l->n + 1, sizeof *l->s);
	l->s[l->n++] = line;
}

static void
clear(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->s[i]);
	free(l->s);
	*l = (struct lines){ NULL, 0 };
}

static uint64_t seed = 1;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void
shuffle(struct lines *l)
{
	for (size_t i = l->n; i > 1; i--) {
		size_t k = draw((unsigned)i);
		char *t = l->s[k];

		l->s[k] = l->s[i - 1];
		l->s[i - 1] = t;
	}
}

/* Count lines as the tool does: coverage goes through, then the counts. */
static struct lines
count(const struct lines *in, const char *by, enum bucket bucket)
{
	struct lines out = { NULL, 0 };
	struct count *c = count_new(true);
	struct cover *cover = cover_new();
	struct keys *keys = keys_new();
	struct record *rec = record_new();
	struct jspan_fault fault;
	struct cell_id id;
	const struct cell *cell;

	assert_null(keys_add(keys, by));
	for (size_t i = 0; i < in->n; i++) {
		assert_true(record_parse(rec, span_of(in->s[i]), &fault));
		if (record_is(rec, "post")) {
			assert_null(count_post(c, rec, keys, bucket));
		} else if (cell_ours(rec)) {
			assert_null(count_record(c, rec));
		} else {
			assert_null(cover_add(cover, rec));
			push(&out, xstrdup(in->s[i]));
		}
	}
	fill_counts(c, cover, bucket);
	for (size_t i = 0; i < count_cells(c); i++) {
		struct buf b = BUF_INIT;

		cell = count_nth(c, i, &id);
		if (!cell_any(cell) && !cell->kept)
			continue;
		cell_write(&id, cell, &b);
		push(&out, buf_take(&b));
	}
	record_free(rec);
	keys_free(keys);
	cover_free(cover);
	count_free(c);
	return out;
}

/* The counts among the lines, in one text. */
static char *
counts(const struct lines *l)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < l->n; i++)
		if (strncmp(l->s[i], "{\"rec\":\"count\"", 14) == 0)
			buf_printf(&b, "%s\n", l->s[i]);
	buf_puts(&b, "");
	return b.s != NULL ? buf_take(&b) : xstrdup("");
}

static char *
post(void)
{
	static const char *const labels[] = {
		"neg", "neu", "pos", "mixed", "uncertain", "other"
	};
	static const char *const topics[] = {
		"[]", "[\"y-te\"]", "[\"y-te\",\"ngap-nuoc\"]",
		"[\"ngap-nuoc\",\"ngap-nuoc\"]", "[\"giao-thong\"]"
	};
	char at[CLOCK_SIZE];
	/* Most in two days, some a hole and a week away, some without a time. */
	int64_t t = 1793466000 + draw(2 * 86400);

	switch (draw(40)) {
	case 0:
		return xstrdup("{\"rec\":\"post\",\"text\":\"x\"}");
	case 1:
		t += 50 * 86400;
		break;
	case 2:
		t += 7 * 86400;
		break;
	}
	return xasprintf("{\"rec\":\"post\",\"text\":\"x\",\"source\":\"s%u\","
	    "\"feed\":\"f%u\",\"published\":\"%s\",\"voice\":\"%u\"%s,"
	    "\"topics\":%s,\"sentiment\":{\"label\":\"%s\"}}", draw(2),
	    draw(4), clock_format(t, at), draw(900),
	    draw(9) == 0 ? ",\"dup\":{\"of\":\"u\",\"how\":\"exact\"}" : "",
	    topics[draw(5)], labels[draw(6)]);
}

static char *
coverage(void)
{
	static const char *const states[] = {
		"ok", "unchanged", "ok", "failed", "missed", "partial", "silent"
	};
	char a[CLOCK_SIZE], b[CLOCK_SIZE];
	int64_t t = 1793466000 + draw(2 * 86400);

	return xasprintf("{\"rec\":\"coverage\",\"source\":\"s%u\",\"feed\":"
	    "\"f%u\",\"from\":\"%s\",\"to\":\"%s\",\"state\":\"%s\"}",
	    draw(2), draw(4), clock_format(t, a),
	    clock_format(t + draw(20000), b), states[draw(7)]);
}

static void
stream(struct lines *l, size_t posts, size_t windows)
{
	for (size_t i = 0; i < posts; i++)
		push(l, post());
	for (size_t i = 0; i < windows; i++)
		push(l, coverage());
}

/* Cut the lines in parts, count some of them, put all together again. */
static struct lines
regroup(const struct lines *in, const char *by, enum bucket bucket)
{
	unsigned parts = 1 + draw(5);
	struct lines part[5] = {{ NULL, 0 }}, out = { NULL, 0 }, done;

	for (size_t i = 0; i < in->n; i++)
		push(&part[draw(parts)], xstrdup(in->s[i]));
	for (unsigned k = 0; k < parts; k++) {
		if (draw(4) != 0) {
			done = count(&part[k], by, bucket);
			clear(&part[k]);
			part[k] = done;
		}
		for (size_t i = 0; i < part[k].n; i++)
			push(&out, part[k].s[i]);
		free(part[k].s);
	}
	shuffle(&out);
	return out;
}

static void
any_order(void **state)
{
	static const struct {
		const char *by;
		enum bucket bucket;
		size_t posts, windows;
	} cases[] = {
		{ "topic", BUCKET_1H, 400, 0 },
		{ "topic", BUCKET_1H, 400, 30 },
		{ "feed", BUCKET_3H, 300, 30 },
		{ "source,topic", BUCKET_15M, 200, 10 },
		{ "source", BUCKET_1D, 3000, 40 },
		{ "feed,source", BUCKET_5M, 60, 0 },
		{ "topic", BUCKET_1MO, 2000, 5 },
		{ "kind", BUCKET_1H, 0, 12 },
		{ "topic", BUCKET_1H, 1, 1 },
	};
	struct lines in, now, next, out;
	char *want, *got;

	(void)state;
	for (size_t k = 0; k < 60; k++) {
		size_t i = k % (sizeof cases / sizeof cases[0]);

		in = (struct lines){ NULL, 0 };
		stream(&in, cases[i].posts, cases[i].windows);
		out = count(&in, cases[i].by, cases[i].bucket);
		want = counts(&out);
		assert_true(strlen(want) > 100);
		clear(&out);
		now = regroup(&in, cases[i].by, cases[i].bucket);
		for (unsigned level = draw(3); level > 0; level--) {
			next = regroup(&now, cases[i].by, cases[i].bucket);
			clear(&now);
			now = next;
		}
		out = count(&now, cases[i].by, cases[i].bucket);
		got = counts(&out);
		assert_string_equal(got, want);
		free(want);
		free(got);
		clear(&in);
		clear(&now);
		clear(&out);
	}
}

static void
one_line(struct lines *l, const char *line)
{
	push(l, xstrdup(line));
}

/* Without any coverage: zeros between, but not over a hole. */
static void
zeros(void **state)
{
	struct lines in = { NULL, 0 }, out;

	(void)state;
	one_line(&in, "{\"text\":\"a\",\"published\":\"2026-01-01\"}");
	one_line(&in, "{\"text\":\"a\",\"published\":\"2026-01-03\"}");
	one_line(&in, "{\"text\":\"a\",\"published\":\"2026-03-03\"}");
	one_line(&in, "{\"text\":\"a\",\"published\":\"1970-01-01\"}");
	out = count(&in, "topic", BUCKET_1H);
	/* 49 totals from the first to the second, one for the third, 3 keys. */
	assert_int_equal(out.n, 49 + 1 + 3);
	clear(&out);
	out = count(&in, "topic", BUCKET_1D);
	assert_int_equal(out.n, 62 + 3);
	clear(&out);
	clear(&in);
}

static void
refused(void **state)
{
#define HEAD "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"1h\"," \
	"\"start\":\"2026-01-01T08:00:00+07:00\","
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ HEAD "\"key\":{},\"posts\":1}", NULL },
		{ HEAD "\"key\":{},\"posts\":1,\"intents\":{}}", "a member" },
		{ HEAD "\"key\":{}}", "\"posts\"" },
		{ HEAD "\"key\":{},\"posts\":-1}", "\"posts\"" },
		{ HEAD "\"key\":{},\"posts\":1.5}", "\"posts\"" },
		{ HEAD "\"key\":{},\"posts\":9000000000000000}", "\"posts\"" },
		{ HEAD "\"key\":{},\"posts\":1,\"dups\":\"1\"}", "dups" },
		{ HEAD "\"key\":{},\"posts\":1,\"neg\":[]}", "tone" },
		{ HEAD "\"posts\":1}", "\"key\"" },
		{ HEAD "\"key\":[],\"posts\":1}", "\"key\"" },
		{ HEAD "\"key\":{\"topic\":1},\"posts\":1}", "no string" },
		{ HEAD "\"key\":{\"topik\":\"a\"},\"posts\":1}", "topic?" },
		{ HEAD "\"key\":{\"voice\":\"a\"},\"posts\":1}", "person" },
		{ HEAD "\"key\":{},\"posts\":1,\"voices\":\"s:AB\"}", "sketch" },
		{ HEAD "\"key\":{},\"posts\":1,\"voices\":7}", "sketch" },
		{ "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"2h\"}",
		    "\"bucket\"" },
		{ "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"1h\"}",
		    "\"start\"" },
		{ "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"1h\","
		    "\"start\":\"2026-01-01T08:00:01+07:00\"}", "SB_TZ" },
		{ "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"1w\","
		    "\"start\":\"2026-01-01T00:00:00+07:00\"}", "SB_TZ" },
		{ "{\"rec\":\"count\",\"rule\":\"mention/1\",\"bucket\":\"1h\","
		    "\"start\":\"1899-01-01T08:00:00+07:00\"}", "1990" },
	};
	struct record *rec = record_new();
	struct count *c = count_new(true);
	struct jspan_fault fault;
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(record_parse(rec, span_of(cases[i].line), &fault));
		assert_true(cell_ours(rec));
		why = count_record(c, rec);
		if (cases[i].why == NULL) {
			assert_null(why);
			continue;
		}
		assert_non_null(why);
		if (strstr(why, cases[i].why) == NULL)
			fail_msg("%s: %s", cases[i].line, why);
	}
	assert_int_equal(count_cells(c), 1);
	assert_true(record_parse(rec, span_of("{\"rec\":\"count\",\"rule\":"
	    "\"mention/2\"}"), &fault));
	assert_false(cell_ours(rec));
	count_free(c);
	record_free(rec);
}

/* A key of any spelling is the same key. */
static void
spelling(void **state)
{
	struct lines in = { NULL, 0 }, out;

	(void)state;
	one_line(&in, HEAD "\"key\":{\"topic\":\"y-te\",\"feed\":\"\\u0061\"},"
	    "\"posts\":1}");
	one_line(&in, HEAD "\"key\":{ \"feed\":\"a\", \"topic\":\"y-te\" },"
	    "\"posts\":2,\"neg\":1}");
	out = count(&in, "topic", BUCKET_1H);
	assert_int_equal(out.n, 1);
	assert_string_equal(out.s[0], HEAD "\"key\":{\"feed\":\"a\",\"topic\":"
	    "\"y-te\"},\"posts\":3,\"dups\":0,\"neg\":1,\"neu\":0,\"pos\":0,"
	    "\"mixed\":0,\"uncertain\":0,\"sources\":\"s:\",\"voices\":\"s:\"}");
	clear(&in);
	clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_order),
		cmocka_unit_test(zeros),
		cmocka_unit_test(refused),
		cmocka_unit_test(spelling),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
