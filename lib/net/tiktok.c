#include "lib/net/tiktok.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/secret.h"

#define PLATFORM	"https://open.tiktokapis.com"

struct tiktok {
	struct visit	*visit;
	char		*auth;		/* a header */
	bool		 renewed;	/* the token, since it last was good */
};

const struct quota_bucket tiktok_buckets[] = {
	{ "requests", 1000, QUOTA_UTC, 0 },
	{ "records", 100000, QUOTA_UTC, 0 },
	{ NULL, 0, QUOTA_UTC, 0 },
};

static const struct {
	const char	*path, *fields, *list;
} calls[] = {
	[TIKTOK_VIDEOS] = { "/v2/research/video/query/",
	    "id,create_time,username,video_description,hashtag_names,"
	    "view_count,like_count,comment_count,share_count,favorites_count,"
	    "voice_to_text", "data.videos" },
	[TIKTOK_COMMENTS] = { "/v2/research/video/comment/list/",
	    "id,video_id,text,like_count,reply_count,parent_comment_id,"
	    "create_time", "data.comments" },
};

/* Each answer has a code, those with HTTP 200 too. */
static const struct code {
	const char		*name;
	enum api_verdict	 verdict;
	const char		*why;		/* or NULL: the usual */
} codes[] = {
	{ "ok", API_OK, NULL },
	{ "timeout", API_RETRY, NULL },
	{ "internal_error", API_RETRY, NULL },
	{ "rate_limit_exceeded", API_LIMITED, NULL },
	{ "daily_quota_limit_exceeded", API_SPENT, NULL },
	{ "access_token_invalid", API_DENIED, NULL },
	{ "access_token_expired", API_DENIED, NULL },
	{ "scope_not_authorized", API_DENIED, "the application is not "
	    "approved for the Research API (scope research.data.basic)" },
	{ "scope_permission_missed", API_DENIED, "the application is not "
	    "approved for the Research API (scope research.data.basic)" },
};

/* A search that its server no longer knows, or a video: refused as
 * parameters. */
static bool
speaks_of(const json_t *tree, const char *thing)
{
	struct span code = api_text(tree, "error.code");
	struct span why = api_text(tree, "error.message");

	return span_starts(code, "invalid_") && why.s != NULL &&
	    memmem(why.s, why.len, thing, strlen(thing)) != NULL;
}

static bool
is_stale(const json_t *tree)
{
	return speaks_of(tree, "search_id") || speaks_of(tree, "Search ID") ||
	    speaks_of(tree, "cursor");
}

static bool
is_gone(const json_t *tree)
{
	return speaks_of(tree, "not found") || speaks_of(tree,
	    "does not exist");
}

static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span code = api_text(tree, "error.code");
	struct span why = api_text(tree, "error.message");
	const struct quota_bucket *b = tiktok_buckets;

	(void)a;
	if (code.s == NULL) {
		if (j->verdict == API_GONE || (j->verdict == API_OK &&
		    tree != NULL))
			j->verdict = API_FAILED;
		return;
	}
	if (is_stale(tree) || is_gone(tree)) {
		j->verdict = API_GONE;
		return;
	}
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		if (!span_is(code, codes[i].name))
			continue;
		j->verdict = codes[i].verdict;
		snprintf(j->why, sizeof j->why, "%s", codes[i].why != NULL ?
		    codes[i].why : "");
		if (j->verdict == API_SPENT)
			j->again = quota_end(b, quota_start(b, v->now));
		return;
	}
	j->verdict = a->status >= 500 ? API_RETRY : API_FAILED;
	if (why.s != NULL)
		snprintf(j->why, sizeof j->why, "TikTok says %.40s: %.120s",
		    code.s, why.s);
}

static void
judge_token(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span error = api_text(tree, "error");

	(void)v;
	if (a->status == 429 || a->status >= 500 || (j->verdict == API_OK &&
	    error.s == NULL))
		return;
	j->verdict = API_DENIED;
	snprintf(j->why, sizeof j->why, "client_key or its secret is refused "
	    "(%.40s); look at them in TikTok's list of applications",
	    error.s != NULL ? error.s : "no reason");
}

/* The form that asks for a token, with the secret in it; or NULL. */
static char *
form(struct visit *v)
{
	char why[256], *key, *secret, *body;
	const char *text = secret_get(v->source, "secret", why);

	if (text == NULL) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return NULL;
	}
	key = api_encode(span_of(visit_key(v, "client_key")));
	secret = api_encode(span_of(text));
	body = xasprintf("client_key=%s&client_secret=%s"
	    "&grant_type=client_credentials", key, secret);
	secret_free(secret);
	free(key);
	return body;
}

static bool
take_token(struct tiktok *t, const json_t *tree)
{
	char *auth = api_token(t->visit, tree, "Bearer");

	if (auth == NULL)
		return false;
	secret_free(t->auth);
	t->auth = auth;
	return true;
}

static bool
log_in(struct tiktok *t)
{
	const char *const headers[] = {
		"Content-Type: application/x-www-form-urlencoded", NULL
	};
	char *body = form(t->visit), *url;
	json_t *tree;
	bool good;

	if (body == NULL)
		return false;
	url = api_url(t->visit, PLATFORM, "/v2/oauth/token/");
	tree = api_get(t->visit, &(struct api_request){ .url = url,
	    .headers = headers, .judge = judge_token,
	    .body = span_of(body) }, NULL);
	good = tree != NULL && take_token(t, tree);
	json_decref(tree);
	free(url);
	secret_free(body);
	return good;
}

struct tiktok *
tiktok_new(struct visit *v)
{
	struct tiktok *t = xcalloc(1, sizeof *t);

	t->visit = v;
	if (log_in(t))
		return t;
	tiktok_free(t);
	return NULL;
}

void
tiktok_free(struct tiktok *t)
{
	if (t == NULL)
		return;
	secret_free(t->auth);
	free(t);
}

static json_t *
post(struct tiktok *t, enum tiktok_call call, const char *body, bool *gone)
{
	char *url = api_url(t->visit, PLATFORM, "%s", calls[call].path);
	const char *query[] = { "fields", calls[call].fields, NULL };
	const char *headers[] = { t->auth, "Content-Type: application/json",
	    NULL };
	json_t *tree = api_get(t->visit, &(struct api_request){ .url = url,
	    .query = query, .headers = headers, .body = span_of(body),
	    .bucket = "requests", .cost = 1, .judge = judge }, gone);

	free(url);
	return tree;
}

/* A token lives two hours; a visit may live longer. */
static bool
is_expired(struct tiktok *t)
{
	const struct buf *body = &t->visit->answer.body;
	json_t *tree = json_loadb(body->s, body->len, 0, NULL);
	struct span code = api_text(tree, "error.code");
	bool expired = !t->renewed && span_starts(code, "access_token_");

	json_decref(tree);
	return expired;
}

static bool
was_stale(const struct visit *v)
{
	json_t *tree = json_loadb(v->answer.body.s, v->answer.body.len, 0,
	    NULL);
	bool stale = is_stale(tree);

	json_decref(tree);
	return stale;
}

json_t *
tiktok_ask(struct tiktok *t, enum tiktok_call call, json_t *body, bool *stale,
    bool *gone)
{
	char *text = json_dumps(body, JSON_COMPACT);
	json_t *tree = post(t, call, text, gone), *data;
	const json_t *list = api_at(tree, calls[call].list);

	json_decref(body);
	*stale = false;
	if (tree == NULL && !*gone && is_expired(t)) {
		t->renewed = true;
		visit_fail(t->visit, VISIT_OK, "%s", "");
		tree = log_in(t) ? post(t, call, text, gone) : NULL;
		list = api_at(tree, calls[call].list);
	}
	free(text);
	if (tree == NULL && *gone) {
		*stale = was_stale(t->visit);
		*gone = !*stale;
	}
	if (*gone && call == TIKTOK_VIDEOS)
		visit_fail(t->visit, VISIT_FAILED, "TikTok refuses the search; "
		    "look at keyword, hashtag and region");
	if (tree == NULL)
		return NULL;
	t->renewed = false;
	if (!json_is_array(list) || !quota_spend(t->visit, "records",
	    (int64_t)json_array_size(list))) {
		if (!json_is_array(list))
			visit_fail(t->visit, VISIT_FAILED, "the answer has no "
			    "%s; is base the address of TikTok?",
			    calls[call].list);
		json_decref(tree);
		return NULL;
	}
	data = json_incref(json_object_get(tree, "data"));
	json_decref(tree);
	return data;
}

bool
tiktok_video(struct visit *v, const json_t *video, bool voice,
    uint64_t *wordless)
{
	struct buf id = BUF_INIT, text = BUF_INIT;
	struct span spoken = api_text(video, "voice_to_text");
	struct post p = { .kind = "video",
	    .id = api_id(video, "id", &id),
	    .author = api_text(video, "username") };
	char *tags[API_TAGS], url[128];
	bool good = true;

	p.uid = p.id;
	buf_span(&text, api_text(video, "video_description"));
	if (voice && spoken.len != 0)
		buf_printf(&text, "%s%s", text.len != 0 ? "\n" : "", spoken.s);
	p.text = buf_get(&text);
	/* The player's address has no account's name in it: the post keeps its
	 * address where it has long lost its author. */
	snprintf(url, sizeof url, "https://www.tiktok.com/player/v1/%.*s",
	    SPAN_ARG(p.id));
	p.url = span_of(url);
	api_time(v, &p, video, "create_time");
	api_tags(&p, video, "hashtag_names", tags);
	api_metric(&p, "views", video, "view_count");
	api_metric(&p, "likes", video, "like_count");
	api_metric(&p, "comments", video, "comment_count");
	api_metric(&p, "shares", video, "share_count");
	api_metric(&p, "saves", video, "favorites_count");
	*wordless += p.text.len == 0;
	if (p.text.len != 0)
		good = post_write(v, &p);
	buf_free(&id);
	buf_free(&text);
	return good;
}

bool
tiktok_comment(struct visit *v, const json_t *comment, const char *video)
{
	struct buf id = BUF_INIT, parent = BUF_INIT;
	struct post p = { .id = api_id(comment, "id", &id),
	    .text = api_text(comment, "text"),
	    .parent = api_id(comment, "parent_comment_id", &parent),
	    .root = span_of(video) };
	bool good = true;

	p.uid = p.id;
	/* A comment on the video itself has the video for its parent, or 0. */
	if (p.parent.len == 0 || span_is(p.parent, "0"))
		p.parent = p.root;
	p.kind = span_eq(p.parent, p.root) ? "comment" : "reply";
	api_time(v, &p, comment, "create_time");
	api_metric(&p, "likes", comment, "like_count");
	api_metric(&p, "replies", comment, "reply_count");
	if (p.id.len == 0 || p.text.len == 0)
		v->outcome.skipped++;
	else
		good = post_write(v, &p);
	buf_free(&id);
	buf_free(&parent);
	return good;
}
