/*
 * from_tiktok - "type = tiktok": videos and comments by the Research API.
 */
#ifndef SB_FROM_TIKTOK_H
#define SB_FROM_TIKTOK_H

#include "lib/net/adapter.h"

extern const struct adapter from_tiktok;

#endif
