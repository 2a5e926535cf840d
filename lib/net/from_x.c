#include "lib/net/from_x.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/live.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/secret.h"
#include "lib/net/xpost.h"
#include "lib/net/xquery.h"
#include "lib/net/xstream.h"

#define QUERY_MOST	4096
#define LEAST		10	/* posts that a search can ask for */
#define BUDGET_MOST	1000000000
#define WEEK		(7 * 86400 - 300)	/* that recent search sees */

static const struct mode {
	const char	*name, *path;
	long		 most;		/* posts of a page */
	int64_t		 reach;		/* seconds back, or 0: all */
} modes[] = {
	{ "recent", "/2/tweets/search/recent", 100, WEEK },
	{ "all", "/2/tweets/search/all", 500, 0 },
	{ .name = "stream" },
};
#define MODES	(sizeof modes / sizeof modes[0])

struct search {
	const struct mode *mode;
	const char	*headers[2];
	bool		 stale;		/* what was seen last is out of reach */
};

/* The source's mode, recent where none is given; NULL where it is none. */
static const struct mode *
mode_of(const struct source *s)
{
	const char *name = config_get(s->section, "mode");

	for (size_t i = 0; i < MODES; i++)
		if (strcmp(modes[i].name, name != NULL ? name : "recent") == 0)
			return &modes[i];
	return NULL;
}

static int
check_budget(const struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "budget");
	char *end;
	long n;

	if (value == NULL)
		return 0;
	n = strtol(value, &end, 10);
	if (*end != '\0' || n < LEAST || n > BUDGET_MOST)
		return keys_fault(s, "budget", where, "a budget is the number "
		    "of posts that may be read in a month, as 20000");
	return 0;
}

static int
check_naming(const struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "naming");

	if (value != NULL && strcmp(value, "tweet") != 0 &&
	    strcmp(value, "post") != 0)
		return keys_fault(s, "naming", where, "naming is tweet or "
		    "post: what X calls a post in its parameters");
	return 0;
}

/* What is asked for: a query, or the rules of a stream. */
static int
check_words(const struct source *s, const struct mode *m, struct where *where)
{
	const char *query = config_get(s->section, "query");

	if (m->path == NULL && query != NULL)
		return keys_fault(s, "query", where, "a stream has no query; "
		    "name its rules, with | between them");
	if (m->path == NULL)
		return xstream_check(s, where);
	if (config_key(s->section, "rules") != NULL)
		return keys_fault(s, "rules", where, "rules are those of mode "
		    "= stream; a search has a query");
	if (config_key(s->section, "seconds") != NULL)
		return keys_fault(s, "seconds", where, "seconds are those of "
		    "mode = stream; take them out");
	if (query == NULL || *query == '\0')
		return keys_fault(s, "query", where, "a search needs a query, "
		    "as query = \"ngập nước\" lang:vi -is:retweet");
	if (strlen(query) > QUERY_MOST)
		return keys_fault(s, "query", where, "a query has at most 4096 "
		    "bytes; make two sources of it");
	return 0;
}

static int
check(const struct source *s, struct where *where)
{
	const struct mode *m = mode_of(s);

	if (m == NULL)
		return keys_fault(s, "mode", where, "mode is recent, all or "
		    "stream");
	if (!secret_named(s, "token"))
		return keys_fault(s, "type", where, "X needs the Bearer token "
		    "of an app; set token_file or token_env");
	if (check_words(s, m, where) == -1 || check_budget(s, where) == -1 ||
	    check_naming(s, where) == -1)
		return -1;
	return live_check(s, where);
}

/* How many posts may be read, set aside; 0 with the outcome set. */
static int64_t
set_aside(struct visit *v, int64_t want)
{
	struct quota_bucket b;
	int64_t left = want, anew;

	if (quota_find(v->source, QUOTA_POSTS, &b))
		quota_left(v->fetch->state, v->source, &b, v->now, &left,
		    &anew);
	if (left > want)
		left = want;
	if (left < LEAST)
		left = LEAST;	/* which is refused, and says until when */
	return quota_spend(v, QUOTA_POSTS, left) ? left : 0;
}

/* What came of them was paid for; the rest is there again. */
static void
settle(struct visit *v, const json_t *answer, int64_t aside)
{
	size_t n = json_array_size(api_at(answer, "data")) +
	    json_array_size(xpost_either(answer, "includes.tweets",
	    "includes.posts"));

	quota_return(v, QUOTA_POSTS, aside - (int64_t)n);
}

static json_t *
ask(struct visit *v, const struct listing *l, const struct search *x,
    int64_t aside)
{
	const char *query[24];
	char most[24], since[24], until[24];
	size_t n = xquery_fields(v, query, 12);
	char *url = api_url(v, XQUERY_BASE, "%s", x->mode->path);
	bool top = l->page == NULL && l->low != INT64_MAX;
	const char *const more[] = {
		"query", visit_key(v, "query"),
		"max_results", most,
		"since_id", l->floor != INT64_MIN && !x->stale ? since : NULL,
		"until_id", top ? until : NULL,
		"next_token", l->page, NULL,
	};
	struct api_request q = { .url = url, .query = query,
	    .headers = x->headers, .bucket = x->mode->name, .cost = 1,
	    .judge = xquery_judge };
	json_t *answer;

	snprintf(most, sizeof most, "%" PRId64, aside);
	snprintf(since, sizeof since, "%" PRId64, l->floor);
	snprintf(until, sizeof until, "%" PRId64, l->low);
	memcpy(query + n, more, sizeof more);
	answer = api_get(v, &q, NULL);
	free(url);
	return answer;
}

static bool
write_posts(struct visit *v, struct listing *l, const json_t *answer)
{
	const json_t *item;
	size_t i;

	json_array_foreach(api_at(answer, "data"), i, item) {
		listing_see_id(l, api_text(item, "id"));
		if (!xpost_write(v, answer, item))
			return false;
	}
	return xpost_errors(v, answer);
}

/* Recent search does not see, nor take, an id that is older than a week. */
static bool
is_stale(const struct visit *v, const struct listing *l, const struct search *x)
{
	return x->mode->reach != 0 && l->floor != INT64_MIN &&
	    xpost_time(l->floor) < v->now - x->mode->reach;
}

/* A page; false where the search ends, for the reason in the outcome. */
static bool
take_page(struct visit *v, struct listing *l, struct search *x)
{
	int64_t aside = set_aside(v, x->mode->most);
	json_t *answer;
	bool good;

	if (aside == 0)
		return false;
	x->stale = is_stale(v, l, x);
	answer = ask(v, l, x, aside);
	settle(v, answer, aside);
	if (answer == NULL)
		return false;
	if ((good = write_posts(v, l, answer)))
		listing_turn(l, api_text(answer, "meta.next_token").s);
	json_decref(answer);
	return good;
}

static void
search(struct visit *v, struct search *x)
{
	struct listing l;

	listing_search(&l, v, xpost_id);
	while (listing_more(&l) && take_page(v, &l, x))
		;
	listing_end(&l);
	if (x->stale)
		v->outcome.whole = false;
	api_skipped(v, "no id or no text");
}

static void
fetch(struct visit *v)
{
	struct search x = { .mode = mode_of(v->source) };
	char *auth = xquery_auth(v);

	if (auth == NULL)
		return;
	x.headers[0] = auth;
	if (x.mode->path == NULL)
		xstream_run(v, x.headers);
	else
		search(v, &x);
	secret_free(auth);
}

static void
plan(const struct source *s, struct plan *p)
{
	const struct mode *m = mode_of(s);
	struct quota_bucket b;
	int64_t most;

	if (m->path == NULL) {
		quota_find(s, QUOTA_POSTS, &b);
		plan_add(p, "rules", "rules", 1, 1, 1, 0);
		plan_add(p, "stream", "stream", 1, 1, 50, 0);
		plan_add(p, "posts", QUOTA_POSTS, 1, 0, b.limit, b.limit);
		return;
	}
	most = s->pages * m->most;
	plan_add(p, "search", m->name, 1, 1, s->pages, 0);
	plan_add(p, "posts", QUOTA_POSTS, 1, 0, most, most);
}

const struct adapter from_x = {
	.type = "x",
	.kind = "post",
	.label = "x",
	.keys = (const char *const[]){ "mode", "query", "rules", "seconds",
	    "budget", "naming", "expansions", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "token", NULL },
	.buckets = (const struct quota_bucket[]){
		{ "recent", 450, QUOTA_WINDOW, 900 },
		{ "all", 300, QUOTA_WINDOW, 900 },
		{ "stream", 50, QUOTA_WINDOW, 900 },
		{ "rules", 450, QUOTA_WINDOW, 900 },
		{ "changes", 100, QUOTA_WINDOW, 900 },
		{ QUOTA_POSTS, 3000000, QUOTA_MONTH, 0 },
		{ .name = NULL },
	},
	.pages = 10,
	.delay = 1000,
};
