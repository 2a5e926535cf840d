/*
 * from_bluesky - posts of Bluesky that a search finds, newest first.
 *
 * Source: the lexicons of the AT Protocol (@atproto/api 0.19).  A search needs a
 * session of an account of the office, by an app password; see bskysession.  Marks
 * of a walk are seconds of what the search sorts by: when a post says that it was
 * made, but not later than it was indexed.
 */
#ifndef SB_FROM_BLUESKY_H
#define SB_FROM_BLUESKY_H

#include "lib/net/adapter.h"

extern const struct adapter from_bluesky;

#endif
