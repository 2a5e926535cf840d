#include "lib/net/from_reddit.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/reddit.h"
#include "lib/net/redditapi.h"
#include "lib/net/redditagain.h"
#include "lib/net/thread.h"

#define BUCKET		REDDITAPI_BUCKET

static const char *const comments[] = { "stream", "threads", "no", NULL };

enum { STREAM, THREADS };

/* One source in hand. */
struct reddit {
	struct visit	*visit;
	struct redditapi *api;
	char		*subs;		/* "a+b", or NULL: all of Reddit */
	const char	*query;
	long		 more;		/* requests for the rest of a thread */
};

static int
check(const struct source *s, struct where *where)
{
	const char *mode = config_get(s->section, "comments");
	const char *recheck = config_get(s->section, "recheck");

	if (recheck != NULL && source_duration(recheck) < 0)
		return keys_fault(s, "recheck", where, "recheck = %s: it is a "
		    "time as 7d, or 0 for never", recheck);
	if (keys_need(s, "client_id", "the id of your application", where) ||
	    keys_need(s, "account", "the account it belongs to", where) ||
	    keys_names(s, "client_id", "-_", where) ||
	    keys_names(s, "account", "-_", where) ||
	    keys_names(s, "subreddits", "_", where) ||
	    keys_word(s, "comments", comments, where) ||
	    keys_number(s, "more", 0, 1000, where))
		return -1;
	if (config_get(s->section, "subreddits") != NULL)
		return keys_need(s, "subreddits", "VietNam Saigon", where);
	if (config_get(s->section, "query") == NULL)
		return keys_need(s, "subreddits", "VietNam Saigon", where);
	if (mode != NULL && strcmp(mode, comments[STREAM]) == 0)
		return keys_fault(s, "comments", where, "comments = stream "
		    "needs subreddits: Reddit has no stream of what a query "
		    "finds; use comments = threads");
	return 0;
}

static bool
wants(const struct source *s, int mode)
{
	const char *value = config_get(s->section, "comments");

	/* What a query finds has no stream. */
	if (value == NULL)
		return (config_get(s->section, "query") == NULL ? STREAM :
		    THREADS) == mode;
	return strcmp(value, comments[mode]) == 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	int64_t most = s->pages;

	plan_add(p, "token", BUCKET, 1, 1, 1, 0);
	plan_add(p, "submissions", BUCKET, 1, 1, most, 0);
	if (wants(s, STREAM))
		plan_add(p, "comments", BUCKET, 1, 1, most, 0);
	if (wants(s, THREADS))
		plan_add(p, "threads", BUCKET, 1, 0, most * 100, 0);
	plan_add(p, "still there?", BUCKET, 1, 0, REDDITAGAIN_MOST, 0);
}

/* The rest of a thread, which came as ids only. */
static void
ask_more(struct reddit *r, struct thread *t, const char *link)
{
	const char *query[] = { "api_type", "json", "raw_json", "1",
	    "link_id", link, "children", NULL, NULL };
	json_t *tree;
	char *ids;

	for (long n = 0; (ids = thread_ids(t)) != NULL; n++) {
		query[7] = ids;
		tree = n < r->more && redditapi_ready(r->api) ?
		    redditapi_get(r->api, "/api/morechildren", query, NULL) :
		    NULL;
		free(ids);
		if (tree == NULL)
			break;
		thread_add(t, api_at(tree, "json.data.things"));
		json_decref(tree);
	}
}

/* All comments of a submission. */
static void
fetch_thread(struct reddit *r, struct span name)
{
	static const char *const query[] = { "limit", "500", "raw_json", "1",
	    "sort", "new", NULL };
	struct thread t = { .visit = r->visit };
	char *link = xstrndup(name.s, name.len);
	char *path = xasprintf("/comments/%s", link + strlen("t3_"));
	bool gone;
	json_t *tree = redditapi_ready(r->api) ?
	    redditapi_get(r->api, path, query, &gone) : NULL;

	if (tree != NULL) {
		thread_add(&t, api_at(tree, "1.data.children"));
		ask_more(r, &t, link);
		if (thread_left(&t))
			visit_note(r->visit, "%s has more comments than "
			    "more = %ld requests bring", link, r->more);
	}
	json_decref(tree);
	thread_free(&t);
	free(path);
	free(link);
}

static bool
is_id(struct span name)
{
	return span_starts(name, "t3_") && name.len > 3 && name.len < 20 &&
	    strspn(name.s, "0123456789abcdefghijklmnopqrstuvwxyz_") ==
	    name.len;
}

/* The things of a page; whose threads are wanted too, where `deep` says so. */
static void
take_page(struct reddit *r, struct listing *s, const json_t *tree, bool deep)
{
	const json_t *children = api_at(tree, "data.children"), *thing;
	struct visit *v = r->visit;
	int64_t answers;
	struct span id;
	size_t i;

	json_array_foreach(children, i, thing) {
		if (!listing_take(s, reddit_time(thing), reddit_time(thing)))
			continue;
		if (!reddit_write(v, thing))
			return;
		id = api_text(thing, "data.name");
		if (deep && v->outcome.state == VISIT_OK && is_id(id) &&
		    api_int(thing, "data.num_comments", &answers) &&
		    answers > 0)
			fetch_thread(r, id);
	}
}

/* A listing from the newest back: submissions, or the stream of comments. */
static void
read_all(struct reddit *r, const char *path, bool search, const char *name,
    bool deep)
{
	const char *query[] = { "limit", "100", "raw_json", "1", "after",
	    NULL, "sort", search ? "new" : NULL, "q", search ? r->query :
	    NULL, "restrict_sr", search && r->subs != NULL ? "1" : NULL,
	    NULL };
	struct visit *v = r->visit;
	struct listing s;
	json_t *tree;

	listing_begin(&s, v, name);
	while (listing_more(&s) && v->outcome.state == VISIT_OK) {
		query[5] = s.page;
		if (!redditapi_ready(r->api) || (tree =
		    redditapi_get(r->api, path, query, NULL)) == NULL)
			break;
		take_page(r, &s, tree, deep);
		if (v->outcome.state == VISIT_OK)
			listing_turn(&s, api_text(tree, "data.after").s);
		json_decref(tree);
	}
	listing_end(&s);
}

/* "VietNam Saigon" to "VietNam+Saigon", which Reddit lists as one. */
static char *
join(const char *names)
{
	struct span rest = span_of(names), one;
	struct buf all = BUF_INIT;

	while (rest.len != 0) {
		one = span_cut(&rest, ' ');
		if (one.len != 0 && all.len != 0)
			buf_putc(&all, '+');
		buf_span(&all, one);
	}
	return all.s != NULL ? buf_take(&all) : NULL;
}

static void
fetch_all_of(struct reddit *r)
{
	const struct source *s = r->visit->source;
	const char *in = r->subs != NULL ? "/r/" : "";
	const char *subs = r->subs != NULL ? r->subs : "";
	char *path = xasprintf("%s%s/%s", in, subs, r->query != NULL ?
	    "search" : "new");
	bool whole;

	read_all(r, path, r->query != NULL, NULL, wants(s, THREADS));
	free(path);
	if (!wants(s, STREAM) || r->visit->outcome.state != VISIT_OK)
		return;
	whole = r->visit->outcome.whole;
	path = xasprintf("/r/%s/comments", subs);
	read_all(r, path, false, "comments", false);
	r->visit->outcome.whole &= whole;
	free(path);
}

static void
fetch(struct visit *v)
{
	struct reddit r = { .visit = v, .query = visit_key(v, "query"),
	    .more = visit_number(v, "more", 10) };

	r.subs = join(visit_key(v, "subreddits"));
	if ((r.api = redditapi_new(v, visit_key(v, "account"))) != NULL) {
		fetch_all_of(&r);
		redditagain_fetch(r.api, v);
	}
	redditapi_free(r.api);
	free(r.subs);
}

const struct adapter from_reddit = {
	.type = "reddit",
	.kind = "post",
	.label = "reddit",
	.keys = (const char *const[]){ "client_id", "account", "subreddits",
	    "query", "comments", "more", "recheck", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "secret", NULL },
	.buckets = (const struct quota_bucket[]){
	    /* 100 a minute, taken over ten. */
	    { BUCKET, 1000, QUOTA_WINDOW, 600 }, { NULL, 0, 0, 0 } },
	.pages = 10,
	.delay = 600,
};
