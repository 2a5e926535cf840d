/*
 * from_discourse - posts of a forum that runs Discourse, by its JSON.
 *
 * The stream of all posts, or the topics of some categories with theirs.  A post
 * is known by its topic and its number there, as in its address: what it answers
 * is told so.
 */
#ifndef SB_FROM_DISCOURSE_H
#define SB_FROM_DISCOURSE_H

#include "lib/net/adapter.h"

extern const struct adapter from_discourse;

#endif
