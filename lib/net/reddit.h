/*
 * reddit - submissions and comments as the API of Reddit gives them.
 *
 * A thing is {"kind": "t3" or "t1", "data": {…}}.  One whose text is gone, by
 * its author's will or a moderator's, becomes a tombstone.
 */
#ifndef SB_REDDIT_H
#define SB_REDDIT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct visit;

/* When it was made, seconds since 1970; 0 where it does not say. */
int64_t	reddit_time(const json_t *thing);
/* When it was edited; 0: never, or it does not say when. */
int64_t	reddit_edited(const json_t *thing);
/* Whether its text is gone. */
bool	reddit_is_gone(const json_t *thing);
/* Write it; false if the visit is to end now. */
bool	reddit_write(struct visit *, const json_t *thing);

#endif
