/*
 * from_feed - "type = feed": RSS, Atom and JSON Feed.
 */
#ifndef SB_FROM_FEED_H
#define SB_FROM_FEED_H

#include "lib/net/adapter.h"

extern const struct adapter from_feed;

#endif
