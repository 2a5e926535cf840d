#include "lib/net/ytcomments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/post.h"
#include "lib/net/ytfind.h"

#define LATE		86400	/* answers to a comment come as late as that */
#define REPLY_PAGES	20	/* of one comment, of a hundred answers each */

/* The comments of one video under way. */
struct reading {
	struct visit	*v;
	struct watched	*video;
	long		*pages;
	bool		 asked;		/* for --since or --until */
	int64_t		 limit;		/* older threads were read before */
	char		*token;		/* of the next page, or NULL */
	bool		 fresh;		/* the page has a thread after limit */
	bool		 stale;		/* began anew once */
};

static bool
write_replies(struct reading *r, const json_t *list, const char *thread)
{
	bool good = true;

	for (size_t i = 0; i < json_array_size(list) && good; i++)
		good = youtube_comment(r->v, json_array_get(list, i),
		    r->video->id, thread, -1);
	return good;
}

/* Those that did not come with the thread; all of them, since which did not is
 * not said. */
static bool
ask_replies(struct reading *r, const char *thread)
{
	char token[1024] = "";
	enum youtube_end end;
	struct span next;
	json_t *answer;
	bool good = true;

	for (int i = 0; good && i < REPLY_PAGES; i++) {
		const char *query[] = { "part", "snippet",
		    "parentId", thread, "maxResults", "100",
		    "textFormat", "plainText",
		    "pageToken", token[0] != '\0' ? token : NULL, NULL };

		answer = youtube_call(r->v, "comments", "units", query, &end);
		if (answer == NULL && end == YOUTUBE_MISSING)
			return post_delete(r->v, span_of(thread), false,
			    "deleted");
		if (answer == NULL)
			return end != YOUTUBE_STOP;
		good = write_replies(r, api_at(answer, "items"), thread);
		next = youtube_next(answer);
		snprintf(token, sizeof token, "%.*s", SPAN_ARG(next));
		json_decref(answer);
		if (token[0] == '\0' || next.len >= sizeof token)
			break;
	}
	return good;
}

static bool
write_thread(struct reading *r, const json_t *thread)
{
	const json_t *top = api_at(thread, "snippet.topLevelComment");
	const json_t *came = api_at(thread, "replies.comments");
	int64_t published = youtube_time(top, "snippet.publishedAt");
	int64_t replies = -1;
	char id[256];
	struct span own = api_text(top, "id");

	api_int(thread, "snippet.totalReplyCount", &replies);
	r->fresh |= published >= r->limit;
	if (published > r->video->pending)
		r->video->pending = published;
	if (!youtube_comment(r->v, top, r->video->id, NULL, replies))
		return false;
	if (own.len == 0 || own.len >= sizeof id)
		return true;
	snprintf(id, sizeof id, "%.*s", SPAN_ARG(own));
	/* Those of threads that only share a page with new ones were read. */
	if (replies > (int64_t)json_array_size(came) && published >= r->limit)
		return ask_replies(r, id);
	return write_replies(r, came, id);
}

static json_t *
ask_page(struct reading *r, enum youtube_end *end)
{
	const char *query[] = { "part", "snippet,replies",
	    "videoId", r->video->id, "maxResults", "100", "order", "time",
	    "textFormat", "plainText", "pageToken", r->token, NULL };

	return youtube_call(r->v, "commentThreads", "units", query, end);
}

static void
set_token(struct reading *r, struct span token)
{
	free(r->token);
	r->token = token.len != 0 ? xstrndup(token.s, token.len) : NULL;
}

/* Where a reading that is killed goes on; of a backfill nothing is kept. */
static void
save(struct reading *r)
{
	free(r->video->token);
	r->video->token = r->token != NULL && !r->asked ?
	    xstrdup(r->token) : NULL;
	watch_save(r->v, r->video);
}

/* Why there is no page: false if the visit is to end. */
static bool
conclude(struct reading *r, enum youtube_end end)
{
	if (end == YOUTUBE_STOP)
		return false;
	if (end == YOUTUBE_MISSING)
		return watch_delete(r->v, r->video);
	r->video->closed = end == YOUTUBE_CLOSED;
	set_token(r, SPAN_NONE);
	save(r);
	return true;
}

/* A page: 1 if there may be more, 0 at the end, -1 if the visit is to end. */
static int
read_page(struct reading *r)
{
	enum youtube_end end;
	json_t *answer = NULL;
	const json_t *items;
	struct span next;
	bool good = true;

	if (!api_page(r->v, r->pages))
		return -1;
	if ((answer = ask_page(r, &end)) == NULL) {
		if (end != YOUTUBE_STALE || r->stale)
			return conclude(r, end) ? 0 : -1;
		r->stale = true;
		set_token(r, SPAN_NONE);
		return 1;
	}
	items = api_at(answer, "items");
	r->fresh = json_array_size(items) == 0;
	for (size_t i = 0; i < json_array_size(items) && good; i++)
		good = write_thread(r, json_array_get(items, i));
	next = youtube_next(answer);
	if (r->token != NULL && span_is(next, r->token))
		next = SPAN_NONE;
	set_token(r, r->fresh ? next : SPAN_NONE);
	json_decref(answer);
	if (!good)
		return -1;
	if (r->token == NULL && !r->asked) {
		r->video->seen = r->video->pending;
		r->video->count = r->video->comments;
	}
	save(r);
	return !visit_batch(r->v) ? -1 : r->token != NULL;
}

static bool
read_video(struct visit *v, struct watched *y, long *pages, bool asked)
{
	struct reading r = { .v = v, .video = y, .pages = pages,
	    .asked = asked };
	int more;

	if (y->token != NULL && !asked)
		r.token = xstrdup(y->token);
	r.limit = asked ? v->since : y->seen != 0 ? y->seen -
	    ytfind_seconds(v->source, "late", LATE) : INT64_MIN;
	if (r.token == NULL && !asked)
		y->pending = y->seen;
	while ((more = read_page(&r)) == 1)
		continue;
	free(r.token);
	return more == 0;
}

bool
ytcomments_all(struct visit *v, struct watch *w, long *pages)
{
	bool asked = v->since != INT64_MIN || v->until != INT64_MAX;
	struct watched *y;

	for (size_t i = 0; i < watch_count(w); i++) {
		y = watch_at(w, i);
		if (y->gone || y->closed || y->comments <= 0 ||
		    (!asked && y->comments == y->count && y->token == NULL))
			continue;
		if (!read_video(v, y, pages, asked))
			return false;
	}
	return true;
}
