/*
 * render - a report in the format that was asked for.
 */
#ifndef SB_RENDER_H
#define SB_RENDER_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/where.h"
#include "lib/report/gnuplot.h"
#include "lib/report/report.h"
#include "lib/report/screen.h"

#define RENDER_PLACES	120	/* of a chart over time on a page */

/*
 * Add the page, with the style sheet at `css`: 0; 1 with the reason in `why` if
 * charts could not be drawn and tables stand in their place; -1 with `where`
 * if the style sheet cannot be read.
 */
int	render_page(struct report *, const char *css, struct buf *,
	    char why[GNUPLOT_WHY], struct where *);
void	render_text(struct report *, const struct screen *, struct buf *);

#endif
