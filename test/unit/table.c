/* table, slurp and tally: data files, and counts of kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"
#include "lib/io/table.h"
#include "lib/io/tally.h"

static char path[64];

static void
write_file(const char *bytes, size_t len)
{
	FILE *fp;

	snprintf(path, sizeof path, "/tmp/table-test-%ld", (long)getpid());
	fp = fopen(path, "w");
	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
}

#define WRITE(text)	write_file(text, sizeof (text) - 1)

static void
rows(void **state)
{
	struct table t;
	struct where where;

	(void)state;
	WRITE("# comment\n\na\tb\tc\r\n\t\n#x\td\nĐường\t\n last");
	assert_int_equal(table_open(&t, path, &where), 0);
	assert_int_equal(table_next(&t, 1, &where), 1);
	assert_int_equal(t.n, 3);
	assert_true(span_is(t.field[2], "c"));
	assert_int_equal(table_next(&t, 2, &where), 1);	/* two empty ones */
	assert_int_equal(t.n, 2);
	assert_int_equal(t.field[0].len, 0);
	assert_int_equal(table_next(&t, 1, &where), 1);
	assert_true(span_is(t.field[0], "Đường"));
	assert_int_equal(table_next(&t, 2, &where), -1);
	assert_string_equal(where.path, path);
	assert_int_equal(where.line, 7);
	assert_int_equal(table_next(&t, 1, &where), 0);
	table_close(&t);
}

static void
faults(void **state)
{
	static const char wide[] = "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14"
	    "\t15\t16\t17\n";
	struct table t;
	struct where where;

	(void)state;
	assert_int_equal(table_open(&t, "/no/such", &where), -1);
	assert_int_equal(where.line, 0);
	assert_string_equal(where_text(&where),
	    "/no/such: No such file or directory");
	write_file(wide, sizeof wide - 1);
	assert_int_equal(table_open(&t, path, &where), 0);
	assert_int_equal(table_next(&t, 1, &where), -1);
	assert_int_equal(where.line, 1);
	assert_int_equal(table_fault(&t, &where, "no %s", "topic"), -1);
	assert_string_equal(where.why, "no topic");
	table_close(&t);
}

/* What is not text is named with its line before anything is read. */
static void
not_text(void **state)
{
	static const struct {
		const char	*bytes;
		size_t		 len, line;
	} cases[] = {
		{ "a\tb\n\xff\tc\n", 8, 2 },
		{ "a\nb\nc\xc3", 6, 3 },
		{ "a\n\0b\n", 5, 2 },
		{ "# \xed\xa0\x80\n", 6, 1 },
	};
	struct table t;
	struct where where;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		write_file(cases[i].bytes, cases[i].len);
		assert_int_equal(table_open(&t, path, &where), -1);
		assert_int_equal(where.line, cases[i].line);
	}
}

static void
mark_is_passed_over(void **state)
{
	struct table t;
	struct where where;

	(void)state;
	WRITE("\xef\xbb\xbf# comment\na\tb\n");
	assert_int_equal(table_open(&t, path, &where), 0);
	assert_int_equal(table_next(&t, 2, &where), 1);
	assert_true(span_is(t.field[0], "a"));
	table_close(&t);
}

static void
whole_files(void **state)
{
	size_t len = 7;
	char *s;

	(void)state;
	write_file("a\0b", 3);
	s = slurp(path, 3, &len);
	assert_non_null(s);
	assert_int_equal(len, 3);
	assert_memory_equal(s, "a\0b", 4);
	free(s);
	assert_null(slurp(path, 2, &len));
	assert_int_equal(errno, EFBIG);
	assert_null(slurp("/tmp", 10, &len));
	assert_int_equal(errno, EISDIR);
	write_file("", 0);
	s = slurp(path, 0, &len);
	assert_string_equal(s, "");
	assert_int_equal(len, 0);
	free(s);
}

/* The first thirty kinds by name, odd ones and the rest together. */
static void
counts(void **state)
{
	struct tally t = { .n = 0 };
	char name[32];
	json_t *tree;

	(void)state;
	tally_add(&t, span_of("post"));
	tally_add(&t, span_of("post"));
	tally_add(&t, SPAN_NONE);
	tally_add(&t, (struct span){ "a\0b", 3 });
	tally_add(&t, span_of("a kind with far too long a name"));
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 40; i++) {
			snprintf(name, sizeof name, "k%d", i);
			tally_add(&t, span_of(name));
		}
	tree = tally_tree(&t);
	assert_int_equal(json_object_size(tree), TALLY_KINDS - 1);
	assert_int_equal(json_integer_value(json_object_get(tree, "post")), 2);
	assert_int_equal(json_integer_value(json_object_get(tree, "k27")), 2);
	assert_null(json_object_get(tree, "k28"));
	assert_int_equal(json_integer_value(json_object_get(tree, "other")),
	    3 + 2 * 12);
	json_decref(tree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),
		cmocka_unit_test(faults),
		cmocka_unit_test(not_text),
		cmocka_unit_test(mark_is_passed_over),
		cmocka_unit_test(whole_files),
		cmocka_unit_test(counts),
	};
	int failed;

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
