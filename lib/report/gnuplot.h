/*
 * gnuplot - a script in, a picture out.
 *
 * The program is started directly, without a shell, without anyone's settings
 * and with an environment of its own; script and picture go through unnamed
 * files.  A script is code: only numbers and words of ours may be in it.
 */
#ifndef SB_GNUPLOT_H
#define SB_GNUPLOT_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define GNUPLOT_WHY	256

/* Adds what it printed: 0, or -1 with one line of reason in `why`. */
int	gnuplot_run(struct span script, struct buf *out,
	    char why[GNUPLOT_WHY]);

#endif
