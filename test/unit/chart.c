/* chart, plot and svg: no text reaches gnuplot, the picture can stand in HTML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/report/plot.h"

static const char *const hostile[] = {
	"`touch pwned`", "\"; system(\"touch pwned\") #", "@macro $d \\n",
	"<script>alert(1)</script>", "{/Symbol a}_2^3", "#0# #1#",
};
#define NHOSTILE	(sizeof hostile / sizeof hostile[0])

static struct chart *
sample(enum chart_kind kind)
{
	struct chart *c = chart_new(kind, WORDS_VI, "sample", NHOSTILE);
	double *neg = chart_add(c, hostile[3], 0xd55e00);
	double *pos = chart_add(c, "tích cực", 0x0072b2);

	c->title = xstrdup(hostile[0]);
	c->alt = "<&\">";
	for (size_t i = 0; i < NHOSTILE; i++) {
		c->labels[i] = xstrdup(hostile[i]);
		c->ends[i] = xstrdup("1.234");
		neg[i] = 100.0 * (double)i;
		pos[i] = 1000;
	}
	c->blank[2] = true;
	c->mark[4] = true;
	return c;
}

static void
steps(void **state)
{
	static const struct {
		double most, want;
	} cases[] = {
		{ 0, 1 }, { 1, 1 }, { 5, 1 }, { 6, 2 }, { 10, 2 }, { 11, 5 },
		{ 25, 5 }, { 26, 10 }, { 50, 10 }, { 51, 20 }, { 1234, 500 },
		{ 1e12, 2e11 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_true(chart_step(cases[i].most) == cases[i].want);
}

/* Every piece of the texts is away from the script; marks stand for them. */
static void
script_has_no_text(void **state)
{
	struct svg_texts t = { .n = 0 };
	struct buf b = BUF_INIT;
	struct chart *c;

	(void)state;
	for (int kind = CHART_COLUMNS; kind <= CHART_BARS; kind++) {
		c = sample((enum chart_kind)kind);
		plot_script(c, PLOT_WIDE, &b, &t);
		for (size_t i = 0; i < NHOSTILE; i++)
			assert_null(strstr(b.s, hostile[i]));
		assert_null(strpbrk(b.s, "`@"));
		assert_null(strstr(b.s, "system"));
		assert_non_null(strstr(b.s, "\"#3#\""));
		chart_free(c);
		svg_forget(&t);
		buf_reset(&b);
	}
	buf_free(&b);
}

static size_t
times(const char *s, const char *what)
{
	size_t n = 0;

	for (; (s = strstr(s, what)) != NULL; s += strlen(what))
		n++;
	return n;
}

static void
picture(void **state)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	char why[GNUPLOT_WHY];
	struct chart *c;

	(void)state;
	for (int kind = CHART_COLUMNS; kind <= CHART_BARS; kind++) {
		c = sample((enum chart_kind)kind);
		assert_int_equal(plot_svg(c, PLOT_WIDE, &one, why), 0);
		assert_int_equal(plot_svg(c, PLOT_WIDE, &two, why), 0);
		assert_string_equal(one.s, two.s);
		assert_memory_equal(one.s, "<svg ", 5);
		assert_int_equal(times(one.s, "<svg"), 1);
		assert_int_equal(times(one.s, "</svg>"), 1);
		assert_null(strstr(one.s, "<?xml"));
		assert_null(strstr(one.s, "<script"));
		assert_null(strstr(one.s, "<title"));
		assert_null(strstr(one.s, "black"));
		assert_null(strstr(one.s, "rgb(0,0,0)"));
		assert_non_null(strstr(one.s, "&lt;script&gt;"));
		assert_non_null(strstr(one.s, "`touch pwned`"));
		assert_non_null(strstr(one.s, "aria-label=\"&lt;&amp;"));
		/* each id has the prefix */
		assert_int_equal(times(one.s, " id="),
		    times(one.s, " id='sample860"));
		buf_reset(&one);
		buf_reset(&two);
		chart_free(c);
	}
	buf_free(&one);
	buf_free(&two);
}

static void
no_gnuplot(void **state)
{
	struct chart *c = sample(CHART_BARS);
	char *path = xstrdup(getenv("PATH")), why[GNUPLOT_WHY];
	struct buf b = BUF_INIT;

	(void)state;
	setenv("PATH", "/nowhere", 1);
	assert_int_equal(plot_svg(c, PLOT_WIDE, &b, why), -1);
	setenv("PATH", path, 1);
	assert_string_equal(why, "gnuplot: No such file or directory");
	assert_int_equal(b.len, 0);
	assert_int_equal(gnuplot_run(span_of("nonsense\n"), &b, why), -1);
	assert_non_null(strstr(why, "gnuplot"));
	free(path);
	chart_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps),
		cmocka_unit_test(script_has_no_text),
		cmocka_unit_test(picture),
		cmocka_unit_test(no_gnuplot),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
