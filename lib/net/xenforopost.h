/*
 * xenforopost - a post as XenForo's REST API has it.
 */
#ifndef SB_XENFOROPOST_H
#define SB_XENFOROPOST_H

#include <jansson.h>
#include <stdbool.h>

struct board;

/* Write it, or that it is no longer there.  False if the visit is to end now. */
bool	xenforopost_write(struct board *, const json_t *post,
	    const json_t *thread);

#endif
