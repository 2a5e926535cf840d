/*
 * charref - references to characters, by number or by HTML's names.
 *
 * Numbers of C1 controls mean windows-1252, as on the web, and those of
 * characters that XML forbids U+FFFD.
 */
#ifndef SB_CHARREF_H
#define SB_CHARREF_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * The character that the reference at `at`, a '&', stands for, and the byte
 * after its ';' in *next; 0 if it is none.
 */
long	charref_at(const char *at, const char *end, const char **next);
/* Adds the text with its references decoded, once; tags stay. */
void	charref_text(struct span text, struct buf *out);
/* What the C1 control stands for in windows-1252, or 0. */
long	charref_windows(long c);

#endif
