/*
 * from_instagram - media with a hashtag, of named professional accounts, and the
 * comments on the office's own, by the Instagram API with Facebook Login.
 */
#ifndef SB_FROM_INSTAGRAM_H
#define SB_FROM_INSTAGRAM_H

#include "lib/net/adapter.h"

extern const struct adapter from_instagram;

#endif
