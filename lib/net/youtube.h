/*
 * youtube - calls of the YouTube Data API v3, and posts from what they answer.
 *
 * Source of the method: developers.google.com/youtube/v3/docs, and its pages on
 * quota and errors.
 */
#ifndef SB_YOUTUBE_H
#define SB_YOUTUBE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/net/quota.h"
#include "lib/net/visit.h"
#include "lib/net/watch.h"

enum youtube_end {
	YOUTUBE_STOP,		/* the outcome says why the visit is to end */
	YOUTUBE_MISSING,	/* what was asked for was deleted */
	YOUTUBE_CLOSED,		/* comments are off, for good */
	YOUTUBE_BARRED,		/* this is not for everyone */
	YOUTUBE_STALE,		/* the page token is no longer good */
};

/* "search", of which there are few a day, and "units" for all else. */
extern const struct quota_bucket youtube_buckets[];

/*
 * A call as "videos" with its query, name, value, …, NULL.  The answer, which
 * is the caller's to json_decref(), or NULL and why.
 */
json_t	*youtube_call(struct visit *, const char *what, const char *bucket,
	    const char *const query[], enum youtube_end *);
/* For calls that nothing but the outcome can end: set it, where it is not. */
void	youtube_refused(struct visit *, const char *what, enum youtube_end);
/* "nextPageToken", or SPAN_NONE on the last page. */
struct span	 youtube_next(const json_t *answer);
/* The id at the path, if it can be one. */
bool	youtube_id(const json_t *, const char *path, char out[WATCH_ID]);
/* RFC 3339 at the path, or 0. */
int64_t	youtube_time(const json_t *, const char *path);

/* Write a video; false if the visit is to end now. */
bool	youtube_video(struct visit *, const json_t *item);
/*
 * Write a comment on the video, or a reply where `thread` is the id of the
 * comment that it answers, else NULL; `replies` as the thread counts them, or
 * -1.
 */
bool	youtube_comment(struct visit *, const json_t *comment,
	    const char *video, const char *thread, int64_t replies);

#endif
