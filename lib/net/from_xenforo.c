#include "lib/net/from_xenforo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/board.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"
#include "lib/net/xenforofeed.h"
#include "lib/net/xenforopost.h"

static const char *const modes[] = { "rss", "rest", NULL };

/* One source in hand. */
struct xenforo {
	struct board	 board;
	char		*key, *user;	/* headers, or NULL */
	long		 more;		/* requests for the rest of a thread */
	size_t		 feeds, changed;
};

static bool
is_rest(const struct source *s)
{
	const char *mode = config_get(s->section, "mode");

	return mode != NULL ? strcmp(mode, "rest") == 0 :
	    secret_named(s, "key");
}

static int
check(const struct source *s, struct where *where)
{
	const char *forums = config_get(s->section, "forums");

	if (keys_word(s, "mode", modes, where) == -1 ||
	    keys_number(s, "more", 0, 1000, where) == -1 ||
	    keys_number(s, "key_user", 1, 2147483647, where) == -1 ||
	    keys_names(s, "forums", "-_./%", where) == -1)
		return -1;
	if (is_rest(s) && !secret_named(s, "key"))
		return keys_fault(s, "mode", where, "mode = rest needs a key "
		    "that the owner of the forum gives; set key_file or "
		    "key_env, or take mode = rss");
	if (is_rest(s) && forums != NULL &&
	    strspn(forums, "0123456789 ") != strlen(forums))
		return keys_fault(s, "forums", where, "forums = %s: with "
		    "mode = rest they are numbers, as 33 of diem-bao.33",
		    forums);
	return 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	const char *names = config_get(s->section, "forums");
	int64_t n = 1;

	for (; names != NULL && *names != '\0'; names++)
		n += *names == ' ' && names[1] != ' ';
	if (!is_rest(s)) {
		plan_add(p, "feeds", NULL, 0, n, n, 0);
		return;
	}
	plan_add(p, "threads", NULL, 0, n, n * s->pages, 0);
	plan_add(p, "posts", NULL, 0, 0, n * s->pages * 20, 0);
}

/* {"errors":[{"code":"api_key_not_found","message":"…","params":{}}]} */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span code = api_text(tree, "errors.0.code");
	struct span why = api_text(tree, "errors.0.message");

	(void)v;
	if (j->verdict == API_OK && code.s != NULL)
		j->verdict = API_FAILED;
	if (span_starts(code, "api_key") || a->status == 401)
		snprintf(j->why, sizeof j->why, "the key is refused; ask the "
		    "owner of the forum for one that may read threads");
	else if (a->status == 403)
		snprintf(j->why, sizeof j->why, "the key may not read this; "
		    "ask the owner of the forum, or leave it out of forums");
	else if (j->verdict == API_FAILED && why.s != NULL)
		snprintf(j->why, sizeof j->why, "the forum says: %.120s",
		    why.s);
}

static json_t *
ask(struct xenforo *x, const char *path, const char *page, bool *gone)
{
	const char *headers[] = { x->key, x->user, NULL };
	const char *query[] = { "page", page, NULL };
	char *url = xasprintf("%s/api%s", x->board.root, path);
	json_t *tree = api_get(x->board.visit, &(struct api_request){
	    .url = url, .query = query, .judge = judge,
	    .headers = headers }, gone);

	free(url);
	return tree;
}

/* Write those of the posts that are of the time; whether any are. */
static bool
write_since(struct xenforo *x, const json_t *page, const json_t *thread,
    int64_t since)
{
	static const struct board_times times = {
		.made = "post_date", .edited = "last_edit_date",
	};

	return board_write_since(&x->board, json_object_get(page, "posts"), thread,
	    since, &times, xenforopost_write);
}

/* The first page tells how many there are; then from the last one back. */
static void
fetch_posts(struct xenforo *x, const json_t *thread, const char *path,
    int64_t since)
{
	bool gone, any = true;
	json_t *tree = ask(x, path, NULL, &gone);
	int64_t page = 1;
	long left = x->more;
	char number[32];

	if (tree == NULL)
		return;
	write_since(x, tree, thread, since);
	if (!api_int(tree, "pagination.last_page", &page))
		page = 1;
	json_decref(tree);
	for (; page > 1 && any && left > 0; page--, left--) {
		snprintf(number, sizeof number, "%lld", (long long)page);
		tree = ask(x, path, number, NULL);
		any = tree != NULL && write_since(x, tree, thread, since);
		json_decref(tree);
	}
	if (page > 1 && any && left <= 0)
		visit_note(x->board.visit, "%s has more posts than more = "
		    "%ld requests bring", path, x->more);
}

static void
fetch_thread(struct xenforo *x, const json_t *thread, int64_t since)
{
	int64_t id;
	char *path;

	if (!api_int(thread, "thread_id", &id) || id <= 0)
		return;
	path = xasprintf("/threads/%lld/posts", (long long)id);
	fetch_posts(x, thread, path, since);
	free(path);
}

/* Threads of an array of a page; false if the visit is to end. */
static bool
take_threads(struct xenforo *x, struct listing *s, const json_t *threads,
    bool pinned)
{
	struct visit *v = x->board.visit;
	int64_t since = board_since(&x->board, s);
	const json_t *thread;
	size_t i;

	json_array_foreach(threads, i, thread) {
		if (!board_wants(&x->board, s, pinned || board_is(thread,
		    "sticky"), board_time(thread, "last_post_date")))
			continue;
		fetch_thread(x, thread, since);
		if (v->outcome.state != VISIT_OK || v->stopped)
			return false;
	}
	return true;
}

static void
take_page(struct xenforo *x, struct listing *s, const json_t *tree)
{
	const json_t *threads = json_object_get(tree, "threads");
	long page = s->page != NULL ? strtol(s->page, NULL, 10) : 1;
	char *next = NULL;
	int64_t last;

	if (!take_threads(x, s, json_object_get(tree, "sticky"), true) ||
	    !take_threads(x, s, threads, false))
		return;
	if (json_array_size(threads) != 0 &&
	    api_int(tree, "pagination.last_page", &last) && page < last)
		next = xasprintf("%ld", page + 1);
	listing_turn(s, next);
	free(next);
}

static void
fetch_rest(void *arg, const char *forum)
{
	struct xenforo *x = arg;
	struct visit *v = x->board.visit;
	char *path = forum != NULL ?
	    xasprintf("/forums/%s/threads?order=last_post_date", forum) :
	    xstrdup("/threads/?order=last_post_date");
	struct listing s;
	json_t *tree;

	listing_begin(&s, v, forum);
	s.complete = s.activity = true;
	while (listing_more(&s) && v->outcome.state == VISIT_OK) {
		if ((tree = ask(x, path, s.page, NULL)) == NULL)
			break;
		take_page(x, &s, tree);
		json_decref(tree);
	}
	listing_end(&s);
	free(path);
}

static void
fetch_rss(void *arg, const char *forum)
{
	struct xenforo *x = arg;

	x->feeds++;
	x->changed += xenforofeed_fetch(&x->board, forum);
}

/* All feeds are what they were; or all are new, and empty. */
static void
judge_feeds(struct xenforo *x)
{
	struct visit *v = x->board.visit;

	if (v->outcome.state != VISIT_OK)
		return;
	if (x->changed == 0)
		v->outcome.state = VISIT_UNCHANGED;
	else if (x->changed == x->feeds && v->outcome.items == 0 &&
	    v->memory.had_posts)
		visit_fail(v, VISIT_SILENT, "always had threads and now has "
		    "none; look at the forum");
}

static void
fetch(struct visit *v)
{
	struct xenforo x = { .more = visit_number(v, "more", 10) };
	const char *forums = visit_key(v, "forums");
	const char *user = visit_key(v, "key_user");

	board_open(&x.board, v);
	if (!is_rest(v->source)) {
		listing_each(v, forums, fetch_rss, &x);
		v->outcome.whole = false;	/* that is for their times */
		judge_feeds(&x);
	} else if ((x.key = api_auth(v, "XF-Api-Key", "", "key")) != NULL) {
		if (user != NULL)
			x.user = xasprintf("XF-Api-User: %s", user);
		listing_each(v, forums, fetch_rest, &x);
	}
	board_close(&x.board);
	secret_free(x.key);
	free(x.user);
}

const struct adapter from_xenforo = {
	.type = "xenforo",
	.kind = "post",
	.label = "xenforo",
	.keys = (const char *const[]){ "mode", "forums", "key_user", "more",
	    NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_URL,
	.secrets = (const char *const[]){ "key", NULL },
	.pages = 10,
	.delay = 10000,
};
