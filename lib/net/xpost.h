/*
 * xpost - posts of X as post records.
 *
 * The names of the API are in transition: members are taken in either spelling,
 * referenced_tweets or referenced_posts.  For adapters of X.
 */
#ifndef SB_XPOST_H
#define SB_XPOST_H

#include <jansson.h>

#include "lib/net/visit.h"

/*
 * Write a post of an answer, whose "includes" may tell of authors and of posts
 * that it passes on.  Versions that it replaces are deleted.  False if the visit
 * is to end now.
 */
bool		 xpost_write(struct visit *, const json_t *answer,
		    const json_t *post);
/* Deletions of what the answer's "errors" say is not there. */
bool		 xpost_errors(struct visit *, const json_t *answer);
/* The member of one name or the other. */
const json_t	*xpost_either(const json_t *, const char *tweet,
		    const char *post);
/* When an id was made, in seconds since 1970, and the least id of a time. */
int64_t		 xpost_time(int64_t id);
int64_t		 xpost_id(int64_t t);

#endif
