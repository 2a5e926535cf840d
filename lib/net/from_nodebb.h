/*
 * from_nodebb - posts of a forum that runs NodeBB, by its Read API.
 *
 * The topics that were last written in, of the board or of some categories, and
 * their posts.  Ids are numbers, or addresses of posts that came from elsewhere.
 */
#ifndef SB_FROM_NODEBB_H
#define SB_FROM_NODEBB_H

#include "lib/net/adapter.h"

extern const struct adapter from_nodebb;

#endif
