#include "lib/report/screenchart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/report/clip.h"

#define ROWS	8

static const char *const eighths[] = {
	" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"
};

/* The colour of xterm's 256 that is nearest: a cube of 6 x 6 x 6 from 16 on. */
static void
colour(struct buf *b, const struct screen *s, unsigned rgb)
{
	unsigned part, code = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		part = rgb >> shift & 0xff;
		code = code * 6 + (part < 48 ? 0 : part < 115 ? 1 :
		    (part - 35) / 40);
	}
	if (s->colour)
		buf_printf(b, "\033[38;5;%um", code + 16);
}

static void
plain(struct buf *b, const struct screen *s)
{
	buf_puts(b, s->colour ? "\033[0m" : "");
}

static void
times(struct buf *b, const char *what, size_t n)
{
	while (n-- > 0)
		buf_puts(b, what);
}

/* The series that place i shows at that height. */
static unsigned
rgb_at(const struct chart *c, size_t i, double height)
{
	double sum = 0;

	for (size_t k = 0; k < c->nseries; k++) {
		sum += c->series[k].y[i];
		if (height < sum)
			return c->series[k].rgb;
	}
	return c->nseries != 0 ? c->series[c->nseries - 1].rgb : 0;
}

/* What stands at place i between `low` and a row above it. */
static void
cell(struct buf *b, const struct screen *s, const struct chart *c, size_t i,
    double low, double row, size_t wide)
{
	double part = (chart_sum(c, i) - low) / row;
	size_t eighth;

	if (c->blank[i]) {
		times(b, "░", wide);
		return;
	}
	eighth = part <= 0 ? 0 : part >= 1 ? 8 : (size_t)ceil(part * 8);
	if (eighth != 0)
		colour(b, s, rgb_at(c, i, low + row / 2));
	times(b, eighths[eighth], wide > 1 ? wide - 1 : 1);
	if (eighth != 0)
		plain(b, s);
	if (wide > 1)
		buf_putc(b, ' ');
}

static void
axis(struct buf *b, const struct chart *c, double value, bool shown)
{
	struct buf number = BUF_INIT;

	buf_puts(&number, "");
	if (shown)
		words_number(&number, c->lang, value, 0);
	screen_pad(b, number.s, SCREEN_AXIS - 2, true);
	buf_puts(b, " │");
	buf_free(&number);
}

/* Days below the columns, as many as fit. */
static void
days(struct buf *b, const struct chart *c, size_t wide)
{
	size_t at = 0, has;

	times(b, " ", SCREEN_AXIS);
	for (size_t i = 0; i < c->n; i++) {
		if (i * wide < at)
			continue;
		has = clip_width(span_of(c->labels[i]));
		if (i * wide + has > c->n * wide && i != 0)
			break;
		times(b, " ", i * wide - at);
		screen_puts(b, c->labels[i]);
		at = i * wide + has + 3;
		times(b, " ", 3);
	}
	while (b->s[b->len - 1] == ' ')
		buf_cut(b, b->len - 1);
	buf_putc(b, '\n');
}

/* How many posts the share of place i is of. */
static double
base(const struct chart *c, size_t i)
{
	double sum = 0;

	for (size_t k = 0; k < c->nshares && !c->blank[i]; k++)
		sum += c->series[k].y[i];
	return sum;
}

/* A row of the share of the lowest series, where there is any. */
static void
shares(struct buf *b, const struct screen *s, const struct chart *c,
    size_t wide)
{
	double sum, most = 0;

	for (size_t i = 0; i < c->n; i++)
		most = fmax(most, base(c, i));
	if (most <= 0)
		return;
	screen_pad(b, words_get(c->lang, WORD_NEG_NARROW), SCREEN_AXIS, false);
	for (size_t i = 0; i < c->n; i++) {
		sum = base(c, i);
		colour(b, s, c->series[0].rgb);
		if (c->blank[i])
			buf_puts(b, "░");
		else
			buf_puts(b, sum <= 0 ? " " : eighths[1 + (size_t)
			    fmin(7, c->series[0].y[i] / sum * 8)]);
		plain(b, s);
		times(b, c->blank[i] ? "░" : " ", wide - 1);
	}
	while (b->s[b->len - 1] == ' ')
		buf_cut(b, b->len - 1);
	buf_putc(b, '\n');
}

static void
legend(struct buf *b, const struct screen *s, const struct chart *c)
{
	struct buf line = BUF_INIT;

	for (size_t k = 0; k < c->nseries && s->colour; k++) {
		colour(&line, s, c->series[k].rgb);
		buf_puts(&line, "█");
		plain(&line, s);
		buf_printf(&line, " %s   ", c->series[k].label);
	}
	if (!s->colour && c->kind == CHART_BARS && c->nseries > 1)
		buf_printf(&line, "█ %s   ░ %s   ", c->series[0].label,
		    words_get(c->lang, WORD_REST));
	if (c->blank_label != NULL && chart_any(c->blank, c->n))
		buf_printf(&line, "░ %s   ", c->blank_label);
	if (c->mark_label != NULL && chart_any(c->mark, c->n))
		buf_printf(&line, "▼ %s   ", c->mark_label);
	if (line.len != 0) {
		buf_cut(&line, line.len - 3);
		buf_span(b, buf_get(&line));
		buf_putc(b, '\n');
	}
	buf_free(&line);
}

static void
columns(struct buf *b, const struct screen *s, const struct chart *c)
{
	double most = chart_most(c), row = (most > 0 ? most : 1) / ROWS;
	size_t wide = (s->width - SCREEN_AXIS) / (c->n != 0 ? c->n : 1);

	wide = wide < 1 ? 1 : wide > 8 ? 8 : wide;
	if (chart_any(c->mark, c->n)) {
		times(b, " ", SCREEN_AXIS);
		for (size_t i = 0; i < c->n; i++) {
			buf_puts(b, c->mark[i] ? "▼" : " ");
			times(b, " ", wide - 1);
		}
		while (b->s[b->len - 1] == ' ')
			buf_cut(b, b->len - 1);
		buf_putc(b, '\n');
	}
	for (size_t r = ROWS; r-- > 0;) {
		axis(b, c, row * (double)(r + 1), r + 1 == ROWS ||
		    (r + 1 == ROWS / 2 && most >= 2));
		for (size_t i = 0; i < c->n; i++)
			cell(b, s, c, i, row * (double)r, row, wide);
		while (b->s[b->len - 1] == ' ')
			buf_cut(b, b->len - 1);
		buf_putc(b, '\n');
	}
	days(b, c, wide);
	shares(b, s, c, wide);
}

static void
bars(struct buf *b, const struct screen *s, const struct chart *c)
{
	size_t label = s->width / 3 < 26 ? s->width / 3 : 26;
	size_t room = s->width - label - 16, at, to;
	double most = chart_most(c), sum;

	for (size_t i = 0; i < c->n; i++) {
		screen_pad(b, c->labels[i], label, false);
		buf_puts(b, " ");
		sum = 0;
		at = 0;
		for (size_t k = 0; k < c->nseries; k++) {
			sum += c->series[k].y[i];
			to = most > 0 ? (size_t)lround(sum / most *
			    (double)room) : 0;
			colour(b, s, c->series[k].rgb);
			times(b, s->colour || k == 0 ? "█" : "░", to - at);
			plain(b, s);
			at = to;
		}
		buf_printf(b, " %s\n", c->ends[i] != NULL ? c->ends[i] : "");
	}
}

void
screenchart(struct buf *b, const struct screen *s, const struct chart *c)
{
	if (c->kind == CHART_BARS)
		bars(b, s, c);
	else
		columns(b, s, c);
	legend(b, s, c);
}
