/*
 * chart - a picture of numbers, before anyone has drawn it.
 *
 * Stacked columns over time or stacked bars of named things.  plot.h makes SVG
 * of a chart and term.h draws it with letters; both leave a blank place blank.
 */
#ifndef SB_CHART_H
#define SB_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/report/words.h"

#define CHART_SERIES	6

enum chart_kind { CHART_COLUMNS, CHART_BARS };

struct chart_series {
	const char	*label;		/* borrowed, of the table of phrases */
	unsigned	 rgb;
	double		*y;		/* n of them */
};

struct chart {
	enum chart_kind	 kind;
	enum words_lang	 lang;
	const char	*name;		/* borrowed: letters only, unique */
	char		*title;
	const char	*alt;		/* borrowed */
	size_t		 n;
	char		**labels;	/* n clipped texts, for the places */
	char		**ends;		/* n texts after the bars, or NULLs */
	bool		*blank;		/* n: not known, which is not zero */
	bool		*mark;		/* n: something happened there */
	const char	*blank_label, *mark_label;	/* borrowed, or NULL */
	size_t		 nseries;
	size_t		 nshares;	/* the first is a share of so many */
	struct chart_series series[CHART_SERIES];	/* first lies lowest */
};

struct chart	*chart_new(enum chart_kind, enum words_lang,
		    const char *name, size_t n);
void		 chart_free(struct chart *);
/* Adds a series of n zeroes and returns them, borrowed. */
double		*chart_add(struct chart *, const char *label, unsigned rgb);

/* The sum over the series at place i; 0 where it is blank. */
double		 chart_sum(const struct chart *, size_t i);
double		 chart_most(const struct chart *);
bool		 chart_any(const bool *flags, size_t n);
/* A round distance of axis marks, so that there are at most six up to `most`. */
double		 chart_step(double most);

#endif
