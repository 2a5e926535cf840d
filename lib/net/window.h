/*
 * window - what a visit covered, as coverage records.
 *
 * A first visit covers from the oldest item on, a later one from where the last
 * good one ended; if the oldest item is newer than that, others may have slid out
 * of the source between, and that time is missed, unless the adapter has seen all
 * of it.  A document that tells of a time by itself, an export or a file, covers
 * that.
 */
#ifndef SB_WINDOW_H
#define SB_WINDOW_H

#include "lib/net/visit.h"

/* Adds the records to the visit's batch and moves the window that is remembered. */
void	window_put(struct visit *);
/*
 * For a stream, which has no past: what it covered from an instant on, up to now,
 * before it goes on or ends.  What lies between that and the last piece is missed.
 * Puts out what the visit has written.  False if the state is broken.
 */
bool	window_piece(struct visit *, int64_t from);

#endif

