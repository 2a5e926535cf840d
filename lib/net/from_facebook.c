#include "lib/net/from_facebook.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/graph.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/down.h"

#define DAY		86400
#define OVERLAP		3600	/* a bump of a post may be seen late */
#define DAYS		3	/* that comments are looked for */
#define PAGES		5	/* of comments of a post in a visit */
#define LIMIT		25	/* posts in a page; the API refuses large ones */

static const char post_fields[] =
    "id,created_time,updated_time,message,story,permalink_url,parent_id,"
    "from{id,name},shares,is_hidden,is_expired,"
    "comments.limit(0).summary(total_count),"
    "reactions.limit(0).summary(total_count)";
static const char comment_fields[] =
    "id,created_time,message,parent{id},permalink_url,from{id,name},"
    "like_count,comment_count,is_hidden,is_private";
static const char *const edges[] = {
	"published_posts", "posts", "feed", "visitor_posts", "tagged", NULL
};
static const char *const answers[] = { "yes", "no", NULL };

struct page {
	struct graph	 graph;
	char		*path;		/* of its posts */
	bool		 comments;
	int64_t		 heard;		/* comments up to then were seen */
	uint64_t	 unfinished;	/* posts with more comments than pages */
};

struct thread {
	struct page	*page;
	struct span	 post;		/* its id */
	char		*path;
	bool		 gone;
};

static int
check(const struct source *s, struct where *where)
{
	if (keys_need(s, "page", "tentrang", where) == -1 ||
	    keys_names(s, "page", "._-", where) == -1 ||
	    keys_names(s, "version", ".", where) == -1 ||
	    keys_word(s, "edge", edges, where) == -1 ||
	    keys_word(s, "comments", answers, where) == -1 ||
	    keys_number(s, "comment_days", 0, 90, where) == -1 ||
	    keys_number(s, "comment_pages", 1, 1000, where) == -1)
		return -1;
	return down_check(s, where);
}

static bool
wants_comments(const struct source *s)
{
	const char *value = config_get(s->section, "comments");

	return value == NULL || strcmp(value, "yes") == 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	const char *pages = config_get(s->section, "comment_pages");
	long each = pages != NULL ? strtol(pages, NULL, 10) : PAGES;

	plan_add(p, "posts", NULL, 0, 1, s->pages, 0);
	if (wants_comments(s))
		plan_add(p, "comments", NULL, 0, 0, s->pages * LIMIT * each,
		    0);
}

static json_t *
comment_page(struct down *w, const char *at)
{
	struct thread *t = w->arg;
	const char *query[] = { "fields", comment_fields, "filter", "stream",
	    "order", "reverse_chronological", "limit", "100", NULL };

	return graph_get(&t->page->graph, t->path, query, at, &t->gone);
}

static char *
comment_next(struct down *w, const json_t *list)
{
	struct thread *t = w->arg;

	return graph_next(&t->page->graph, t->path, list);
}

static bool
write_comment(struct down *w, const json_t *c, int64_t when)
{
	struct thread *t = w->arg;
	struct span parent = api_text(c, "parent.id");
	struct post p = { .kind = parent.s != NULL ? "reply" : "comment",
	    .id = api_text(c, "id"), .text = api_text(c, "message"),
	    .url = api_text(c, "permalink_url"), .root = t->post,
	    .author = api_text(c, "from.name"),
	    .author_id = api_text(c, "from.id") };

	(void)when;
	if (p.id.s == NULL || p.text.s == NULL ||
	    json_is_true(api_at(c, "is_private")) ||
	    json_is_true(api_at(c, "is_hidden")))
		return true;
	p.uid = p.id;
	p.parent = parent.s != NULL ? parent : t->post;
	api_time(w->visit, &p, c, "created_time");
	api_metric(&p, "likes", c, "like_count");
	api_metric(&p, "replies", c, "comment_count");
	return post_write(w->visit, &p);
}

/* False if the visit is to end. */
static bool
walk_comments(struct page *page, struct span post)
{
	struct visit *v = page->graph.visit;
	struct thread t = { .page = page, .post = post };
	long left = visit_number(v, "comment_pages", PAGES);
	char name[80];
	struct down w = { .visit = v, .name = name, .list = "data",
	    .time = "created_time", .floor = INT64_MAX, .brief = true,
	    .stop = page->heard, .left = &left, .page = comment_page,
	    .next = comment_next, .item = write_comment, .arg = &t };
	enum down_end end;
	char *id = api_encode(post);

	snprintf(name, sizeof name, "comments %.60s", id);
	t.path = xasprintf("/%s/comments", id);
	end = down_run(&w);
	page->unfinished += end == DOWN_SHORT;
	if (t.gone)
		end = post_delete(v, post, false, "gone") ? DOWN_WHOLE : end;
	free(t.path);
	free(id);
	return end != DOWN_STOPPED;
}

/* A post's updated_time moves with each comment: an older one has no new. */
static bool
has_news(const struct page *page, const json_t *item)
{
	int64_t total;
	struct date d;

	if (!page->comments || (api_int(item, "comments.summary.total_count",
	    &total) && total == 0))
		return false;
	return !date_parse(api_text(item, "updated_time"), 0, &d) ||
	    d.instant >= page->heard;
}

static bool
write_post(struct down *w, const json_t *item, int64_t when)
{
	struct page *page = w->arg;
	struct post p = { .kind = w->visit->source->kind,
	    .id = api_text(item, "id"), .text = api_text(item, "message"),
	    .url = api_text(item, "permalink_url"),
	    .author = api_text(item, "from.name"),
	    .author_id = api_text(item, "from.id"),
	    .site = api_text(item, "from.name"),
	    .repost_of = api_text(item, "parent_id") };

	(void)when;
	if (p.id.s == NULL || json_is_true(api_at(item, "is_hidden")) ||
	    json_is_true(api_at(item, "is_expired")))
		return true;
	if (p.text.s == NULL)
		p.text = api_text(item, "story");
	p.uid = p.id;
	api_time(w->visit, &p, item, "created_time");
	api_metric(&p, "likes", item, "reactions.summary.total_count");
	api_metric(&p, "comments", item, "comments.summary.total_count");
	api_metric(&p, "shares", item, "shares.count");
	/* A picture without words says nothing that can be read. */
	if (p.text.s != NULL && !post_write(w->visit, &p))
		return false;
	return !has_news(page, item) || walk_comments(page, p.id);
}

static json_t *
post_page(struct down *w, const char *at)
{
	struct page *page = w->arg;
	struct visit *v = w->visit;
	char since[32], until[32], limit[8];
	const char *query[] = { "fields", post_fields, "limit", limit,
	    "since", w->stop != INT64_MIN ? since : NULL,
	    "until", v->until != INT64_MAX ? until : NULL, NULL };

	snprintf(since, sizeof since, "%" PRId64, w->stop);
	snprintf(until, sizeof until, "%" PRId64, v->until);
	snprintf(limit, sizeof limit, "%d", LIMIT);
	return graph_get(&page->graph, page->path, query, at, NULL);
}

static char *
post_next(struct down *w, const json_t *list)
{
	struct page *page = w->arg;

	return graph_next(&page->graph, page->path, list);
}

static void
judge(struct visit *v, const struct page *page, enum down_end end)
{
	v->outcome.whole = end == DOWN_WHOLE;
	if (end == DOWN_SHORT)
		visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the "
		    "next visit goes on, or raise pages", v->source->pages);
	else if (end == DOWN_WHOLE && page->unfinished != 0)
		visit_fail(v, VISIT_PARTIAL, "%" PRIu64 " posts have more "
		    "comments than were read; the next visit goes on, or "
		    "raise comment_pages", page->unfinished);
}

static void
read_page(struct visit *v, struct page *page)
{
	long left = v->source->pages;
	int64_t days = visit_number(v, "comment_days", DAYS);
	struct down w = { .visit = v, .name = "posts", .list = "data",
	    .time = "created_time", .floor = page->comments ?
	    v->now - days * DAY : INT64_MAX, .left = &left,
	    .page = post_page, .next = post_next, .item = write_post,
	    .arg = page };

	judge(v, page, down_run(&w));
}

static void
fetch(struct visit *v)
{
	struct page page = { .comments = wants_comments(v->source) };
	const char *edge = visit_key(v, "edge");
	char *name = api_encode(span_of(visit_key(v, "page")));

	page.path = xasprintf("/%s/%s", name, edge != NULL ? edge : edges[0]);
	free(name);
	page.heard = v->since;
	if (v->since == INT64_MIN && v->until == INT64_MAX && v->memory.known)
		page.heard = v->memory.to - OVERLAP;
	if (graph_open(&page.graph, v, "https://graph.facebook.com", "v25.0"))
		read_page(v, &page);
	graph_close(&page.graph);
	free(page.path);
}

const struct adapter from_facebook = {
	.type = "facebook",
	.kind = "post",
	.label = "facebook",
	.keys = (const char *const[]){ "page", "edge", "version", "comments",
	    "comment_days", "comment_pages", "days", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "key", "app_secret", NULL },
	.pages = 20,
	.delay = 500,
};
