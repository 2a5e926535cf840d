/*
 * from_reddit - submissions and comments of subreddits, by Reddit's Data API.
 *
 * Method: OAuth 2.0 client credentials (RFC 6749, 4.4) for a token; listings of
 * what is new, newest first; the whole thread of what is new, or the stream of
 * the comments of all threads.
 */
#ifndef SB_FROM_REDDIT_H
#define SB_FROM_REDDIT_H

#include "lib/net/adapter.h"

extern const struct adapter from_reddit;

#endif
