/*
 * xenforofeed - the feeds of a XenForo board: of all forums, or of some.
 */
#ifndef SB_XENFOROFEED_H
#define SB_XENFOROFEED_H

#include <stdbool.h>

struct board;

/*
 * `forum` is a path below the board ("forums/xe-dop.216"), or NULL: all.  True if
 * it is not what it was at the last visit, or could not be had.  The outcome is as
 * old as the feed that goes back least.
 */
bool	xenforofeed_fetch(struct board *, const char *forum);

#endif
