/*
 * apivalue - what stands at a path of an answer, in words of a post.
 *
 * Answers are other people's: a member that is missing, or of another type than
 * it should be, is no error but is not there.
 */
#ifndef SB_APIVALUE_H
#define SB_APIVALUE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/net/post.h"

struct visit;

/*
 * Values at a path ("snippet.title", "0.id" in an array).  Spans are borrowed
 * from the tree; SPAN_NONE where there is no string, or an empty one.
 */
const json_t	*api_at(const json_t *, const char *path);
struct span	 api_text(const json_t *, const char *path);
/* A whole number, from a number or from digits in a string. */
bool		 api_int(const json_t *, const char *path, int64_t *);
/* A string or a whole number as text; the scratch holds the latter. */
struct span	 api_id(const json_t *, const char *path, struct buf *scratch);

/* The metric of that name, if there is a number at the path. */
void		 api_metric(struct post *, const char *name, const json_t *,
		    const char *path);
/* Its tags from the strings of an array at the path, which they are borrowed
 * from; the pointers to them are put in `room`. */
#define API_TAGS	64
void		 api_tags(struct post *, const json_t *, const char *path,
		    char *room[API_TAGS]);
/* published from RFC 3339 and its like, or from seconds or milliseconds. */
void		 api_time(struct visit *, struct post *, const json_t *,
		    const char *path);

#endif
