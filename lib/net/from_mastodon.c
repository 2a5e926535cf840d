#include "lib/net/from_mastodon.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/net/fedkeys.h"
#include "lib/net/fedpost.h"
#include "lib/net/fedstream.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/secret.h"
#include "lib/net/source.h"
#include "lib/net/when.h"

#define PAGE		"40"
#define BUCKET		"requests"
#define ID_MOST		128

struct task_of {
	enum fedkeys_mode	 mode;
	struct fedpost	*posts;
	const char	*headers[2];	/* of the token, where there is one */
	char		*tags[FEDKEYS_TAGS + 1];
	bool		 local;
	/* Of the last page: its first and its last id, "" where it was empty. */
	char		 first[ID_MOST], last[ID_MOST];
	bool		 early;		/* it went back behind --since */
};

/* 429 says until when in X-RateLimit-Reset, as a time. */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	if (j->verdict == API_OK)
		return;
	api_say(j, tree, "error");
	if (j->verdict == API_LIMITED && j->again == 0)
		j->again = when_reset(http_header(a, "X-RateLimit-Reset"),
		    v->now);
	if (a->status != 401 && a->status != 403 && a->status != 422)
		return;
	j->verdict = API_DENIED;
	snprintf(j->why, sizeof j->why, "the instance shows this to its "
	    "accounts only; set token_file, or look at what the token may do");
}

static void
take_id(char out[ID_MOST], struct span id)
{
	snprintf(out, ID_MOST, "%.*s", id.len < ID_MOST ? (int)id.len : 0,
	    id.s != NULL ? id.s : "");
}

/* Write a page of statuses, newest first, and note its ends. */
static bool
write_page(struct visit *v, struct task_of *t, const json_t *list)
{
	const json_t *item;
	int64_t at;
	size_t i;

	t->first[0] = t->last[0] = '\0';
	json_array_foreach(list, i, item) {
		if (api_text(item, "id").s != NULL)
			take_id(t->last, api_text(item, "id"));
		if (t->first[0] == '\0')
			memcpy(t->first, t->last, sizeof t->first);
		at = fedpost_time(v, item);
		t->early |= at != 0 && at < v->since;
		if (at != 0 && (at < v->since || at >= v->until))
			continue;
		if (!fedpost_write(t->posts, v, item))
			return false;
	}
	return true;
}

/* A page of the timeline; false with the outcome set. */
static bool
ask_timeline(struct visit *v, struct task_of *t, const char *bound,
    const char *id)
{
	const char *query[2 * FEDKEYS_TAGS + 8] = { "limit", PAGE,
	    "local", t->local ? "true" : NULL, bound, id };
	char *tag = t->mode == FEDKEYS_TAG ?
	    api_encode(span_of(t->tags[0])) : NULL;
	char *url = api_url(v, "", "/api/v1/timelines/%s%s",
	    tag != NULL ? "tag/" : "public", tag != NULL ? tag : "");
	struct api_request q = { .url = url, .query = query,
	    .headers = t->headers, .bucket = BUCKET, .cost = 1,
	    .judge = judge };
	json_t *answer;
	bool good;

	for (size_t i = 1; t->mode == FEDKEYS_TAG && t->tags[i] != NULL; i++) {
		query[4 + 2 * i] = "any[]";
		query[5 + 2 * i] = t->tags[i];
	}
	answer = api_get(v, &q, NULL);
	good = json_is_array(answer) && write_page(v, t, answer);
	if (answer != NULL && !json_is_array(answer))
		visit_fail(v, VISIT_FAILED, "the answer is no timeline; is "
		    "base an instance of Mastodon?");
	json_decref(answer);
	free(tag);
	free(url);
	return good;
}

static bool
is_window(const struct visit *v)
{
	return v->since != INT64_MIN || v->until != INT64_MAX;
}

/* False if the visit is to end now, for the reason in the outcome. */
static bool
end_of_page(struct visit *v)
{
	if (visit_batch(v))
		return true;
	visit_fail(v, VISIT_PARTIAL, "ended before all was seen; the next "
	    "visit goes on from there");
	return false;
}

/* Down from the top, or from where the first visit was ended. */
static void
go_down(struct visit *v, struct task_of *t)
{
	const char *from = is_window(v) ? NULL : visit_cursor(v, "down");
	char id[ID_MOST];

	take_id(id, span_of(from));
	for (long left = v->source->pages; left > 0; left--) {
		if (!ask_timeline(v, t, "max_id", id[0] != '\0' ? id : NULL))
			return;
		if (t->first[0] == '\0' || t->early ||
		    strcmp(t->last, id) == 0)
			break;
		if (!is_window(v) && id[0] == '\0')
			visit_set_cursor(v, "newest", t->first);
		memcpy(id, t->last, sizeof id);
		if (!is_window(v))
			visit_set_cursor(v, "down", id);
		if (!end_of_page(v))
			return;
		if (left == 1 && is_window(v))
			visit_fail(v, VISIT_PARTIAL, "%ld pages were not "
			    "enough; raise pages", v->source->pages);
	}
	if (!is_window(v))
		visit_set_cursor(v, "down", NULL);
	v->outcome.whole = v->outcome.state == VISIT_OK && is_window(v);
}

/* Up from what was seen last: nothing between is passed over. */
static void
go_up(struct visit *v, struct task_of *t)
{
	char id[ID_MOST];

	take_id(id, span_of(visit_cursor(v, "newest")));
	for (long left = v->source->pages; left > 0; left--) {
		if (!ask_timeline(v, t, "min_id", id))
			return;
		if (t->first[0] == '\0' || strcmp(t->first, id) == 0) {
			v->outcome.whole = true;
			return;
		}
		memcpy(id, t->first, sizeof id);
		visit_set_cursor(v, "newest", id);
		if (!end_of_page(v))
			return;
	}
	visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the next "
	    "visit goes on from there; raise pages, or fetch more often",
	    v->source->pages);
}

static void
read_timeline(struct visit *v, struct task_of *t)
{
	bool known = visit_cursor(v, "newest") != NULL;

	if (!known || is_window(v) || visit_cursor(v, "down") != NULL)
		go_down(v, t);
	if (known && !is_window(v) && v->outcome.state == VISIT_OK)
		go_up(v, t);
}

/* The text of a key that is a bound; NULL where there is none. */
static const char *
bound(int64_t key, char out[32])
{
	snprintf(out, 32, "%" PRId64, key);
	return key != INT64_MIN && key != INT64_MAX ? out : NULL;
}

static json_t *
ask_search(struct visit *v, struct task_of *t, const char *since,
    const char *below)
{
	const char *const query[] = {
		"q", visit_key(v, "query"), "type", "statuses", "limit", PAGE,
		"min_id", since, "max_id", below, NULL,
	};
	char *url = api_url(v, "", "/api/v2/search");
	struct api_request q = { .url = url, .query = query,
	    .headers = t->headers, .bucket = BUCKET, .cost = 1,
	    .judge = judge };
	json_t *answer = api_get(v, &q, NULL);

	free(url);
	return answer;
}

/* A page of a search is named by the id that it is below. */
static bool
take_search(struct visit *v, struct listing *l, struct task_of *t)
{
	char since[32], low[32];
	const char *below = l->page != NULL ? l->page : bound(l->low, low);
	json_t *answer = ask_search(v, t, bound(l->floor, since), below);
	bool good, end;

	if (answer == NULL)
		return false;
	good = write_page(v, t, api_at(answer, "statuses"));
	json_decref(answer);
	if (!good)
		return false;
	end = t->last[0] == '\0' ||
	    (below != NULL && strcmp(t->last, below) == 0);
	listing_see_id(l, span_of(t->first));
	listing_see_id(l, span_of(t->last));
	listing_turn(l, end ? NULL : t->last);
	return true;
}

/* Ids of Mastodon have milliseconds in their upper bits. */
static int64_t
key_of(int64_t t)
{
	return t > 0 ? (t * 1000) << 16 : 1;
}

static void
search(struct visit *v, struct task_of *t)
{
	struct listing l;

	listing_search(&l, v, key_of);
	while (listing_more(&l) && take_search(v, &l, t))
		;
	listing_end(&l);
}

static void
tell_shy(struct visit *v, const struct task_of *t)
{
	uint64_t n = fedpost_shy(t->posts);

	if (n != 0 && v->outcome.why[0] == '\0')
		visit_fail(v, v->outcome.state, "%llu posts are of accounts "
		    "that do not want to be found, and were left out",
		    (unsigned long long)n);
}

static void
fetch(struct visit *v)
{
	struct task_of t = { .mode = fedkeys_mode(v->source),
	    .local = fedkeys_yes(v->source, "local") };
	char *auth = NULL;

	if (secret_named(v->source, "token") && (auth = api_auth(v,
	    "Authorization", "Bearer ", "token")) == NULL)
		return;
	t.headers[0] = auth;
	t.posts = fedpost_new();
	fedkeys_tags(v->source, t.tags);
	if (t.mode == FEDKEYS_STREAM)
		fedstream_run(v, t.posts, t.tags[0], t.local, t.headers,
		    judge);
	else if (t.mode == FEDKEYS_SEARCH)
		search(v, &t);
	else
		read_timeline(v, &t);
	tell_shy(v, &t);
	api_skipped(v, "no id or no uri");
	fedkeys_free(t.tags);
	fedpost_free(t.posts);
	secret_free(auth);
}

static void
plan(const struct source *s, struct plan *p)
{
	enum fedkeys_mode m = fedkeys_mode(s);

	if (m == FEDKEYS_STREAM)
		plan_add(p, "stream", NULL, 0, 1, 1, 0);
	else
		plan_add(p, m == FEDKEYS_SEARCH ? "search" : "timeline",
		    BUCKET, 1, 1, s->pages, 0);
}

const struct adapter from_mastodon = {
	.type = "mastodon",
	.kind = "post",
	.label = "mastodon",
	.keys = (const char *const[]){ "mode", "tags", "query", "local",
	    "seconds", NULL },
	.check = fedkeys_check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "token", NULL },
	.buckets = (const struct quota_bucket[]){
		{ BUCKET, 300, QUOTA_WINDOW, 300 },
		{ .name = NULL },
	},
	.pages = 20,
	.delay = 1000,
};
