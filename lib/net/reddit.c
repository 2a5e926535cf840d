#include "lib/net/reddit.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/post.h"

#define SITE	"https://www.reddit.com"

int64_t
reddit_time(const json_t *thing)
{
	int64_t t;

	return api_int(thing, "data.created_utc", &t) ? t : 0;
}

static bool
is_gone(struct span text)
{
	return span_is(text, "[deleted]") || span_is(text, "[removed]");
}

/* Why it is no longer there, or NULL. */
static const char *
reason(const json_t *d, struct span text)
{
	struct span by = api_text(d, "removed_by_category");

	if (span_is(by, "deleted") || span_is(text, "[deleted]"))
		return "deleted";
	return by.s != NULL || is_gone(text) ? "removed" : NULL;
}

static struct span
text_of(const json_t *d)
{
	return api_text(d, json_object_get(d, "body") != NULL ? "body" :
	    "selftext");
}

bool
reddit_is_gone(const json_t *thing)
{
	const json_t *d = api_at(thing, "data");

	return reason(d, text_of(d)) != NULL;
}

int64_t
reddit_edited(const json_t *thing)
{
	int64_t t;

	return api_int(thing, "data.edited", &t) && t > 0 ? t : 0;
}

static bool
is_true(const json_t *d, const char *name)
{
	return json_is_true(json_object_get(d, name));
}

/* "edited" is false, or when it was; of old, true. */
static void
set_edited(struct post *p, const json_t *d)
{
	int64_t t;

	if (is_true(d, "edited"))
		p->flags |= POST_EDITED;
	if (!api_int(d, "edited", &t) || t <= 0)
		return;
	p->flags |= POST_EDITED;
	p->updated = (struct date){ t, DATE_EXACT };
}

static void
set_author(struct post *p, const json_t *d)
{
	struct span name = api_text(d, "author");

	if (is_gone(name))
		return;
	p->author = name;
	p->author_id = api_text(d, "author_fullname");
}

static struct post
post_of(struct visit *v, const json_t *d, struct span text)
{
	struct post p = { .id = api_text(d, "name"), .text = text };

	p.uid = p.id;
	p.title = api_text(d, "title");
	if (p.text.s == NULL)
		p.text = p.title;
	api_time(v, &p, d, "created_utc");
	set_edited(&p, d);
	set_author(&p, d);
	p.parent = api_text(d, "parent_id");
	p.root = api_text(d, "link_id");
	if (p.parent.s != NULL)
		p.kind = span_starts(p.parent, "t1_") ? "reply" : "comment";
	p.repost_of = api_text(d, "crosspost_parent");
	p.site = api_text(d, "subreddit_name_prefixed");
	if (p.site.s == NULL)
		p.site = api_text(d, "subreddit");
	if (is_true(d, "over_18"))
		p.flags |= POST_SENSITIVE;
	if (!is_true(d, "score_hidden"))
		api_metric(&p, "score", d, "score");
	api_metric(&p, "comments", d, "num_comments");
	return p;
}

bool
reddit_write(struct visit *v, const json_t *thing)
{
	const json_t *d = api_at(thing, "data");
	struct span link = api_text(d, "permalink"), text = text_of(d);
	struct span flair = api_text(d, "link_flair_text");
	char *url = NULL, *tag;
	const char *gone;
	struct post p;
	bool good;

	p = post_of(v, d, text);
	if (p.id.s == NULL || p.text.s == NULL)
		return true;
	if ((gone = reason(d, text)) != NULL)
		return post_delete(v, p.id, false, gone);
	if (span_starts(link, "/"))
		url = xasprintf(SITE "%.*s", SPAN_ARG(link));
	p.url = span_of(url);
	tag = flair.s != NULL ? xstrndup(flair.s, flair.len) : NULL;
	p.tags = &tag;
	p.ntags = tag != NULL;
	good = post_write(v, &p);
	free(url);
	free(tag);
	return good;
}
