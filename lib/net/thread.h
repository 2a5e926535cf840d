/*
 * thread - the comments of a submission at Reddit, some of which come as ids.
 *
 * Things nest in each other's "replies"; what one answer has no room for stands
 * there as {"kind": "more", "data": {"children": [ids]}}, to be asked for.
 */
#ifndef SB_THREAD_H
#define SB_THREAD_H

#include <jansson.h>
#include <stdbool.h>

#include "lib/base/buf.h"

#define THREAD_DEPTH	64	/* Reddit's own nest about ten deep */
#define THREAD_IDS	100	/* that may be asked for at once */

struct visit;

/* Begin with the visit set and the rest zero. */
struct thread {
	struct visit	*visit;
	/* private */
	struct buf	 ids;		/* "abc,abd," to be asked for */
};

/* Write an array of things and all below, and note what is to be asked for. */
void	thread_add(struct thread *, const json_t *things);
/* Up to THREAD_IDS of those, with commas between, the caller's; NULL: none. */
char	*thread_ids(struct thread *);
/* Whether any are left. */
bool	thread_left(const struct thread *);
void	thread_free(struct thread *);

#endif
