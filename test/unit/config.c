/* config: INI files that people write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/io/config.h"

static char path[64];

/* Load these bytes; the fault is in *where. */
static int
load(struct config *c, const char *bytes, size_t len, struct where *where)
{
	FILE *fp;

	snprintf(path, sizeof path, "/tmp/config-test-%ld", (long)getpid());
	fp = fopen(path, "w");
	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
	return config_load(c, path, where);
}

static void
values(void **state)
{
	static const char text[] = "top = 1\n; note\n[a b]\nx=1\n"
	    "y = two words ; and why\nurl = http://h/?a=b;c#d\n[c]\r\n"
	    "x = đường\r\nlong = one\n\ttwo\n  three\nempty =\n";
	struct config c;
	struct where where;

	(void)state;
	assert_int_equal(load(&c, text, sizeof text - 1, &where), 0);
	assert_int_equal(c.n, 3);
	assert_string_equal(c.sections[0].name, "");
	assert_string_equal(config_get(&c.sections[0], "top"), "1");
	assert_string_equal(c.sections[1].name, "a b");
	assert_string_equal(config_get(&c.sections[1], "y"), "two words");
	assert_string_equal(config_get(&c.sections[1], "url"),
	    "http://h/?a=b;c#d");
	assert_null(config_get(&c.sections[1], "X"));
	assert_string_equal(config_get(&c.sections[2], "x"), "đường");
	assert_string_equal(config_get(&c.sections[2], "long"),
	    "one two three");
	assert_int_equal(config_key(&c.sections[2], "long")->line, 9);
	assert_string_equal(config_get(&c.sections[2], "empty"), "");
	config_free(&c);
}

static void
faults(void **state)
{
	static const struct {
		const char	*text;
		size_t		 len;		/* 0: as long as it is */
		size_t		 line;
		const char	*why;		/* a part of it */
	} cases[] = {
		{ "[a]\nx = 1\nx = 2\n", 0, 3, "on line 2" },
		{ "[a]\nx=1\n[b]\ny=1\n[a]\nz=1\n", 0, 6, "there already" },
		{ "[a]\nnonsense\n", 0, 2, "neither" },
		{ "[a\nx=1\n", 0, 1, "neither" },
		{ "[a]\nx=1\0y=2\n", 13, 2, "NUL" },
		{ "[a]\n\n\nx=\xff\n", 0, 4, "UTF-8" },
	};
	struct config c;
	struct where where;
	size_t len;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		len = cases[i].len != 0 ? cases[i].len :
		    strlen(cases[i].text);
		assert_int_equal(load(&c, cases[i].text, len, &where), -1);
		if (where.line != cases[i].line ||
		    strstr(where.why, cases[i].why) == NULL)
			print_message("case %zu: %s\n", i,
			    where_text(&where));
		assert_int_equal(where.line, cases[i].line);
		assert_non_null(strstr(where.why, cases[i].why));
	}
	assert_int_equal(config_load(&c, "/no/such", &where), -1);
	assert_int_equal(where.line, 0);
}

/* inih cuts what is long; here it is a fault, or whole. */
static void
long_ones(void **state)
{
	struct buf b = BUF_INIT;
	struct config c;
	struct where where;

	(void)state;
	buf_puts(&b, "[a]\nx = ");
	for (int i = 0; i < 3900; i++)
		buf_putc(&b, 'v');
	buf_puts(&b, "\n");
	assert_int_equal(load(&c, b.s, b.len, &where), 0);
	assert_int_equal(strlen(config_get(&c.sections[0], "x")), 3900);
	config_free(&c);
	buf_cut(&b, b.len - 1);
	for (int i = 0; i < 300; i++)
		buf_putc(&b, 'v');
	assert_int_equal(load(&c, b.s, b.len, &where), -1);
	assert_int_equal(where.line, 2);
	buf_reset(&b);
	buf_puts(&b, "[a]\n");
	for (int i = 0; i < 60; i++)
		buf_putc(&b, 'k');
	buf_puts(&b, " = 1\n 2\n");
	assert_int_equal(load(&c, b.s, b.len, &where), -1);
	assert_int_equal(where.line, 2);
	buf_free(&b);
}

static void
known_keys(void **state)
{
	static const char text[] = "[a]\ntype = x\nscource = y\n";
	static const char *const names[] = { "type", "source", NULL };
	struct config c;
	struct where where;

	(void)state;
	assert_int_equal(load(&c, text, sizeof text - 1, &where), 0);
	assert_int_equal(config_check(&c, &c.sections[0], names, &where), -1);
	assert_int_equal(where.line, 3);
	assert_string_equal(where.why,
	    "unknown key \"scource\"; did you mean \"source\"?");
	config_free(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(faults),
		cmocka_unit_test(long_ones),
		cmocka_unit_test(known_keys),
	};
	int failed;

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
