/*
 * screenchart - a chart drawn with letters.
 *
 * Columns are made of block elements, an eighth of a line fine, with a row of
 * the negative share below; bars have the negative part dark.  Blank places are
 * hatched.  In colour, each tone has its own.
 */
#ifndef SB_SCREENCHART_H
#define SB_SCREENCHART_H

#include "lib/base/buf.h"
#include "lib/report/chart.h"
#include "lib/report/screen.h"

void	screenchart(struct buf *, const struct screen *, const struct chart *);

#endif
