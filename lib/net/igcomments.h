/*
 * igcomments - what is commented on the office's own media at Instagram.
 */
#ifndef SB_IGCOMMENTS_H
#define SB_IGCOMMENTS_H

#include "lib/net/graph.h"

/*
 * Write the comments and replies, or a tombstone where the media are gone.  False
 * if the visit is to end.
 */
bool	igcomments_read(struct graph *, struct span media);

#endif
