#include "lib/net/from_threads.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/net/graph.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/down.h"

static const char fields[] =
    "id,text,timestamp,permalink,username,media_type,topic_tag,is_reply,"
    "is_quote_post,quoted_post{id},reposted_post{id},root_post{id},"
    "replied_to{id}";
static const char *const modes[] = { "KEYWORD", "TAG", NULL };
static const char path[] = "/keyword_search";

static int
check(const struct source *s, struct where *where)
{
	if (keys_need(s, "search", "ngập nước", where) == -1 ||
	    keys_word(s, "mode", modes, where) == -1 ||
	    keys_names(s, "version", ".", where) == -1)
		return -1;
	return down_check(s, where);
}

static void
plan(const struct source *s, struct plan *p)
{
	plan_add(p, "search", "queries", 1, 1, s->pages, 0);
}

static json_t *
get_page(struct down *w, const char *at)
{
	struct visit *v = w->visit;
	char since[32], until[32];
	const char *query[] = { "q", visit_key(v, "search"),
	    "search_type", "RECENT", "search_mode", visit_key(v, "mode"),
	    "fields", fields, "limit", "100",
	    "since", w->stop != INT64_MIN ? since : NULL,
	    "until", v->until != INT64_MAX ? until : NULL, NULL };

	snprintf(since, sizeof since, "%" PRId64, w->stop);
	snprintf(until, sizeof until, "%" PRId64, v->until);
	return graph_get(w->arg, path, query, at, NULL);
}

/* A cursor stands under the last page too; the one behind it has no posts. */
static char *
next_page(struct down *w, const json_t *list)
{
	return json_array_size(api_at(list, "data")) == 0 &&
	    api_text(list, "paging.next").s == NULL ? NULL :
	    graph_next(w->arg, path, list);
}

static bool
write_post(struct down *w, const json_t *item, int64_t when)
{
	struct span tag = api_text(item, "topic_tag");
	char *tags[] = { (char *)tag.s };
	struct post p = { .kind = json_is_true(api_at(item, "is_reply")) ?
	    "reply" : w->visit->source->kind, .id = api_text(item, "id"),
	    .text = api_text(item, "text"),
	    .url = api_text(item, "permalink"),
	    .author = api_text(item, "username"),
	    .parent = api_text(item, "replied_to.id"),
	    .root = api_text(item, "root_post.id"),
	    .quote_of = api_text(item, "quoted_post.id"),
	    .repost_of = api_text(item, "reposted_post.id"),
	    .tags = tags, .ntags = tag.s != NULL };

	(void)when;
	p.uid = p.id;
	api_time(w->visit, &p, item, "timestamp");
	return p.id.s == NULL || p.text.s == NULL || post_write(w->visit, &p);
}

static void
fetch(struct visit *v)
{
	struct graph g = { .bucket = "queries", .cursors = true };
	long left = v->source->pages;
	struct down w = { .visit = v, .name = "search", .list = "data",
	    .time = "timestamp", .floor = INT64_MAX, .left = &left,
	    .page = get_page, .next = next_page, .item = write_post,
	    .arg = &g };
	enum down_end end;

	if (graph_open(&g, v, "https://graph.threads.net", "v1.0")) {
		end = down_run(&w);
		v->outcome.whole = end == DOWN_WHOLE;
		if (end == DOWN_SHORT)
			visit_fail(v, VISIT_PARTIAL, "%ld pages were not "
			    "enough; the next visit goes on, or raise pages",
			    v->source->pages);
	}
	graph_close(&g);
}

const struct adapter from_threads = {
	.type = "threads",
	.kind = "post",
	.label = "threads",
	.keys = (const char *const[]){ "search", "mode", "version", "days",
	    NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "key", "app_secret", NULL },
	.buckets = (const struct quota_bucket[]){
		{ .name = "queries", .limit = 2200,
		    .reset = QUOTA_WINDOW, .seconds = 86400 },
		{ .name = NULL }
	},
	.pages = 10,
	.delay = 500,
};
