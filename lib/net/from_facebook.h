/*
 * from_facebook - posts of a public page and what is commented on them, by the
 * Graph API.
 */
#ifndef SB_FROM_FACEBOOK_H
#define SB_FROM_FACEBOOK_H

#include "lib/net/adapter.h"

extern const struct adapter from_facebook;

#endif
