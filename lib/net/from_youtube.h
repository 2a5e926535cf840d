/*
 * from_youtube - "type = youtube": videos and their comments by the YouTube
 * Data API.
 */
#ifndef SB_FROM_YOUTUBE_H
#define SB_FROM_YOUTUBE_H

#include "lib/net/adapter.h"

extern const struct adapter from_youtube;

#endif
