/* lexicon: rows that are right, rows that are wrong, and the shipped file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/model/lexicon.h"

static int
load(struct lexicon **l, const char *text, struct where *where)
{
	char path[] = "/tmp/lexicon.XXXXXX";
	int fd = mkstemp(path), status;

	assert_true(fd != -1);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	status = lexicon_load(l, path, where);
	unlink(path);
	return status;
}

static void
rows(void **state)
{
	static const struct {
		const char *row;
		struct lexicon_entry want;
	} cases[] = {
		{ "tốt\ttone\t+1.5\t-\n", { .kind = LEXICON_TONE,
		    .weight = 150 } },
		{ "tệ\ttone\t-2\t-\r\n", { .kind = LEXICON_TONE,
		    .weight = -200 } },
		{ "a\ttone\t-0.05\tnofold\n", { .kind = LEXICON_TONE,
		    .weight = -5 } },
		{ "a\ttone\t0\t-\n", { .kind = LEXICON_TONE } },
		{ "=))\ttone\t0.2\tlaugh\n", { .kind = LEXICON_TONE,
		    .weight = 20, .laugh = true } },
		{ "hết\tnegate\t-0.6\tfold ends\n", { .kind = LEXICON_NEGATE,
		    .weight = -60, .ends = true } },
		{ "rất\tdegree\t1.5\tbefore\n", { .kind = LEXICON_DEGREE,
		    .weight = 150, .before = true } },
		{ "quá\tdegree\t1.6\tboth\n", { .kind = LEXICON_DEGREE,
		    .weight = 160, .before = true, .after = true } },
		{ "nhưng\tcontrast\t0.5\t-\n", { .kind = LEXICON_CONTRAST,
		    .weight = 50 } },
		{ "nên\tunreal\t0.3\tpraise\n", { .kind = LEXICON_UNREAL,
		    .weight = 30, .praise = true } },
		{ "ghê ta\tirony\t1\t-\n", { .kind = LEXICON_IRONY,
		    .weight = 100 } },
	};
	struct lexicon *l;
	struct where where;
	const struct lexicon_entry *e;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct lexicon_entry *want = &cases[i].want;

		assert_int_equal(load(&l, cases[i].row, &where), 0);
		assert_int_equal(lexicon_count(l), 1);
		e = lexicon_entry(l, 0);
		assert_int_equal(e->kind, want->kind);
		assert_int_equal(e->weight, want->weight);
		assert_int_equal(e->before, want->before);
		assert_int_equal(e->after, want->after);
		assert_int_equal(e->laugh, want->laugh);
		assert_int_equal(e->ends, want->ends);
		assert_int_equal(e->praise, want->praise);
		lexicon_free(l);
	}
}

static void
faults(void **state)
{
	static const struct {
		const char *text;
		size_t line;
		const char *why;
	} cases[] = {
		{ "tốt\ttone\t1.5\n", 1, "3 columns where 4" },
		{ "# x\n\ntốt\ttoned\t1.5\t-\n", 3, "did you mean \"tone\"?" },
		{ "tốt\tadjective\t1.5\t-\n", 1, "there are tone, negate" },
		{ "tốt\ttone\t1,5\t-\n", 1, "\"1,5\" is no weight" },
		{ "tốt\ttone\t1.234\t-\n", 1, "is no weight" },
		{ "tốt\ttone\t1.\t-\n", 1, "is no weight" },
		{ "tốt\ttone\t.5\t-\n", 1, "is no weight" },
		{ "tốt\ttone\t\t-\n", 1, "is no weight" },
		{ "tốt\ttone\t+-1\t-\n", 1, "is no weight" },
		{ "tốt\ttone\t3.01\t-\n", 1, "a tone weighs from -3 to 3" },
		{ "không\tnegate\t-1.5\t-\n", 1, "from -1 to 1" },
		{ "tốt\ttone\t1\tbefore\n", 1, "unknown flag \"before\"" },
		{ "rất\tdegree\t1.5\t-\n", 1, "before, after, both" },
		{ "a\ttone\t1\t-\nb\ttone\t1\t-\na\ttone\t1\t-\n", 3,
		    "already, on line 1" },
		{ "hòa\ttone\t1\t-\nHoà\ttone\t1\t-\n", 2,
		    "already, spelled \"hòa\"" },
		{ "\ttone\t1\t-\n", 1, "a term has 1 to 32 words" },
		{ "t\xff\ttone\t1\t-\n", 1, "not UTF-8" },
	};
	struct lexicon *l;
	struct where where;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(load(&l, cases[i].text, &where), -1);
		assert_int_equal(where.line, cases[i].line);
		assert_non_null(strstr(where.why, cases[i].why));
	}
	assert_int_equal(lexicon_load(&l, "/nowhere/x", &where), -1);
}

static void
shipped(void **state)
{
	struct lexicon *l;
	struct where where;
	size_t kinds[LEXICON_UNREAL + 1] = { 0 };

	(void)state;
	if (lexicon_load(&l, "lib/data/lexicon.tsv", &where) == -1)
		fail_msg("%s", where_text(&where));
	assert_true(lexicon_count(l) >= 4000);
	for (size_t i = 0; i < lexicon_count(l); i++)
		kinds[lexicon_entry(l, i)->kind]++;
	for (int k = LEXICON_TONE; k <= LEXICON_UNREAL; k++)
		assert_true(kinds[k] > 10);
	lexicon_free(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(faults),
		cmocka_unit_test(shipped),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
