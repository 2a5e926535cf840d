/*
 * nodebbpost - a post as NodeBB has it in JSON.
 */
#ifndef SB_NODEBBPOST_H
#define SB_NODEBBPOST_H

#include <jansson.h>
#include <stdbool.h>

struct board;

/* Write it, or that it is no longer there.  False if the visit is to end now. */
bool	nodebbpost_write(struct board *, const json_t *post,
	    const json_t *topic);

#endif
