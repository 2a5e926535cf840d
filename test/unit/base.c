/* clock, nearest, map, buf, span and opts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/buf.h"
#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/nearest.h"
#include "lib/base/opts.h"
#include "lib/base/span.h"
#include "lib/base/xalloc.h"

static void
times(void **state)
{
	static const struct {
		const char *text, *want;	/* NULL: none */
	} cases[] = {
		{ "2026-11-23T08:00:00+07:00", "2026-11-23T08:00:00+07:00" },
		{ "2026-11-23T01:00:00Z", "2026-11-23T08:00:00+07:00" },
		{ "2026-11-23t01:00:00z", "2026-11-23T08:00:00+07:00" },
		{ "2026-11-23 08:00", "2026-11-23T08:00:00+07:00" },
		{ "2026-11-23", "2026-11-23T00:00:00+07:00" },
		{ "2026-11-22T20:30:00.123456-04:30",
		    "2026-11-23T08:00:00+07:00" },
		{ "2026-12-31T23:59:60Z", "2027-01-01T07:00:00+07:00" },
		{ "2024-02-29", "2024-02-29T00:00:00+07:00" },
		{ "0001-01-01T12:00:00", "0001-01-01T12:00:00+07:00" },
		{ "9999-12-31T23:59:59", "9999-12-31T23:59:59+07:00" },
		{ "2026-02-29", NULL },
		{ "1900-02-29", NULL },
		{ "2026-13-01", NULL },
		{ "2026-11-31", NULL },
		{ "2026-11-23T24:00:00", NULL },
		{ "2026-11-23T08:60:00", NULL },
		{ "2026-11-23T08", NULL },
		{ "2026-11-23T08:00:00+7", NULL },
		{ "2026-11-23T08:00:00+07:00x", NULL },
		{ "2026-11-23T08:00:00.", NULL },
		{ "26-11-23", NULL },
		{ " 2026-11-23", NULL },
		{ "", NULL },
		{ "-", NULL },
	};
	char got[CLOCK_SIZE];
	int64_t at;
	bool good;

	(void)state;
	unsetenv("SB_TZ");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		good = clock_parse(span_of(cases[i].text), &at);
		if (good != (cases[i].want != NULL))
			print_message("%s\n", cases[i].text);
		assert_int_equal(good, cases[i].want != NULL);
		if (good)
			assert_string_equal(clock_format(at, got),
			    cases[i].want);
	}
}

/* Every day of four centuries there and back, and the weekdays in turn. */
static void
calendar(void **state)
{
	int64_t first = clock_days(1800, 1, 1), last = clock_days(2200, 1, 1);
	struct civil c;
	int weekday = clock_civil(first * 86400).weekday;

	(void)state;
	assert_int_equal(clock_days(1970, 1, 1), 0);
	assert_int_equal(clock_days(2000, 3, 1), 11017);
	assert_int_equal(last - first, 146097);
	for (int64_t day = first; day < last; day++) {
		c = clock_civil(day * 86400 + 3600);
		assert_true(clock_valid_day(c.year, c.month, c.day));
		assert_int_equal(clock_days(c.year, c.month, c.day), day);
		assert_int_equal(c.weekday, weekday);
		assert_int_equal(clock_instant(&c), day * 86400 + 3600);
		weekday = (weekday + 1) % 7;
	}
	c = clock_civil(1795395600);	/* 2026-11-23 08:00 here */
	assert_int_equal(c.weekday, 0);
	assert_int_equal(c.hour, 8);
}

static void
zones(void **state)
{
	char got[CLOCK_SIZE];

	(void)state;
	setenv("SB_TZ", "-04:30", 1);
	assert_string_equal(clock_format(0, got), "1969-12-31T19:30:00-04:30");
	setenv("SB_TZ", "Z", 1);
	assert_int_equal(clock_zone(), 0);
	setenv("SB_TZ", "Asia/Saigon", 1);
	assert_int_equal(clock_zone(), 7 * 3600);
	unsetenv("SB_TZ");
	setenv("SOURCE_DATE_EPOCH", "12345", 1);
	assert_int_equal(clock_now(), 12345);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(clock_now() > 1700000000);
}

static void
meant(void **state)
{
	static const char *const words[] = { "reject", NULL, "quiet",
	    "verbose", "version" };
	static const struct {
		const char *typed, *want;
	} cases[] = {
		{ "reject", "reject" }, { "rejcet", "reject" },
		{ "rejec", "reject" }, { "rejects", "reject" },
		{ "quite", "quiet" }, { "versoin", "version" },
		{ "verbos", "verbose" }, { "xyzzy", NULL }, { "", NULL },
		{ "a word that is very very long, longer than any that is known",
		    NULL },
	};
	const char *got;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		got = nearest(cases[i].typed, words, 5);
		if (cases[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, cases[i].want);
	}
}

static size_t dropped;

static void
drop(void *value)
{
	(void)value;
	dropped++;
}

static void
maps(void **state)
{
	struct map *m = map_new(drop);
	int values[5000];
	char key[16];
	size_t n;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %d", i);
		assert_null(map_put(m, span_of(key), &values[i]));
	}
	assert_null(map_put(m, (struct span){ "a\0b", 3 }, &values[1]));
	assert_null(map_put(m, (struct span){ "a\0c", 3 }, &values[2]));
	assert_null(map_put(m, span_of(""), &values[3]));
	assert_ptr_equal(map_get(m, (struct span){ "a\0b", 3 }), &values[1]);
	assert_ptr_equal(map_get(m, SPAN_NONE), &values[3]);
	assert_null(map_get(m, span_of("a")));
	assert_ptr_equal(map_put(m, span_of("key 7"), &values[8]), &values[7]);
	assert_ptr_equal(map_get(m, span_of("key 7")), &values[8]);
	n = map_count(m);
	assert_int_equal(n, 5003);
	for (size_t i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %zu", i);
		assert_string_equal(map_key(m, i).s, key);
		assert_ptr_equal(map_value(m, i),
		    &values[i == 7 ? 8 : i]);
	}
	map_free(m);
	assert_int_equal(dropped, n);
	map_free(NULL);
}

static void
bufs(void **state)
{
	struct buf b = BUF_INIT;
	char *s;

	(void)state;
	assert_string_equal(buf_get(&b).s, "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	assert_int_equal(b.len, 3890);
	assert_int_equal(strlen(b.s), b.len);
	buf_cut(&b, 6);
	assert_string_equal(b.s, "0,1,2,");
	buf_cut(&b, 600);
	assert_int_equal(b.len, 6);
	buf_reset(&b);
	for (size_t n = 60; n < 70; n++) {	/* around its first guess */
		buf_reset(&b);
		buf_printf(&b, "%*d", (int)n, 1);
		assert_int_equal(b.len, n);
		assert_int_equal(strlen(b.s), n);
	}
	s = buf_take(&b);
	assert_null(b.s);
	assert_int_equal(strlen(s), 69);
	free(s);
	s = buf_take(&b);
	assert_string_equal(s, "");
	free(s);
	buf_add(&b, NULL, 0);
	assert_string_equal(b.s, "");
	buf_free(&b);
}

static void
spans(void **state)
{
	struct span rest = span_of("a,,b,"), part;
	static const char *const parts[] = { "a", "", "b", "" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		part = span_cut(&rest, ',');
		assert_true(span_is(part, parts[i]));
	}
	assert_null(span_cut(&rest, ',').s);
	assert_false(span_is(SPAN_NONE, ""));
	assert_true(span_is(span_trim(span_of(" \t a b\r\n")), "a b"));
	assert_int_equal(span_trim(span_of(" \n ")).len, 0);
	assert_true(span_cmp(span_of("a"), span_of("ab")) < 0);
	assert_true(span_cmp(span_of("b"), span_of("ab")) > 0);
	assert_int_equal(span_cmp(SPAN_NONE, span_of("")), 0);
	assert_true(span_starts(span_of("abc"), "ab"));
	assert_false(span_starts(span_of("a"), "ab"));
	assert_true(span_ends(span_of("abc"), "bc"));
	assert_int_equal(span_utf8(span_of("ế😀")), 7);
	assert_int_equal(span_utf8(span_of("a\xc0\xaf")), 1);
	assert_int_equal(span_utf8(span_of("ab\xed\xa0\x80")), 2);
	assert_int_equal(span_utf8(span_of("abc\xe1\xba")), 3);
}

static const struct opts_row rows[] = {
	{ 'n', "number", "count", "so many" },
	{ 256, "window", "hours", "so long" },
	{ 'x', NULL, NULL, "short only" },
};

static const struct opts_page page = {
	.tool = "test", .synopsis = "[-qvx] [file ...]", .about = "A test.",
	.rows = rows, .nrows = 3, .example = "test", .reject = true,
};

/* Parse in a child, which ends with 40 and what it saw, or as opts does. */
static int
parse(const char *const *args, char *said, size_t size)
{
	struct opts o;
	int fds[2], status, ch, argc;
	ssize_t n;
	pid_t pid;

	for (argc = 0; args[argc] != NULL; argc++)
		;
	assert_int_equal(pipe(fds), 0);
	fflush(stdout);
	if ((pid = fork()) == 0) {
		dup2(fds[1], STDERR_FILENO);
		dup2(fds[1], STDOUT_FILENO);
		opts_start(&o, &page, argc, (char **)(uintptr_t)args);
		while ((ch = opts_next(&o)) != -1)
			fprintf(stderr, "%d=%s ", ch, o.arg != NULL ? o.arg :
			    "");
		if (o.arg != NULL && strcmp(o.arg, "9") == 0)
			opts_number(&o, "-n", 1, 8);
		fprintf(stderr, "%d%d%s %s", o.quiet, o.verbose,
		    o.reject != NULL ? o.reject : "-",
		    o.rest[0] != NULL ? o.rest[0] : "-");
		_exit(40);
	}
	close(fds[1]);
	*said = '\0';
	for (size_t got = 0; got + 1 < size &&
	    (n = read(fds[0], said + got, size - got - 1)) > 0;
	    got += (size_t)n)
		said[got + (size_t)n] = '\0';
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
options(void **state)
{
	static const struct {
		const char	*args[6];
		int		 status;
		const char	*said;		/* a part of it */
	} cases[] = {
		{ { "test" }, 40, "00- -" },
		{ { "test", "-qv", "-n3", "a" }, 40, "110=3 11- a" },
		{ { "test", "--number=4", "-x", "--", "-q" }, 40,
		    "110=4 120= 00- -q" },
		{ { "test", "--window", "5", "--reject", "f" }, 40,
		    "256=5 00f -" },
		{ { "test", "-n", "9" }, 2, "-n wants a whole number from 1 "
		    "to 8, not 9" },
		{ { "test", "--help" }, 0, "usage: test [-qvx] [file ...]" },
		{ { "test", "--version" }, 0, "test 0." },
		{ { "test", "--rejetc=f" }, 2, "did you mean --reject?" },
		{ { "test", "-Z" }, 2, "unknown option -Z" },
		{ { "test", "--zzzzzzzz" }, 2, "unknown option --zzzzzzzz" },
		{ { "test", "--number" }, 2, "--number needs an argument" },
		{ { "test", "--quiet=yes" }, 2, "--quiet takes no argument" },
		{ { "test", "--version=1" }, 2, "--version takes no argument" },
	};
	char said[4096];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(parse(cases[i].args, said, sizeof said),
		    cases[i].status);
		if (strstr(said, cases[i].said) == NULL)
			print_message("case %zu: %s\n", i, said);
		assert_non_null(strstr(said, cases[i].said));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times),
		cmocka_unit_test(calendar),
		cmocka_unit_test(zones),
		cmocka_unit_test(meant),
		cmocka_unit_test(maps),
		cmocka_unit_test(bufs),
		cmocka_unit_test(spans),
		cmocka_unit_test(options),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 2;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
