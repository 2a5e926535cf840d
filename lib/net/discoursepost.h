/*
 * discoursepost - a post as Discourse has it in JSON.
 */
#ifndef SB_DISCOURSEPOST_H
#define SB_DISCOURSEPOST_H

#include <jansson.h>
#include <stdbool.h>

struct board;

/*
 * Write it, or that it is no longer there.  `topic`, which may be NULL, has the
 * title and the views of its topic.  False if the visit is to end now.
 */
bool	discoursepost_write(struct board *, const json_t *post,
	    const json_t *topic);

#endif
