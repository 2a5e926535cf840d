/*
 * ytcomments - what is said below the videos of a source, newest first.
 *
 * The answers to a comment come with it as far as they are few; the rest is
 * asked for.  A video whose count of comments is what it was is not asked for
 * them.
 */
#ifndef SB_YTCOMMENTS_H
#define SB_YTCOMMENTS_H

#include "lib/net/youtube.h"

/* Whether all were read; else the outcome says why not, or the visit is to
 * end. */
bool	ytcomments_all(struct visit *, struct watch *, long *pages);

#endif
