#include "lib/net/from_discourse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/board.h"
#include "lib/net/discoursepost.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"

#define WINDOW	50		/* ids that a page of the stream looks at */
#define CHUNK	20		/* posts of a topic that may be asked for */

static const char *const modes[] = { "posts", "topics", NULL };

/* One source in hand. */
struct discourse {
	struct board	 board;
	char		*key, *user;	/* headers, or NULL */
	long		 more;		/* requests for the rest of a topic */
};

static bool
is_topics(const struct source *s)
{
	const char *mode = config_get(s->section, "mode");

	return mode != NULL ? strcmp(mode, "topics") == 0 :
	    config_get(s->section, "categories") != NULL;
}

static int
check(const struct source *s, struct where *where)
{
	if (keys_word(s, "mode", modes, where) == -1 ||
	    keys_names(s, "categories", "-_/", where) == -1 ||
	    keys_names(s, "key_user", "-_.", where) == -1 ||
	    keys_number(s, "more", 0, 1000, where) == -1)
		return -1;
	if (!is_topics(s) && config_get(s->section, "categories") != NULL)
		return keys_fault(s, "categories", where, "the stream of "
		    "posts has no categories; set mode = topics");
	if (config_get(s->section, "key_user") != NULL &&
	    !secret_named(s, "key"))
		return keys_fault(s, "key_user", where, "key_user is of a "
		    "key; set key_file or key_env");
	return 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	plan_add(p, "robots.txt", NULL, 0, 1, 1, 0);
	if (!is_topics(s)) {
		plan_add(p, "posts", NULL, 0, 1, s->pages, 0);
		return;
	}
	plan_add(p, "topics", NULL, 0, 1, s->pages, 0);
	plan_add(p, "posts", NULL, 0, 0, s->pages * 30, 0);
}

/* {"errors":["…"],"error_type":"rate_limit","extras":{"wait_seconds":N}} */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span type = api_text(tree, "error_type");
	struct span why = api_text(tree, "errors.0");
	int64_t wait;

	if (span_is(type, "rate_limit"))
		j->verdict = API_LIMITED;
	if (api_int(tree, "extras.wait_seconds", &wait) && wait > 0 &&
	    wait <= 86400 && j->verdict == API_LIMITED)
		j->again = v->now + wait;
	if (a->status == 403 || span_is(type, "invalid_access") ||
	    span_is(type, "not_logged_in"))
		snprintf(j->why, sizeof j->why, "the forum shows this to its "
		    "members only; ask its owner for a key");
	else if (j->verdict == API_FAILED && why.s != NULL)
		snprintf(j->why, sizeof j->why, "the forum says: %.120s",
		    why.s);
}

static json_t *
ask(struct discourse *d, const char *path, const char *const query[],
    bool *gone)
{
	const char *headers[] = { d->key, d->user, NULL };
	char *url = xasprintf("%s%s", d->board.root, path);
	json_t *tree = api_get(d->board.visit, &(struct api_request){
	    .url = url, .query = query, .judge = judge,
	    .headers = d->key != NULL ? headers : NULL }, gone);

	free(url);
	return tree;
}

/*
 * The page after this one: "before" is an id, and a page is of the ids from there
 * down that all may read, which may be none.
 */
static char *
page_after(const char *page, int64_t lowest)
{
	if (lowest == INT64_MAX)
		lowest = page != NULL ? strtoll(page, NULL, 10) - WINDOW + 1 :
		    0;
	return lowest > 1 ? xasprintf("%lld", (long long)lowest - 1) : NULL;
}

static void
take_stream(struct discourse *d, struct listing *s, const json_t *tree)
{
	const json_t *posts = json_object_get(tree, "latest_posts"), *post;
	int64_t id, lowest = INT64_MAX;
	char *next;
	size_t i;

	json_array_foreach(posts, i, post) {
		if (!api_int(post, "id", &id) || id <= 0)
			continue;
		if (id < lowest)
			lowest = id;
		if (listing_take(s, id, board_time(post, "created_at")) &&
		    !discoursepost_write(&d->board, post, NULL))
			return;
	}
	next = page_after(s->page, lowest);
	listing_turn(s, next);
	free(next);
}

static void
fetch_stream(struct discourse *d)
{
	const char *query[] = { "before", NULL, NULL };
	struct visit *v = d->board.visit;
	struct listing s;
	json_t *tree;

	listing_begin(&s, v, NULL);
	s.complete = true;
	while (listing_more(&s)) {
		query[1] = s.page;
		if ((tree = ask(d, "/posts.json", query, NULL)) == NULL)
			break;
		take_stream(d, &s, tree);
		json_decref(tree);
	}
	listing_end(&s);
}

/* Write those of the posts that are of the time; whether any are. */
static bool
write_since(struct discourse *d, const json_t *posts, const json_t *topic,
    int64_t since)
{
	static const struct board_times times = {
		.made = "created_at", .edited = "updated_at",
	};

	return board_write_since(&d->board, posts, topic,
	    since, &times, discoursepost_write);
}

/* The posts of these ids of a topic, from `from` up to `to`. */
static bool
ask_chunk(struct discourse *d, const json_t *topic, const char *path,
    size_t from, size_t to, int64_t since)
{
	const json_t *ids = api_at(topic, "post_stream.stream");
	struct buf url = BUF_INIT;
	char mark = '?';
	bool any = false;
	json_t *tree;
	int64_t id;

	buf_puts(&url, path);
	for (size_t i = from; i < to; i++) {
		if (!api_int(json_array_get(ids, i), "", &id))
			continue;
		buf_printf(&url, "%cpost_ids[]=%lld", mark, (long long)id);
		mark = '&';
	}
	tree = mark == '&' ? ask(d, url.s, NULL, NULL) : NULL;
	if (tree != NULL)
		any = write_since(d, api_at(tree, "post_stream.posts"), topic,
		    since);
	json_decref(tree);
	buf_free(&url);
	return any;
}

/* The first posts come with the topic; those after them from the last back. */
static void
take_topic(struct discourse *d, const json_t *topic, long long id,
    int64_t since)
{
	const json_t *first = api_at(topic, "post_stream.posts");
	size_t have = json_array_size(first);
	size_t to = json_array_size(api_at(topic, "post_stream.stream"));
	char *path = xasprintf("/t/%lld/posts.json", id);
	long left = d->more;
	size_t from;

	write_since(d, first, topic, since);
	for (; to > have && left > 0; to = from, left--) {
		from = to > have + CHUNK ? to - CHUNK : have;
		if (!ask_chunk(d, topic, path, from, to, since))
			break;
	}
	if (to > have && left <= 0)
		visit_note(d->board.visit, "topic %lld has more posts than "
		    "more = %ld requests bring", id, d->more);
	free(path);
}

static void
fetch_topic(struct discourse *d, const json_t *topic, int64_t since)
{
	int64_t id;
	char *path;
	json_t *tree;
	bool gone;

	if (!api_int(topic, "id", &id) || id <= 0)
		return;
	path = xasprintf("/t/%lld.json", (long long)id);
	tree = ask(d, path, NULL, &gone);
	free(path);
	if (tree != NULL && !span_is(api_text(tree, "archetype"),
	    "private_message"))
		take_topic(d, tree, (long long)id, since);
	json_decref(tree);
}

/* Topics come by their last post; what is pinned stands before them. */
static void
take_topics(struct discourse *d, struct listing *s, const json_t *tree)
{
	const json_t *topics = api_at(tree, "topic_list.topics"), *topic;
	struct visit *v = d->board.visit;
	int64_t since = board_since(&d->board, s);
	long page = s->page != NULL ? strtol(s->page, NULL, 10) : 0;
	char *next = NULL;
	size_t i;

	json_array_foreach(topics, i, topic) {
		if (!board_wants(&d->board, s, board_is(topic, "pinned"),
		    board_time(topic, "bumped_at")))
			continue;
		fetch_topic(d, topic, since);
		if (v->outcome.state != VISIT_OK || v->stopped)
			return;
	}
	if (api_text(tree, "topic_list.more_topics_url").s != NULL &&
	    json_array_size(topics) != 0)
		next = xasprintf("%ld", page + 1);
	listing_turn(s, next);
	free(next);
}

static void
fetch_topics(void *arg, const char *category)
{
	struct discourse *d = arg;
	const char *query[] = { "page", NULL, NULL };
	struct visit *v = d->board.visit;
	char *path = category != NULL ? xasprintf("/c/%s.json", category) :
	    xstrdup("/latest.json");
	struct listing s;
	json_t *tree;

	listing_begin(&s, v, category);
	s.complete = s.activity = true;
	while (listing_more(&s) && v->outcome.state == VISIT_OK) {
		query[1] = s.page;
		if ((tree = ask(d, path, query, NULL)) == NULL)
			break;
		take_topics(d, &s, tree);
		json_decref(tree);
	}
	listing_end(&s);
	free(path);
}

/* A key of the forum's owner opens what robots.txt closes to all. */
static bool
open_door(struct discourse *d)
{
	struct visit *v = d->board.visit;
	const char *user = visit_key(v, "key_user");

	if (secret_named(v->source, "key")) {
		d->key = api_auth(v, "Api-Key", "", "key");
		if (user != NULL)
			d->user = xasprintf("Api-Username: %s", user);
		return d->key != NULL;
	}
	return board_allowed(&d->board, "/posts.json");
}

static void
fetch(struct visit *v)
{
	const char *categories = visit_key(v, "categories");
	struct discourse d = { .more = visit_number(v, "more", 10) };

	board_open(&d.board, v);
	if (open_door(&d)) {
		if (!is_topics(v->source))
			fetch_stream(&d);
		else
			listing_each(v, categories, fetch_topics, &d);
	}
	board_close(&d.board);
	secret_free(d.key);
	free(d.user);
}

const struct adapter from_discourse = {
	.type = "discourse",
	.kind = "post",
	.label = "discourse",
	.keys = (const char *const[]){ "mode", "categories", "key_user",
	    "more", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_URL,
	.secrets = (const char *const[]){ "key", NULL },
	.pages = 10,
	.delay = 10000,
};
