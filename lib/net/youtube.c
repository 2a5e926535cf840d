#include "lib/net/youtube.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/secret.h"

#define PLATFORM	"https://www.googleapis.com"

const struct quota_bucket youtube_buckets[] = {
	{ "search", 100, QUOTA_PACIFIC, 0 },
	{ "units", 10000, QUOTA_PACIFIC, 0 },
	{ NULL, 0, QUOTA_PACIFIC, 0 },
};

/* What the platform names as the reason of a refusal, and what that means. */
static const struct reason {
	const char		*name;
	enum api_verdict	 verdict;
	enum youtube_end	 end;
	const char		*why;		/* or NULL: the usual */
} reasons[] = {
	{ "quotaExceeded", API_SPENT, YOUTUBE_STOP, NULL },
	{ "dailyLimitExceeded", API_SPENT, YOUTUBE_STOP, NULL },
	{ "rateLimitExceeded", API_LIMITED, YOUTUBE_STOP, NULL },
	{ "userRateLimitExceeded", API_LIMITED, YOUTUBE_STOP, NULL },
	{ "processingFailure", API_RETRY, YOUTUBE_STOP, NULL },
	{ "backendError", API_RETRY, YOUTUBE_STOP, NULL },
	{ "internalError", API_RETRY, YOUTUBE_STOP, NULL },
	{ "commentsDisabled", API_GONE, YOUTUBE_CLOSED, NULL },
	{ "videoNotFound", API_GONE, YOUTUBE_MISSING, NULL },
	{ "commentThreadNotFound", API_GONE, YOUTUBE_MISSING, NULL },
	{ "commentNotFound", API_GONE, YOUTUBE_MISSING, NULL },
	{ "parentCommentNotFound", API_GONE, YOUTUBE_MISSING, NULL },
	{ "invalidPageToken", API_GONE, YOUTUBE_STALE, NULL },
	{ "playlistNotFound", API_FAILED, YOUTUBE_STOP,
	    "there is no such channel or playlist; look at their ids" },
	{ "playlistItemsNotAccessible", API_FAILED, YOUTUBE_STOP,
	    "a playlist is private; take it out" },
	{ "keyInvalid", API_DENIED, YOUTUBE_STOP, NULL },
	{ "API_KEY_INVALID", API_DENIED, YOUTUBE_STOP, NULL },
	{ "keyExpired", API_DENIED, YOUTUBE_STOP,
	    "the key has expired; make a new one" },
	{ "ipRefererBlocked", API_DENIED, YOUTUBE_STOP,
	    "the key may not be used from here; look at its restrictions" },
	{ "accessNotConfigured", API_DENIED, YOUTUBE_STOP, "the key's project "
	    "may not use the YouTube Data API v3; enable it there" },
};

static const struct reason *
reason_of(const json_t *tree)
{
	struct span names[] = {
		api_text(tree, "error.errors.0.reason"),
		api_text(tree, "error.details.0.reason"),
	};

	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (span_is(names[0], reasons[i].name) ||
		    span_is(names[1], reasons[i].name))
			return &reasons[i];
	return NULL;
}

/* A video that is private answers so, and that is no fault of the key. */
static bool
is_barred(const json_t *tree)
{
	return span_is(api_text(tree, "error.errors.0.reason"),
	    "forbidden") && span_starts(api_text(tree,
	    "error.errors.0.domain"), "youtube.comment");
}

static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	const struct reason *r = reason_of(tree);
	const struct quota_bucket *b = youtube_buckets;

	(void)a;
	if (j->verdict == API_OK)
		return;
	/* Only what the platform itself says is gone is gone. */
	if (j->verdict == API_GONE)
		j->verdict = API_FAILED;
	if (is_barred(tree))
		j->verdict = API_GONE;
	if (r == NULL)
		return;
	j->verdict = r->verdict;
	if (r->verdict == API_SPENT)
		j->again = quota_end(b, quota_start(b, v->now));
	if (r->why != NULL)
		snprintf(j->why, sizeof j->why, "%s", r->why);
}

/* Why there is nothing, out of the answer that was judged last. */
static enum youtube_end
end_of(const struct visit *v)
{
	const struct buf *body = &v->answer.body;
	json_t *tree = json_loadb(body->s, body->len, 0, NULL);
	const struct reason *r = reason_of(tree);
	enum youtube_end end = r != NULL ? r->end : YOUTUBE_BARRED;

	json_decref(tree);
	return end;
}

json_t *
youtube_call(struct visit *v, const char *what, const char *bucket,
    const char *const query[], enum youtube_end *end)
{
	char *url = api_url(v, PLATFORM, "/youtube/v3/%s", what);
	char *key = api_auth(v, "X-Goog-Api-Key", "", "key");
	const char *headers[] = { key, NULL };
	struct api_request q = { .url = url, .query = query,
	    .headers = headers, .bucket = bucket, .cost = 1, .judge = judge };
	json_t *tree = NULL;
	bool gone = false;

	*end = YOUTUBE_STOP;
	if (key != NULL && (tree = api_get(v, &q, &gone)) == NULL && gone)
		*end = end_of(v);
	secret_free(key);
	free(url);
	if (tree == NULL || json_is_array(api_at(tree, "items")))
		return tree;
	visit_fail(v, VISIT_FAILED, "the answer of %s has no items; is base "
	    "the address of the platform?", what);
	json_decref(tree);
	return NULL;
}

void
youtube_refused(struct visit *v, const char *what, enum youtube_end end)
{
	if (end != YOUTUBE_STOP)
		visit_fail(v, VISIT_FAILED, "HTTP %ld: YouTube refuses %s; "
		    "try again later, or look at the source's keys",
		    v->answer.status, what);
}

struct span
youtube_next(const json_t *answer)
{
	return api_text(answer, "nextPageToken");
}

bool
youtube_id(const json_t *t, const char *path, char out[WATCH_ID])
{
	struct span id = api_text(t, path);

	if (!watch_is_id(id))
		return false;
	memcpy(out, id.s, id.len);
	out[id.len] = '\0';
	return true;
}

int64_t
youtube_time(const json_t *t, const char *path)
{
	struct date d;

	return date_parse(api_text(t, path), 0, &d) ? d.instant : 0;
}

/* What is true of videos and comments. */
static void
set_common(struct visit *v, struct post *p, const json_t *snippet)
{
	p->uid = p->id;
	api_time(v, p, snippet, "publishedAt");
}

/* A channel's name is its owner's, unless the office says that is no person. */
static bool
is_body(const struct source *s)
{
	return s->class != NULL && (strcmp(s->class, "press") == 0 ||
	    strcmp(s->class, "agency") == 0 ||
	    strcmp(s->class, "business") == 0);
}

bool
youtube_video(struct visit *v, const json_t *item)
{
	const json_t *s = api_at(item, "snippet");
	char *tags[API_TAGS];
	struct post p = { .kind = "video", .id = api_text(item, "id"),
	    .title = api_text(s, "title"),
	    .author = api_text(s, "channelTitle"),
	    .author_id = api_text(s, "channelId") };
	char url[128];

	set_common(v, &p, s);
	if (is_body(v->source))
		p.site = api_text(s, "channelTitle");
	p.text = api_text(s, "description");
	if (p.text.len == 0)
		p.text = p.title;
	p.lang = api_text(s, "defaultAudioLanguage");
	if (p.lang.len == 0)
		p.lang = api_text(s, "defaultLanguage");
	snprintf(url, sizeof url, "https://www.youtube.com/watch?v=%.*s",
	    SPAN_ARG(p.id));
	p.url = span_of(url);
	api_tags(&p, s, "tags", tags);
	api_metric(&p, "views", item, "statistics.viewCount");
	api_metric(&p, "likes", item, "statistics.likeCount");
	api_metric(&p, "comments", item, "statistics.commentCount");
	if (p.text.len != 0 && (!p.dated ||
	    api_wants(v, p.published.instant)))
		return post_write(v, &p);
	v->outcome.skipped += p.text.len == 0;
	return true;
}

bool
youtube_comment(struct visit *v, const json_t *comment, const char *video,
    const char *thread, int64_t replies)
{
	const json_t *s = api_at(comment, "snippet");
	struct post p = { .kind = thread != NULL ? "reply" : "comment",
	    .id = api_text(comment, "id"),
	    .text = api_text(s, "textOriginal"),
	    .author = api_text(s, "authorDisplayName"),
	    .author_id = api_text(s, "authorChannelId.value"),
	    .parent = span_of(thread != NULL ? thread : video),
	    .root = span_of(video) };
	char url[512];

	if (p.text.len == 0)
		p.text = api_text(s, "textDisplay");
	if (p.id.len == 0 || p.id.len > 256 || p.text.len == 0) {
		v->outcome.skipped++;
		return true;
	}
	set_common(v, &p, s);
	if (p.dated && !api_wants(v, p.published.instant))
		return true;
	if (date_parse(api_text(s, "updatedAt"), 0, &p.updated) &&
	    p.dated && p.updated.instant > p.published.instant)
		p.flags |= POST_EDITED;
	else
		p.updated = (struct date){ .instant = 0 };
	snprintf(url, sizeof url, "https://www.youtube.com/watch?v=%s&lc=%.*s",
	    video, SPAN_ARG(p.id));
	p.url = span_of(url);
	api_metric(&p, "likes", s, "likeCount");
	if (replies >= 0)
		p.metrics[p.nmetrics++] = (struct post_metric){
		    .name = "replies", .value = replies };
	return post_write(v, &p);
}
