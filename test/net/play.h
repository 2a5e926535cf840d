/*
 * play - an answer as a route of a script wants it, faults and all.
 */
#ifndef MOCK_PLAY_H
#define MOCK_PLAY_H

#include <stdbool.h>

#include "test/net/route.h"

/* A dripping body ends after so many seconds, whatever is left of it. */
#define PLAY_DRIP	60

/* False where the connection is of no more use. */
bool	play(struct conn *, const struct request *, const struct route *);

#endif
