/*
 * page - a document as one HTML file that opens anywhere.
 *
 * Nothing is fetched and nothing runs: the style sheet and the pictures are in
 * the file, and a Content-Security-Policy forbids the rest.
 */
#ifndef SB_PAGE_H
#define SB_PAGE_H

#include "lib/base/buf.h"
#include "lib/report/doc.h"
#include "lib/report/gnuplot.h"

/*
 * Add the page.  -1, with the reason, if a chart could not be drawn: its table
 * then stands in its place and the page is whole all the same.
 */
int	page_write(const struct doc *, const char *css, struct buf *,
	    char why[GNUPLOT_WHY]);

#endif
