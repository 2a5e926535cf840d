/* cover: what was seen of feeds, bucket by bucket, against counting seconds. */
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
#include "lib/series/cover.h"

#define START	1793466000	/* 2026-11-01T00:00:00+07:00 */
#define MINUTES	(3 * 1440)
#define FEEDS	4

static uint64_t seed = 5;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static const char *
add(struct cover *c, const char *line)
{
	struct record *rec = record_new();
	struct jspan_fault fault;
	const char *why;

	assert_true(record_parse(rec, span_of(line), &fault));
	why = cover_add(c, rec);
	record_free(rec);
	return why;
}

/* Feed i is of source s0 or s1; minute by minute, what was due and seen. */
static unsigned char due[FEEDS][MINUTES], seen[FEEDS][MINUTES];

static void
windows(struct cover *c)
{
	static const char *const states[] = {
		"ok", "unchanged", "missed", "silent", "failed", "partial",
		"rate-limited", "quota-spent", "forbidden",
	};
	unsigned lo[FEEDS], hi[FEEDS], from, to, f, state;
	char a[CLOCK_SIZE], b[CLOCK_SIZE], *line;

	memset(seen, 0, sizeof seen);
	memset(due, 0, sizeof due);
	for (f = 0; f < FEEDS; f++) {
		lo[f] = MINUTES;
		hi[f] = 0;
	}
	for (unsigned i = 0; i < 400; i++) {
		f = draw(FEEDS);
		from = draw(MINUTES - 300);
		to = from + draw(60);
		state = draw(9);
		line = xasprintf("{\"rec\":\"coverage\",\"source\":\"s%u\","
		    "\"feed\":\"f%u\",\"from\":\"%s\",\"to\":\"%s\","
		    "\"state\":\"%s\"}", f % 2, f,
		    clock_format(START + from * 60, a),
		    clock_format(START + to * 60, b), states[state]);
		assert_null(add(c, line));
		free(line);
		lo[f] = from < lo[f] ? from : lo[f];
		hi[f] = to > hi[f] ? to : hi[f];
		if (state < 2)	/* the others are not seen */
			memset(seen[f] + from, 1, to - from);
	}
	for (f = 0; f < FEEDS; f++)
		if (lo[f] < hi[f])
			memset(due[f] + lo[f], 1, hi[f] - lo[f]);
}

static void
check(struct count *count, enum bucket b, const char *key, unsigned feeds)
{
	int64_t want_seen, want_due, from, to;
	struct cell *cell;

	for (int64_t i = bucket_index(b, START);
	    i <= bucket_index(b, START + MINUTES * 60); i++) {
		want_seen = want_due = 0;
		from = (bucket_start(b, i) - START) / 60;
		to = (bucket_start(b, i + 1) - START) / 60;
		for (int64_t m = from < 0 ? 0 : from; m < to && m < MINUTES;
		    m++) {
			for (unsigned f = 0; f < FEEDS; f++) {
				if ((feeds & 1u << f) == 0)
					continue;
				want_seen += 60 * seen[f][m];
				want_due += 60 * due[f][m];
			}
		}
		cell = count_at(count, b, i, span_of(key));
		assert_int_equal(cell->seen, want_seen);
		assert_int_equal(cell->due, want_due);
	}
}

static void
second_by_second(void **state)
{
	struct cover *c;
	struct count *count;

	(void)state;
	for (int b = 0; b < BUCKET_WIDTHS; b++) {
		c = cover_new();
		count = count_new(true);
		windows(c);
		cover_count(c, count, (enum bucket)b, 0);
		cover_count(c, count, (enum bucket)b, KEYS_FEED);
		cover_count(c, count, (enum bucket)b, KEYS_SOURCE);
		cover_count(c, count, (enum bucket)b, KEYS_FEED | KEYS_SOURCE);
		check(count, (enum bucket)b, "{}", 15);
		check(count, (enum bucket)b, "{\"feed\":\"f2\"}", 4);
		check(count, (enum bucket)b, "{\"source\":\"s1\"}", 10);
		check(count, (enum bucket)b,
		    "{\"feed\":\"f3\",\"source\":\"s1\"}", 8);
		count_free(count);
		cover_free(c);
	}
}

static void
refused(void **state)
{
#define HEAD "{\"rec\":\"coverage\",\"feed\":\"f\",\"from\":" \
	"\"2026-01-01T08:00:00Z\","
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ HEAD "\"to\":\"2026-01-01T08:00:00Z\",\"state\":\"ok\"}",
		    NULL },
		{ HEAD "\"to\":\"2026-01-01T07:00:00Z\",\"state\":\"ok\"}",
		    "before" },
		{ HEAD "\"state\":\"ok\"}", "\"to\"" },
		{ HEAD "\"to\":\"2026-01-01T09:00:00Z\",\"state\":\"good\"}",
		    "\"state\"" },
		{ HEAD "\"to\":\"2026-01-01T09:00:00Z\"}", "\"state\"" },
		{ "{\"rec\":\"coverage\",\"from\":\"2026-01-01\",\"to\":"
		    "\"2026-01-02\",\"state\":\"ok\"}", "\"feed\"" },
		{ "{\"rec\":\"coverage\",\"source\":\"s\",\"from\":"
		    "\"2026-01-01\",\"to\":\"2026-01-02\",\"state\":\"ok\"}",
		    NULL },
		/* Any time is held within those that are believed. */
		{ "{\"rec\":\"coverage\",\"feed\":\"f\",\"from\":"
		    "\"0001-01-01\",\"to\":\"9999-01-02\",\"state\":\"ok\"}",
		    NULL },
	};
	struct cover *c = cover_new();
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		why = add(c, cases[i].line);
		if (cases[i].why == NULL)
			assert_null(why);
		else
			assert_non_null(strstr(why, cases[i].why));
	}
	cover_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(second_by_second),
		cmocka_unit_test(refused),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
