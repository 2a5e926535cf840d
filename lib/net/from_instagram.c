#include "lib/net/from_instagram.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/graph.h"
#include "lib/net/igcomments.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/down.h"

#define DAY		86400
#define DAYS		7	/* that comments are looked for */
#define LIMIT		50

static const char media_fields[] =
    "id,caption,timestamp,permalink,media_type,like_count,comments_count";
static const char own_fields[] =
    "id,caption,timestamp,permalink,username,media_type,like_count,"
    "comments_count,view_count";
static const char *const answers[] = { "yes", "no", NULL };

/* A list that is read: a tag's, an account's, the office's own. */
struct list {
	struct graph	*graph;
	const char	*account;	/* that asks */
	char		*path;
	const char	*name;		/* of who published, or NULL */
	bool		 comments;	/* each has some that may be read */
};

static bool
is_on(const struct source *s, const char *name)
{
	const char *value = config_get(s->section, name);

	return value != NULL && strcmp(value, "yes") == 0;
}

/* The next word of a list; SPAN_NONE at its end. */
static struct span
word(struct span *rest)
{
	struct span w = SPAN_NONE;

	while (rest->len != 0 && w.len == 0)
		w = span_cut(rest, ' ');
	return w.len != 0 ? w : SPAN_NONE;
}

static long
count(const struct source *s, const char *key)
{
	struct span rest = span_of(config_get(s->section, key));
	long n = 0;

	while (word(&rest).s != NULL)
		n++;
	return n;
}

static int
check(const struct source *s, struct where *where)
{
	const char *tags = config_get(s->section, "tags");

	if (keys_need(s, "account", "17840000000000000", where) == -1 ||
	    keys_names(s, "account", "", where) == -1 ||
	    keys_names(s, "discover", "._ ", where) == -1 ||
	    keys_names(s, "version", ".", where) == -1 ||
	    keys_word(s, "media", answers, where) == -1 ||
	    keys_number(s, "comment_days", 0, 90, where) == -1 ||
	    keys_number(s, "comment_pages", 1, 1000, where) == -1 ||
	    down_check(s, where) == -1)
		return -1;
	if (tags != NULL && strchr(tags, '#') != NULL)
		return keys_fault(s, "tags", where, "tags = %s: tags stand "
		    "without \"#\", with blanks between", tags);
	if (count(s, "tags") != 0 || count(s, "discover") != 0 ||
	    is_on(s, "media"))
		return 0;
	return keys_fault(s, "", where, "this type needs tags, discover or "
	    "media = yes, or it has nothing to read");
}

static void
plan(const struct source *s, struct plan *p)
{
	long tags = count(s, "tags"), others = count(s, "discover");

	if (tags != 0) {
		plan_add(p, "new tags", "hashtags", 1, 0, tags, 0);
		plan_add(p, "media of tags", NULL, 0, tags, s->pages, 0);
	}
	if (others != 0)
		plan_add(p, "media of others", NULL, 0, others, s->pages, 0);
	if (is_on(s, "media")) {
		plan_add(p, "own media", NULL, 0, 1, s->pages, 0);
		plan_add(p, "comments", NULL, 0, 0, s->pages * LIMIT, 0);
	}
}

static bool
take_media(struct down *w, const json_t *item, int64_t when)
{
	struct list *l = w->arg;
	struct post p = { .kind = w->visit->source->kind,
	    .id = api_text(item, "id"), .text = api_text(item, "caption"),
	    .url = api_text(item, "permalink"),
	    .author = api_text(item, "username") };
	int64_t total;

	(void)when;
	if (p.id.s == NULL)
		return true;
	if (p.author.s == NULL)
		p.author = span_of(l->name);
	if (span_is(api_text(item, "media_type"), "VIDEO"))
		p.kind = "video";
	p.uid = p.id;
	api_time(w->visit, &p, item, "timestamp");
	api_metric(&p, "likes", item, "like_count");
	api_metric(&p, "comments", item, "comments_count");
	api_metric(&p, "views", item, "view_count");
	if (p.text.s != NULL && !post_write(w->visit, &p))
		return false;
	return !l->comments || (api_int(item, "comments_count", &total) &&
	    total == 0) || igcomments_read(l->graph, p.id);
}

static json_t *
list_page(struct down *w, const char *at)
{
	struct list *l = w->arg;
	const char *query[] = { "user_id", l->comments ? NULL : l->account,
	    "fields", l->comments ? own_fields : media_fields, "limit", "50",
	    NULL };

	return graph_get(l->graph, l->path, query, at, NULL);
}

static char *
list_next(struct down *w, const json_t *page)
{
	struct list *l = w->arg;

	return graph_next(l->graph, l->path, page);
}

/* Of another's media the cursor goes into the fields that are asked for. */
static json_t *
other_page(struct down *w, const char *at)
{
	struct list *l = w->arg;
	char *fields = xasprintf("business_discovery.username(%s){username,"
	    "media.limit(25)%s%s%s{%s}}", l->name, at != NULL ? ".after(" : "",
	    at != NULL ? at : "", at != NULL ? ")" : "", media_fields);
	const char *query[] = { "fields", fields, NULL };
	json_t *tree = graph_get(l->graph, l->path, query, NULL, NULL);

	free(fields);
	return tree;
}

/* One that is more than a cursor would be other fields. */
static char *
other_next(struct down *w, const json_t *page)
{
	struct span after = api_text(page,
	    "business_discovery.media.paging.cursors.after");

	(void)w;
	for (size_t i = 0; i < after.len; i++)
		if (strchr("(){},. ", after.s[i]) != NULL)
			return NULL;
	return after.s != NULL ? xstrdup(after.s) : NULL;
}

/* The id of a tag, the same for ever and for all; the caller's, or NULL. */
static char *
tag_id(struct list *l, struct span tag)
{
	struct visit *v = l->graph->visit;
	char *name = xasprintf("id %.*s", SPAN_ARG(tag)), *id = NULL;
	char *text = xstrndup(tag.s, tag.len);
	const char *known = visit_cursor(v, name);
	const char *query[] = { "user_id", l->account, "q", text, NULL };
	struct buf scratch = BUF_INIT;
	json_t *tree = NULL;
	struct span got;

	if (known != NULL) {
		id = xstrdup(known);
	} else if ((tree = graph_get(l->graph, "/ig_hashtag_search", query,
	    NULL, NULL)) != NULL) {
		got = api_id(tree, "data.0.id", &scratch);
		if (got.s != NULL)
			id = api_encode(got);
		else
			visit_fail(v, VISIT_FAILED, "the platform knows no "
			    "tag \"%s\"", text);
		visit_set_cursor(v, name, id);
	}
	json_decref(tree);
	buf_free(&scratch);
	free(text);
	free(name);
	return id;
}

static enum down_end
walk_tag(struct list *l, struct down *w, struct span tag)
{
	enum down_end end = DOWN_STOPPED;
	char *id;

	if (!quota_spend_unique(w->visit, "hashtags", tag) ||
	    (id = tag_id(l, tag)) == NULL)
		return end;
	l->path = xasprintf("/%s/recent_media", id);
	end = down_run(w);
	free(l->path);
	free(id);
	return end;
}

/* Each word of a key by its own walk. */
static enum down_end
walk_words(struct list *l, struct down *w, const char *key)
{
	struct span rest = span_of(visit_key(w->visit, key)), one;
	bool tags = strcmp(key, "tags") == 0;
	enum down_end end = DOWN_WHOLE;
	char *name, *who;

	while (end == DOWN_WHOLE && (one = word(&rest)).s != NULL) {
		name = xasprintf("%s %.*s", key, SPAN_ARG(one));
		who = xstrndup(one.s, one.len);
		w->name = name;
		l->name = tags ? NULL : who;
		if (tags) {
			end = walk_tag(l, w, one);
		} else {
			l->path = xasprintf("/%s", l->account);
			end = down_run(w);
			free(l->path);
		}
		free(name);
		free(who);
	}
	return end;
}

static enum down_end
walk_own(struct list *l, struct down *w)
{
	struct visit *v = w->visit;
	enum down_end end;

	w->name = "media";
	w->floor = v->now - visit_number(v, "comment_days", DAYS) * DAY;
	l->name = NULL;
	l->comments = true;
	l->path = xasprintf("/%s/media", l->account);
	end = down_run(w);
	free(l->path);
	return end;
}

static void
read_all(struct visit *v, struct graph *g)
{
	struct list l = { .graph = g, .account = visit_key(v, "account") };
	long left = v->source->pages;
	struct down w = { .visit = v, .list = "data", .time = "timestamp",
	    .floor = INT64_MAX, .left = &left, .page = list_page,
	    .next = list_next, .item = take_media, .arg = &l };
	struct down other = w;
	enum down_end end;

	other.list = "business_discovery.media.data";
	other.page = other_page;
	other.next = other_next;
	end = walk_words(&l, &w, "tags");
	if (end == DOWN_WHOLE)
		end = walk_words(&l, &other, "discover");
	if (end == DOWN_WHOLE && is_on(v->source, "media"))
		end = walk_own(&l, &w);
	/* Media of a tag are to be had for a day only. */
	v->outcome.whole = end == DOWN_WHOLE && (count(v->source, "tags") ==
	    0 || (v->memory.known && v->now - v->memory.to <= DAY));
	if (end == DOWN_SHORT)
		visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the "
		    "next visit goes on, or raise pages", v->source->pages);
}

static void
fetch(struct visit *v)
{
	struct graph g = { .bucket = NULL };

	if (graph_open(&g, v, "https://graph.facebook.com", "v25.0"))
		read_all(v, &g);
	graph_close(&g);
}

const struct adapter from_instagram = {
	.type = "instagram",
	.kind = "post",
	.label = "instagram",
	.keys = (const char *const[]){ "account", "tags", "discover", "media",
	    "version", "days", "comment_days", "comment_pages", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "key", "app_secret", NULL },
	.owner = "account",
	.buckets = (const struct quota_bucket[]){
		{ .name = "hashtags", .limit = 30, .reset = QUOTA_UNIQUE,
		    .seconds = 7 * DAY },
		{ .name = NULL }
	},
	.pages = 40,
	.delay = 500,
};
