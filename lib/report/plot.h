/*
 * plot - a chart as SVG, drawn by gnuplot.
 *
 * gnuplot gets numbers only: each text is a mark in the script ("#3#") that is
 * replaced in the picture by the escaped text, so no text is ever interpreted.
 * svg.h makes the picture fit to stand in an HTML page.
 */
#ifndef SB_PLOT_H
#define SB_PLOT_H

#include "lib/base/buf.h"
#include "lib/report/chart.h"
#include "lib/report/gnuplot.h"
#include "lib/report/svg.h"

#define PLOT_WIDE	860
#define PLOT_NARROW	360

/* The script for a picture of that width; the texts are added. */
void	plot_script(const struct chart *, int width, struct buf *script,
	    struct svg_texts *);

/* Add the SVG: 0, or -1 with the reason in one line. */
int	plot_svg(const struct chart *, int width, struct buf *out,
	    char why[GNUPLOT_WHY]);

#endif
