/*
 * piece - a long text in parts that fit in memory as tokens.
 */
#ifndef SB_PIECE_H
#define SB_PIECE_H

#include <stddef.h>

#include "lib/base/span.h"

#define PIECE_MOST	65536	/* bytes */

/*
 * The next piece of *rest, which is passed over in *rest; SPAN_NONE at the end.
 * It ends after a line end if there is one, else after a blank, else between
 * characters; a word or a phrase that stands across is not seen whole.
 */
struct span	piece_next(struct span *rest);

#endif
