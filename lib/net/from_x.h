/*
 * from_x - what is said on X, by its API v2: recent search, full-archive search or
 * the filtered stream.
 *
 * Source: the documentation and openapi.json of X, version 2.167.  Posts are paid
 * for one by one: what a visit may read is set aside from the bucket `posts`
 * before it is asked for.  Authors are not asked for by name, which costs more
 * than the post itself.
 */
#ifndef SB_FROM_X_H
#define SB_FROM_X_H

#include "lib/net/adapter.h"

extern const struct adapter from_x;

#endif
