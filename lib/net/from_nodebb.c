#include "lib/net/from_nodebb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/board.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/nodebbpost.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"

/* One source in hand. */
struct nodebb {
	struct board	 board;
	char		*auth;		/* header, or NULL */
	long		 more;		/* requests for the rest of a topic */
};

static int
check(const struct source *s, struct where *where)
{
	if (keys_names(s, "categories", "-_/%", where) == -1)
		return -1;
	return keys_number(s, "more", 0, 1000, where);
}

static void
plan(const struct source *s, struct plan *p)
{
	plan_add(p, "robots.txt", NULL, 0, 1, 1, 0);
	plan_add(p, "topics", NULL, 0, 1, s->pages, 0);
	plan_add(p, "posts", NULL, 0, 0, s->pages * 20, 0);
}

/* {"status":{"code":"not-authorised","message":"…"}} */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span why = api_text(tree, "status.message");

	if (why.s == NULL)
		why = api_text(tree, "error");
	if (a->status == 401 || a->status == 403)
		snprintf(j->why, sizeof j->why, "%s", secret_named(v->source,
		    "key") ? "the key is refused; make another in the "
		    "forum's administration" : "the forum shows this to its "
		    "members only; ask its owner for a key");
	else if (j->verdict == API_FAILED && why.s != NULL)
		snprintf(j->why, sizeof j->why, "the forum says: %.120s",
		    why.s);
}

static json_t *
ask(struct nodebb *n, const char *path, const char *page, bool *gone)
{
	const char *headers[] = { n->auth, NULL };
	const char *query[] = { "page", page, NULL };
	char *url = xasprintf("%s/api%s", n->board.root, path);
	json_t *tree = api_get(n->board.visit, &(struct api_request){
	    .url = url, .query = query, .judge = judge,
	    .headers = n->auth != NULL ? headers : NULL }, gone);

	free(url);
	return tree;
}

/* Write those of the posts that are of the time; whether any are. */
static bool
write_since(struct nodebb *n, const json_t *page, const json_t *topic,
    int64_t since)
{
	static const struct board_times times = {
		.made = "timestamp", .edited = "edited", .gone = "deleted",
	};

	return board_write_since(&n->board, json_object_get(page, "posts"), topic,
	    since, &times, nodebbpost_write);
}

/* The first page came with the topic; the others from the last back. */
static void
take_topic(struct nodebb *n, const json_t *topic, const char *path,
    int64_t since)
{
	int64_t page = 1;
	long left = n->more;
	char number[32];
	json_t *tree;
	bool any = true;

	write_since(n, topic, topic, since);
	if (!api_int(topic, "pagination.pageCount", &page))
		page = 1;
	for (; page > 1 && any && left > 0; page--, left--) {
		snprintf(number, sizeof number, "%lld", (long long)page);
		tree = ask(n, path, number, NULL);
		any = tree != NULL && write_since(n, tree, topic, since);
		json_decref(tree);
	}
	if (page > 1 && any && left <= 0)
		visit_note(n->board.visit, "%s has more posts than more = "
		    "%ld requests bring", path, n->more);
}

/* "/topic/12/ngap" of the slug "12/ngap", which is encoded; the caller's. */
static char *
path_of(const json_t *topic)
{
	struct buf scratch = BUF_INIT;
	struct span id = api_id(topic, "tid", &scratch);
	struct span slug = api_text(topic, "slug");
	char *tid = id.s != NULL ? api_encode(id) : NULL, *rest, *path;

	if (tid == NULL) {
		buf_free(&scratch);
		return NULL;
	}
	span_cut(&slug, '/');
	rest = slug.len != 0 ? api_encode(slug) : NULL;
	path = xasprintf("/topic/%s%s%s", tid, rest != NULL ? "/" : "",
	    rest != NULL ? rest : "");
	free(rest);
	free(tid);
	buf_free(&scratch);
	return path;
}

static void
fetch_topic(struct nodebb *n, const json_t *topic, int64_t since)
{
	char *path = path_of(topic);
	json_t *tree = NULL;
	bool gone;

	if (path != NULL)
		tree = ask(n, path, NULL, &gone);
	if (tree != NULL)
		take_topic(n, tree, path, since);
	json_decref(tree);
	free(path);
}

static void
take_topics(struct nodebb *n, struct listing *s, const json_t *tree)
{
	const json_t *topics = json_object_get(tree, "topics"), *topic;
	struct visit *v = n->board.visit;
	int64_t since = board_since(&n->board, s), pages;
	long page = s->page != NULL ? strtol(s->page, NULL, 10) : 1;
	char *next = NULL;
	size_t i;

	json_array_foreach(topics, i, topic) {
		if (!board_wants(&n->board, s, board_is(topic, "pinned"),
		    board_time(topic, "lastposttime")))
			continue;
		fetch_topic(n, topic, since);
		if (v->outcome.state != VISIT_OK || v->stopped)
			return;
	}
	if (json_array_size(topics) != 0 && (!api_int(tree,
	    "pagination.pageCount", &pages) || page < pages))
		next = xasprintf("%ld", page + 1);
	listing_turn(s, next);
	free(next);
}

static void
fetch_topics(void *arg, const char *category)
{
	struct nodebb *n = arg;
	struct visit *v = n->board.visit;
	char *path = category != NULL ? xasprintf("/category/%s", category) :
	    xstrdup("/recent");
	struct listing s;
	json_t *tree;

	listing_begin(&s, v, category);
	s.complete = s.activity = true;
	while (listing_more(&s) && v->outcome.state == VISIT_OK) {
		if ((tree = ask(n, path, s.page, NULL)) == NULL)
			break;
		take_topics(n, &s, tree);
		json_decref(tree);
	}
	listing_end(&s);
	free(path);
}

static void
fetch(struct visit *v)
{
	struct nodebb n = { .more = visit_number(v, "more", 10) };
	bool keyed = secret_named(v->source, "key");

	board_open(&n.board, v);
	if (keyed)
		n.auth = api_auth(v, "Authorization", "Bearer ", "key");
	if (keyed ? n.auth != NULL : board_allowed(&n.board, "/api/recent"))
		listing_each(v, visit_key(v, "categories"),
		    fetch_topics, &n);
	board_close(&n.board);
	secret_free(n.auth);
}

const struct adapter from_nodebb = {
	.type = "nodebb",
	.kind = "post",
	.label = "nodebb",
	.keys = (const char *const[]){ "categories", "more", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_URL,
	.secrets = (const char *const[]){ "key", NULL },
	.pages = 10,
	.delay = 10000,
};
