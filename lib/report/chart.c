#include "lib/report/chart.h"

#include <math.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"

struct chart *
chart_new(enum chart_kind kind, enum words_lang lang, const char *name,
    size_t n)
{
	struct chart *c = xcalloc(1, sizeof *c);

	c->kind = kind;
	c->lang = lang;
	c->name = name;
	c->n = n;
	c->labels = xcalloc(n + 1, sizeof *c->labels);
	c->ends = xcalloc(n + 1, sizeof *c->ends);
	c->blank = xcalloc(n + 1, sizeof *c->blank);
	c->mark = xcalloc(n + 1, sizeof *c->mark);
	return c;
}

void
chart_free(struct chart *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->n; i++) {
		free(c->labels[i]);
		free(c->ends[i]);
	}
	for (size_t k = 0; k < c->nseries; k++)
		free(c->series[k].y);
	free(c->title);
	free(c->labels);
	free(c->ends);
	free(c->blank);
	free(c->mark);
	free(c);
}

double *
chart_add(struct chart *c, const char *label, unsigned rgb)
{
	struct chart_series *s = &c->series[c->nseries++];

	s->label = label;
	s->rgb = rgb;
	s->y = xcalloc(c->n + 1, sizeof *s->y);
	return s->y;
}

double
chart_sum(const struct chart *c, size_t i)
{
	double sum = 0;

	if (c->blank[i])
		return 0;
	for (size_t k = 0; k < c->nseries; k++)
		sum += c->series[k].y[i];
	return sum;
}

double
chart_most(const struct chart *c)
{
	double most = 0;

	for (size_t i = 0; i < c->n; i++)
		most = fmax(most, chart_sum(c, i));
	return most;
}

bool
chart_any(const bool *flags, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (flags[i])
			return true;
	return false;
}

double
chart_step(double most)
{
	double ten = 1;

	while (most / ten > 50)
		ten *= 10;
	if (most <= 5 * ten)
		return ten;
	if (most <= 10 * ten)
		return 2 * ten;
	return most <= 25 * ten ? 5 * ten : 10 * ten;
}
