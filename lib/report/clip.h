/*
 * clip - text of strangers made fit to be shown, and cut to a length.
 *
 * Both the pages and the terminal show what anyone on the internet wrote.  A
 * clipped text is one line: line ends and tabs are blanks, runs of blanks are
 * one; other control characters are U+FFFD; marks that turn the direction of
 * writing, byte order marks, tags and line separators are gone; of the
 * combining marks on one letter the first four stay.
 */
#ifndef SB_CLIP_H
#define SB_CLIP_H

#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * Add at most `most` user-perceived characters (Unicode grapheme clusters, UAX
 * #29) of the text, which must be UTF-8.  Where more follow, the last one is an
 * ellipsis, and the cut is at the blank before it if one is near.
 */
void	 clip_add(struct buf *, struct span text, size_t most);
/* The same as a string, the caller's to free. */
char	*clip_make(struct span text, size_t most);
/* The same, "?" where nothing is left of it to see. */
char	*clip_name(struct span text, size_t most);

/* Columns that a clipped text takes on a terminal. */
size_t	 clip_width(struct span text);

#endif
