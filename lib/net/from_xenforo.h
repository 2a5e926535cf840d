/*
 * from_xenforo - threads and posts of a forum that runs XenForo 2.
 *
 * By the feeds that it has for anyone: threads with the beginning of their first
 * post.  Or by its REST API, where the owner has given a key: all posts.  The
 * first post of a thread has the same uid in both.
 */
#ifndef SB_FROM_XENFORO_H
#define SB_FROM_XENFORO_H

#include "lib/net/adapter.h"

extern const struct adapter from_xenforo;

#endif
