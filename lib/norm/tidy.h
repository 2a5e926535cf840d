/*
 * tidy - white space as a reader needs it.
 *
 * Line ends are LF; of each run of blanks and tabs one blank is left, none at
 * the ends of lines; of each run of empty lines one; none at the ends of the
 * text.  Idempotent.
 */
#ifndef SB_TIDY_H
#define SB_TIDY_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* False if the text is tidy; out is then empty.  Else true and it is in out. */
bool	tidy_text(struct span, struct buf *out);

#endif
