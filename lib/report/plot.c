#include "lib/report/plot.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/report/clip.h"

#define ROW	26		/* height of a bar and its distance */
#define LETTER	7		/* width of a letter of the font, about */

/* Remember a text and put its mark, in quotes, into the script. */
static void
text(struct buf *b, struct svg_texts *t, const char *s, size_t most)
{
	char *clipped = clip_make(span_of(s), most);

	buf_printf(b, "\"#%zu#\"", svg_text(t, clipped));
	free(clipped);
}

static size_t
height(const struct chart *c, int width)
{
	if (c->kind == CHART_BARS)
		return c->n * ROW + 48;
	return width == PLOT_WIDE ? 320 : 250;
}

static void
head(struct buf *b, const struct chart *c, int width)
{
	buf_printf(b, "set terminal svg noenhanced size %d,%zu "
	    "font \"sans-serif,13\"\n", width, height(c, width));
	buf_puts(b, "set encoding utf8\nunset key\n"
	    "set tics nomirror scale 0.4 textcolor rgb \"black\"\n"
	    "set style fill solid 1.0 noborder\n"
	    "set datafile missing \"NaN\"\n");
}

/* Marks of the axis of numbers; gives the widest in letters. */
static size_t
ticks(struct buf *b, struct svg_texts *t, const struct chart *c,
    const char *axis, double end, int sparse)
{
	double step = chart_step(chart_most(c)) * sparse;
	struct buf number = BUF_INIT;
	size_t widest = 1;

	buf_printf(b, "set %stics (", axis);
	for (double at = 0; at <= end + step / 2; at += step) {
		buf_reset(&number);
		words_number(&number, c->lang, at, 0);
		buf_puts(b, at > 0 ? ", " : "");
		text(b, t, number.s, 24);
		buf_printf(b, " %.0f", at);
		if (number.len > widest)
			widest = number.len;
	}
	buf_puts(b, ")\n");
	buf_printf(b, "set grid %stics lt 1 lw 0.5 lc rgb \"#b0b0b0\"\n", axis);
	buf_free(&number);
	return widest;
}

/* Each place's x, the sums of the first 1, 2, … series, and where a mark is. */
static void
data(struct buf *b, const struct chart *c, double end)
{
	double sum;

	buf_puts(b, "$d << EOD\n");
	for (size_t i = 0; i < c->n; i++) {
		sum = 0;
		buf_printf(b, "%zu 0", i);
		for (size_t k = 0; k < c->nseries; k++) {
			sum += c->series[k].y[i];
			if (c->blank[i])
				buf_puts(b, " NaN");
			else
				buf_printf(b, " %.0f", sum);
		}
		if (c->mark[i])
			buf_printf(b, " %g\n", chart_sum(c, i) + end * 0.03);
		else
			buf_puts(b, " NaN\n");
	}
	buf_puts(b, "EOD\n");
}

/* Hatch each run of blank places from below to above. */
static void
blanks(struct buf *b, const struct chart *c)
{
	size_t from, object = 1;

	for (size_t i = 0; i < c->n; i++) {
		if (!c->blank[i])
			continue;
		for (from = i; i + 1 < c->n && c->blank[i + 1]; i++)
			;
		buf_printf(b, "set object %zu rect from %g,graph 0 to %g,"
		    "graph 1 behind fc rgb \"#8c8c8c\" fs pattern 4 "
		    "noborder\n", object++, (double)from - 0.5,
		    (double)i + 0.5);
	}
}

static void
columns(struct buf *b, struct svg_texts *t, const struct chart *c, int width)
{
	double most = chart_most(c), end = most > 0 ? most * 1.08 : 1;
	size_t fits = width == PLOT_WIDE ? 11 : 5, every, widest;

	head(b, c, width);
	widest = ticks(b, t, c, "y", most, 1);
	buf_printf(b, "set border 1 lc rgb \"#8c8c8c\"\n"
	    "set lmargin at screen %.4f\nset rmargin at screen 0.985\n"
	    "set tmargin at screen 0.96\n"
	    "set yrange [0:%g]\nset xrange [-0.6:%g]\nset boxwidth %g\n",
	    (double)(widest * LETTER + 14) / width, end, (double)c->n - 0.4,
	    c->n > 60 ? 0.9 : 0.8);
	every = (c->n + fits - 1) / fits;
	buf_puts(b, "set xtics (");
	for (size_t i = 0; i < c->n; i += every) {
		buf_puts(b, i != 0 ? ", " : "");
		text(b, t, c->labels[i], 16);
		buf_printf(b, " %zu", i);
	}
	buf_puts(b, ")\n");
	blanks(b, c);
	data(b, c, end);
	buf_puts(b, "plot");
	for (size_t k = c->nseries; k-- > 0;)
		buf_printf(b, " $d using 1:%zu with boxes lc rgb \"#%06x\",",
		    k + 3, c->series[k].rgb);
	buf_printf(b, " $d using 1:%zu with points pt 11 ps 0.7 "
	    "lc rgb \"black\"\n", c->nseries + 3);
}

static void
bars(struct buf *b, struct svg_texts *t, const struct chart *c, int width)
{
	bool wide = width == PLOT_WIDE;
	double most = chart_most(c), end = most > 0 ? most : 1;
	double at = 0;

	head(b, c, width);
	ticks(b, t, c, "x", most, wide ? 1 : 2);
	buf_printf(b, "set border 2 lc rgb \"#8c8c8c\"\n"
	    "set lmargin at screen %g\nset rmargin at screen %g\n"
	    "set tmargin 0.4\n"
	    "set xrange [0:%g]\nset yrange [%g:-0.6]\n",
	    wide ? 0.27 : 0.42, wide ? 0.93 : 0.86, end,
	    (double)c->n - 0.4);
	buf_puts(b, "set ytics (");
	for (size_t i = 0; i < c->n; i++) {
		buf_puts(b, i != 0 ? ", " : "");
		text(b, t, c->labels[i], wide ? 30 : 19);
		buf_printf(b, " %zu", i);
	}
	buf_puts(b, ")\n");
	for (size_t i = 0; i < c->n; i++) {
		if (c->ends[i] == NULL)
			continue;
		at = chart_sum(c, i);
		buf_puts(b, "set label ");
		text(b, t, c->ends[i], 16);
		buf_printf(b, " at %g,%zu left offset 0.6,0\n", at, i);
	}
	data(b, c, end);
	buf_puts(b, "plot");
	for (size_t k = 0; k < c->nseries; k++)
		buf_printf(b, "%s $d using %zu:1:%zu:%zu:($1-0.36):($1+0.36) "
		    "with boxxyerror lc rgb \"#%06x\"", k != 0 ? "," : "",
		    k + 2, k + 2, k + 3, c->series[k].rgb);
	buf_puts(b, "\n");
}

void
plot_script(const struct chart *c, int width, struct buf *script,
    struct svg_texts *t)
{
	if (c->kind == CHART_BARS)
		bars(script, t, c, width);
	else
		columns(script, t, c, width);
}

int
plot_svg(const struct chart *c, int width, struct buf *out,
    char why[GNUPLOT_WHY])
{
	struct svg_texts t = { .n = 0 };
	struct buf script = BUF_INIT, svg = BUF_INIT;
	char *prefix;
	int status;

	plot_script(c, width, &script, &t);
	status = gnuplot_run(buf_get(&script), &svg, why);
	if (status == 0) {
		prefix = xasprintf("%s%d", c->name, width);
		svg_clean(out, buf_get(&svg), prefix, c->alt, &t);
		free(prefix);
	}
	buf_free(&script);
	buf_free(&svg);
	svg_forget(&t);
	return status;
}
