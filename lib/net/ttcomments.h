/*
 * ttcomments - what is said below a video of TikTok: a thousand comments at
 * most.
 */
#ifndef SB_TTCOMMENTS_H
#define SB_TTCOMMENTS_H

#include "lib/net/tiktok.h"

/*
 * Write the comments of a video, with their answers where the source has
 * "comments = replies".  False if the visit is to end.
 */
bool	ttcomments_read(struct visit *, struct tiktok *, const char *video,
	    long *pages);

#endif
