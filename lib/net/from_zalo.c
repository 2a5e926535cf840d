#include "lib/net/from_zalo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"
#include "lib/net/down.h"
#include "lib/net/zalo.h"

#define DAY		86400
#define DAYS		7
#define OVERLAP		3600
#define COUNT		10	/* in a page; the API gives no more */

static const char *const answers[] = { "yes", "no", NULL };

/* A list by offsets: of chats, of articles, of one chat's messages. */
struct list {
	struct zalo	*zalo;
	const char	*path;
	const char	*user;		/* whose chat, or NULL */
	int64_t		 heard;		/* messages up to then were seen */
};

static bool
is_on(const struct source *s, const char *name)
{
	const char *value = config_get(s->section, name);

	return value != NULL && strcmp(value, "yes") == 0;
}

static int
check(const struct source *s, struct where *where)
{
	if (keys_need(s, "app_id", "1234567890", where) == -1 ||
	    keys_word(s, "consent", answers, where) == -1 ||
	    keys_word(s, "chats", answers, where) == -1 ||
	    keys_word(s, "articles", answers, where) == -1 ||
	    down_check(s, where) == -1)
		return -1;
	if (!is_on(s, "consent"))
		return keys_fault(s, "consent", where, "what is written to an "
		    "account is personal data; set consent = yes if the "
		    "people who write have agreed");
	if (!is_on(s, "chats") && !is_on(s, "articles"))
		return keys_fault(s, "", where, "this type needs chats = yes "
		    "or articles = yes");
	if (config_get(s->section, "refresh_file") != NULL &&
	    config_get(s->section, "key_file") != NULL &&
	    secret_named(s, "app_secret"))
		return 0;
	return keys_fault(s, "", where, "this type needs app_secret_file, and "
	    "key_file and refresh_file: its tokens are replaced by new ones, "
	    "which are put into these two");
}

static void
plan(const struct source *s, struct plan *p)
{
	if (is_on(s, "chats")) {
		plan_add(p, "chats", NULL, 0, 1, s->pages, 0);
		plan_add(p, "messages", NULL, 0, 0, s->pages * COUNT *
		    s->pages, 0);
	}
	if (is_on(s, "articles"))
		plan_add(p, "articles", NULL, 0, 1, s->pages * (COUNT + 1),
		    0);
}

/* Pages are offsets; a short one is the last. */
static char *
next_page(struct down *w, const json_t *page)
{
	int64_t at = 0;

	api_int(page, "at", &at);
	return json_array_size(api_at(page, w->list)) < COUNT ? NULL :
	    xasprintf("%lld", (long long)at + COUNT);
}

static json_t *
with_offset(json_t *page, const char *at)
{
	if (json_is_object(page))
		json_object_set_new(page, "at", json_integer(at != NULL ?
		    strtol(at, NULL, 10) : 0));
	return page;
}

static json_t *
get_messages(struct down *w, const char *at)
{
	struct list *l = w->arg;
	json_t *data = json_pack("{s:s*, s:i, s:i}", "user_id", l->user,
	    "offset", at != NULL ? (int)strtol(at, NULL, 10) : 0, "count",
	    COUNT);
	char *text = json_dumps(data, JSON_COMPACT);
	const char *query[] = { "data", text, NULL };
	json_t *page = zalo_get(l->zalo, l->path, query);

	json_decref(data);
	free(text);
	return with_offset(page, at);
}

static bool
write_message(struct down *w, const json_t *item, int64_t when)
{
	struct buf id = BUF_INIT, from = BUF_INIT;
	struct post p = { .kind = "message",
	    .id = api_id(item, "message_id", &id),
	    .text = api_text(item, "message"),
	    .author = api_text(item, "from_display_name"),
	    .author_id = api_id(item, "from_id", &from),
	    .flags = POST_PRIVATE };
	bool good = true;

	(void)when;
	if (p.id.s != NULL && p.text.s != NULL) {
		p.uid = p.id;
		api_time(w->visit, &p, item, "time");
		good = post_write(w->visit, &p);
	}
	buf_free(&id);
	buf_free(&from);
	return good;
}

/* The last message of a chat tells whose it is: all since the last visit. */
static bool
take_chat(struct down *w, const json_t *item, int64_t when)
{
	struct list *all = w->arg;
	struct list l = { .zalo = all->zalo,
	    .path = "/v2.0/oa/conversation" };
	struct down chat = *w;
	struct buf scratch = BUF_INIT;
	int64_t src = 1;
	long left = w->visit->source->pages;
	struct span who;
	char *user, name[DIGEST_SIZE];
	enum down_end end;

	if (when != INT64_MIN && when < all->heard)
		return true;
	api_int(item, "src", &src);
	who = api_id(item, src == 0 ? "to_id" : "from_id", &scratch);
	if (who.s == NULL)
		return true;
	user = xstrndup(who.s, who.len);
	/* No person's number stays in the state. */
	digest_span(who, name);
	l.user = user;
	chat.name = name;
	chat.brief = true;
	chat.stop = all->heard;
	chat.floor = INT64_MAX;
	chat.left = &left;
	chat.item = write_message;
	chat.arg = &l;
	end = down_run(&chat);
	if (end == DOWN_SHORT)
		visit_fail(w->visit, VISIT_PARTIAL, "a chat has more messages "
		    "than were read; the next visit goes on, or raise pages");
	free(user);
	buf_free(&scratch);
	return end != DOWN_STOPPED;
}

static json_t *
get_articles(struct down *w, const char *at)
{
	struct list *l = w->arg;
	const char *query[] = { "offset", at != NULL ? at : "0", "limit",
	    "10", "type", "normal", NULL };

	return with_offset(zalo_get(l->zalo, l->path, query), at);
}

/* The words of an article: its description and its paragraphs. */
static void
add_words(struct buf *text, const json_t *detail)
{
	struct span words = api_text(detail, "data.description");
	json_t *part;
	size_t i;

	if (words.s != NULL)
		buf_span(text, words);
	json_array_foreach(api_at(detail, "data.body"), i, part) {
		words = api_text(part, "content");
		if (words.s == NULL)
			continue;
		if (text->len != 0)
			buf_putc(text, '\n');
		buf_span(text, words);
	}
}

static bool
take_article(struct down *w, const json_t *item, int64_t when)
{
	struct list *l = w->arg;
	struct buf id = BUF_INIT, text = BUF_INIT;
	struct post p = { .kind = "article", .id = api_id(item, "id", &id),
	    .title = api_text(item, "title"),
	    .url = api_text(item, "link_view") };
	json_t *detail;
	bool good = true;
	char *number;

	(void)when;
	if (p.id.s == NULL || !span_is(api_text(item, "status"), "show")) {
		buf_free(&id);
		return true;
	}
	number = xstrndup(p.id.s, p.id.len);
	detail = zalo_get(l->zalo, "/v2.0/article/getdetail",
	    (const char *const[]){ "id", number, NULL });
	add_words(&text, detail);
	p.uid = p.id;
	p.text = text.len != 0 ? buf_get(&text) : p.title;
	api_time(w->visit, &p, item, "create_date");
	api_metric(&p, "views", item, "total_view");
	api_metric(&p, "shares", item, "total_share");
	if (detail != NULL && p.text.s != NULL)
		good = post_write(w->visit, &p);
	good = good && detail != NULL;
	json_decref(detail);
	buf_free(&text);
	buf_free(&id);
	free(number);
	return good;
}

static int64_t
heard(const struct visit *v)
{
	if (v->since != INT64_MIN || v->until != INT64_MAX)
		return v->since;
	return v->memory.known ? v->memory.to - OVERLAP :
	    v->now - visit_number(v, "days", DAYS) * DAY;
}

static void
fetch(struct visit *v)
{
	struct zalo z = { .visit = v };
	struct list chats = { &z, "/v2.0/oa/listrecentchat", NULL, heard(v) };
	struct list articles = { &z, "/v2.0/article/getslice", NULL, 0 };
	long left = v->source->pages;
	struct down w = { .visit = v, .name = "chats", .list = "data",
	    .time = "time", .floor = INT64_MAX, .left = &left,
	    .page = get_messages, .next = next_page, .item = take_chat,
	    .arg = &chats };
	enum down_end end = DOWN_WHOLE;

	if (is_on(v->source, "chats"))
		end = down_run(&w);
	w.name = "articles";
	w.list = "data.medias";
	w.time = "create_date";
	w.page = get_articles;
	w.item = take_article;
	w.arg = &articles;
	if (end == DOWN_WHOLE && is_on(v->source, "articles"))
		end = down_run(&w);
	v->outcome.whole = end == DOWN_WHOLE;
	if (end == DOWN_SHORT)
		visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the "
		    "next visit goes on, or raise pages", v->source->pages);
}

const struct adapter from_zalo = {
	.type = "zalo",
	.kind = "message",
	.label = "zalo",
	.keys = (const char *const[]){ "app_id", "consent", "chats",
	    "articles", "days", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "key", "refresh", "app_secret",
	    NULL },
	.pages = 20,
	.delay = 500,
};
