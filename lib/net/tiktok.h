/*
 * tiktok - calls of the TikTok Research API, and posts from what they answer.
 *
 * Source of the method:
 * developers.tiktok.com/doc/research-api-specs-query-videos and
 * -video-comments, and TikTok's own research-api-wrapper.
 */
#ifndef SB_TIKTOK_H
#define SB_TIKTOK_H

#include <jansson.h>
#include <stdbool.h>

#include "lib/net/quota.h"
#include "lib/net/visit.h"

struct tiktok;

/* "requests" and "records" of a day. */
extern const struct quota_bucket tiktok_buckets[];

/* Log in with client_key and the secret of the source.  NULL, with the outcome
 * set, if that fails. */
struct tiktok	*tiktok_new(struct visit *);
void		 tiktok_free(struct tiktok *);

/* The two calls that there are: their paths and fields. */
enum tiktok_call { TIKTOK_VIDEOS, TIKTOK_COMMENTS };

/*
 * Ask with that body, which is taken.  "data" of the answer, the caller's to
 * json_decref(), or NULL with the outcome set, but for a search that the
 * platform has forgotten: then *stale is set, and for a video that it does
 * not know, *gone.
 */
json_t		*tiktok_ask(struct tiktok *, enum tiktok_call, json_t *body,
		    bool *stale, bool *gone);

/* Write a video; where `voice`, with what is spoken in it.  False if the
 * visit is to end now; *wordless counts those without a word. */
bool		 tiktok_video(struct visit *, const json_t *, bool voice,
		    uint64_t *wordless);
bool		 tiktok_comment(struct visit *, const json_t *,
		    const char *video);

#endif
