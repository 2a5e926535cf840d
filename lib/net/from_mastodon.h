/*
 * from_mastodon - public posts of an instance of Mastodon, or of what speaks its
 * API: a timeline of tags or of all, a search, or a stream.
 *
 * Source: the documentation of Mastodon 4.5.  A timeline is walked upwards from
 * what was seen last (min_id), which leaves no gap; on a first visit, and for a
 * window, downwards (max_id).
 */
#ifndef SB_FROM_MASTODON_H
#define SB_FROM_MASTODON_H

#include "lib/net/adapter.h"

extern const struct adapter from_mastodon;

#endif
