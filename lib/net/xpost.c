#include "lib/net/xpost.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/net/api.h"
#include "lib/net/post.h"

#define EPOCH	1288834974657	/* of the ids, in milliseconds since 1970 */
#define TAGS	50
#define NAME	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
	"0123456789_"

const json_t *
xpost_either(const json_t *t, const char *tweet, const char *post)
{
	const json_t *found = api_at(t, tweet);

	return found != NULL ? found : api_at(t, post);
}

int64_t
xpost_time(int64_t id)
{
	return ((id >> 22) + EPOCH) / 1000;
}

int64_t
xpost_id(int64_t t)
{
	return t * 1000 <= EPOCH ? 1 : (t * 1000 - EPOCH) << 22;
}

static bool
is_id(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.len != 0 && s.len < 20;
}

/* The object of a list that has that id, or NULL. */
static const json_t *
find(const json_t *list, struct span id)
{
	const json_t *item;
	size_t i;

	json_array_foreach(list, i, item)
		if (id.len != 0 && span_eq(api_text(item, "id"), id))
			return item;
	return NULL;
}

static struct span
text_of(const json_t *t)
{
	struct span full = api_text(xpost_either(t, "note_tweet", "note_post"),
	    "text");

	return full.s != NULL ? full : api_text(t, "text");
}

/* What it answers, quotes or passes on. */
static void
set_links(struct post *p, const json_t *answer, const json_t *t)
{
	const json_t *all = xpost_either(t, "referenced_tweets",
	    "referenced_posts"), *item, *whole;
	struct span type, id;
	size_t i;

	json_array_foreach(all, i, item) {
		type = api_text(item, "type");
		id = api_text(item, "id");
		if (!is_id(id))
			continue;
		if (span_is(type, "replied_to"))
			p->parent = id;
		else if (span_is(type, "quoted"))
			p->quote_of = id;
		else if (span_is(type, "retweeted") ||
		    span_is(type, "reposted"))
			p->repost_of = id;
	}
	p->kind = p->parent.s != NULL ? "reply" : NULL;
	p->root = api_text(t, "conversation_id");
	if (!is_id(p->root) || span_eq(p->root, p->id))
		p->root = SPAN_NONE;
	/* The text of one that is passed on is cut at its end. */
	whole = find(xpost_either(answer, "includes.tweets", "includes.posts"),
	    p->repost_of);
	if (text_of(whole).s != NULL)
		p->text = text_of(whole);
}

static void
set_metrics(struct post *p, const json_t *t)
{
	static const struct {
		const char	*name, *path;
	} all[] = {
		{ "views", "impression_count" },
		{ "likes", "like_count" },
		{ "replies", "reply_count" },
		{ "reposts", "retweet_count" },
		{ "quotes", "quote_count" },
		{ "saves", "bookmark_count" },
	};
	const json_t *m = api_at(t, "public_metrics");

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		api_metric(p, all[i].name, m, all[i].path);
	if (api_at(m, "retweet_count") == NULL)
		api_metric(p, "reposts", m, "repost_count");
}

static void
set_time(struct visit *v, struct post *p, const json_t *t)
{
	int64_t id;

	api_time(v, p, t, "created_at");
	if (!p->dated && api_int(t, "id", &id))
		post_instant(v, p, xpost_time(id));
}

/* "und", "qme" and their like are no languages. */
static struct span
language(const json_t *t)
{
	struct span lang = api_text(t, "lang");

	return span_is(lang, "und") || span_is(lang, "zxx") ||
	    span_is(lang, "art") || (lang.len == 3 && lang.s[0] == 'q') ?
	    SPAN_NONE : lang;
}

static void
set_author(struct post *p, const json_t *answer, const json_t *t,
    struct buf *url)
{
	const json_t *user;
	struct span name;

	p->author_id = api_text(t, "author_id");
	user = find(api_at(answer, "includes.users"), p->author_id);
	name = api_text(user, "username");
	p->author = name;
	if (name.s != NULL && strspn(name.s, NAME) != name.len)
		name = SPAN_NONE;
	/* Without a name that is asked for and paid for, this one leads there. */
	name = name.s != NULL ? name : span_of("i");
	buf_printf(url, "https://x.com/%.*s/status/", SPAN_ARG(name));
	buf_span(url, p->id);
	p->url = buf_get(url);
}

static void
set_tags(struct post *p, const json_t *t, char *tags[TAGS])
{
	const json_t *tag;
	size_t i;

	json_array_foreach(api_at(t, "entities.hashtags"), i, tag)
		if (p->ntags < TAGS && api_text(tag, "tag").s != NULL)
			tags[p->ntags++] = (char *)(uintptr_t)
			    api_text(tag, "tag").s;
	p->tags = tags;
}

/* The versions before this one; it is the newest, and the first's id is gone. */
static bool
drop_versions(struct visit *v, struct post *p, const json_t *t)
{
	const json_t *all = xpost_either(t, "edit_history_tweet_ids",
	    "edit_history_post_ids"), *item;
	struct span id;
	size_t i;

	json_array_foreach(all, i, item) {
		id = api_text(item, "");
		if (!is_id(id) || span_eq(id, p->id))
			continue;
		p->flags |= POST_EDITED;
		if (i + 1 < json_array_size(all) && !post_delete(v, id, false,
		    "edited"))
			return false;
	}
	return true;
}

/* What may not be shown in Viet Nam is not kept there either. */
static bool
is_withheld(const json_t *t)
{
	const json_t *country;
	size_t i;

	json_array_foreach(api_at(t, "withheld.country_codes"), i, country)
		if (span_is(api_text(country, ""), "VN"))
			return true;
	return false;
}

bool
xpost_write(struct visit *v, const json_t *answer, const json_t *t)
{
	struct post p = { .id = api_text(t, "id"), .text = text_of(t) };
	struct buf url = BUF_INIT;
	char *tags[TAGS];
	bool good;

	p.uid = p.id;
	if (!is_id(p.id) || p.text.s == NULL) {
		v->outcome.skipped++;
		return true;
	}
	if (is_withheld(t))
		return post_delete(v, p.id, false, "withheld");
	set_links(&p, answer, t);
	set_author(&p, answer, t, &url);
	set_time(v, &p, t);
	p.lang = language(t);
	set_metrics(&p, t);
	set_tags(&p, t, tags);
	if (json_is_true(api_at(t, "possibly_sensitive")))
		p.flags |= POST_SENSITIVE;
	good = drop_versions(v, &p, t) && post_write(v, &p);
	buf_free(&url);
	return good;
}

bool
xpost_errors(struct visit *v, const json_t *answer)
{
	const json_t *error;
	struct span type, of, id;
	size_t i;

	json_array_foreach(api_at(answer, "errors"), i, error) {
		type = api_text(error, "type");
		of = api_text(error, "resource_type");
		id = api_text(error, "resource_id");
		if (span_ends(type, "/resource-not-found") && is_id(id) &&
		    (span_is(of, "tweet") || span_is(of, "post")) &&
		    !post_delete(v, id, false, "deleted"))
			return false;
	}
	return true;
}
