#include "lib/net/fedpost.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/markup/html.h"
#include "lib/net/api.h"
#include "lib/net/post.h"

#define KNOWN	20000		/* ids in a generation, of which two are kept */
#define TAGS	30

struct fedpost {
	struct map	*young, *old;	/* ids to uris */
	uint64_t	 shy;
	struct buf	 text;
};

struct fedpost *
fedpost_new(void)
{
	struct fedpost *f = xcalloc(1, sizeof *f);

	f->young = map_new(free);
	f->old = map_new(free);
	return f;
}

void
fedpost_free(struct fedpost *f)
{
	map_free(f->young);
	map_free(f->old);
	buf_free(&f->text);
	free(f);
}

uint64_t
fedpost_shy(const struct fedpost *f)
{
	return f->shy;
}

static void
remember(struct fedpost *f, struct span id, struct span uri)
{
	if (id.s == NULL)
		return;
	if (map_count(f->young) >= KNOWN) {
		map_free(f->old);
		f->old = f->young;
		f->young = map_new(free);
	}
	free(map_put(f->young, id, xstrndup(uri.s, uri.len)));
}

/* The uri of a status of the instance, or SPAN_NONE. */
static struct span
uri_of(const struct fedpost *f, struct span id)
{
	const char *uri = NULL;

	if (id.s != NULL && (uri = map_get(f->young, id)) == NULL)
		uri = map_get(f->old, id);
	return span_of(uri);
}

int64_t
fedpost_time(struct visit *v, const json_t *t)
{
	struct post p = { .nmetrics = 0 };

	api_time(v, &p, t, "created_at");
	return p.dated ? p.published.instant : 0;
}

/* People write it among other words of their profile, often as a hashtag. */
static bool
says_nobot(struct fedpost *f, struct span note)
{
	if (note.s == NULL)
		return false;
	if (html_text(note, &f->text))
		note = buf_get(&f->text);
	for (size_t i = 0; i + 6 <= note.len; i++)
		if (strncasecmp(note.s + i, "#nobot", 6) == 0)
			return true;
	return false;
}

static bool
wants_no_finding(struct fedpost *f, const json_t *t)
{
	const json_t *account = api_at(t, "account");

	return json_is_true(api_at(account, "noindex")) ||
	    json_is_false(api_at(account, "indexable")) ||
	    json_is_false(api_at(account, "discoverable")) ||
	    says_nobot(f, api_text(account, "note"));
}

static void
set_times(struct visit *v, struct post *p, const json_t *t)
{
	struct post edited = { .nmetrics = 0 };

	api_time(v, p, t, "created_at");
	api_time(v, &edited, t, "edited_at");
	if (!edited.dated)
		return;
	p->updated = edited.published;
	p->flags |= POST_EDITED;
}

static void
set_author(struct post *p, const json_t *t)
{
	p->author = api_text(t, "account.acct");
	p->author_id = api_text(t, "account.uri");
	if (p->author_id.s == NULL)
		p->author_id = api_text(t, "account.url");
}

static void
set_links(const struct fedpost *f, struct post *p, const json_t *t)
{
	struct span parent = api_text(t, "in_reply_to_id");

	p->kind = parent.s != NULL ? "reply" : NULL;
	p->parent = uri_of(f, parent);
	p->quote_of = api_text(t, "quote.quoted_status.uri");
	p->parent_hashed = true;
}

static void
set_metrics(struct post *p, const json_t *t)
{
	api_metric(p, "likes", t, "favourites_count");
	api_metric(p, "replies", t, "replies_count");
	api_metric(p, "reposts", t, "reblogs_count");
	api_metric(p, "quotes", t, "quotes_count");
}

static void
set_tags(struct post *p, const json_t *t, char *tags[TAGS])
{
	const json_t *tag;
	size_t i;

	json_array_foreach(api_at(t, "tags"), i, tag)
		if (p->ntags < TAGS && api_text(tag, "name").s != NULL)
			tags[p->ntags++] = (char *)(uintptr_t)
			    api_text(tag, "name").s;
	p->tags = tags;
}

/* "https://m.example/…": the host, which is where its author is at home. */
static struct span
site_of(struct span uri)
{
	struct span rest = uri;

	if (!span_starts(uri, "https://") && !span_starts(uri, "http://"))
		return SPAN_NONE;
	span_cut(&rest, '/');
	span_cut(&rest, '/');
	return span_cut(&rest, '/');
}

/* A post that is no longer public, or whose author changed their mind, goes. */
static bool
leave_out(struct fedpost *f, struct visit *v, const struct post *p,
    const json_t *t)
{
	bool hidden = !span_is(api_text(t, "visibility"), "public");

	f->shy += !hidden;
	if (api_text(t, "edited_at").s == NULL ||
	    uri_of(f, api_text(t, "id")).s == NULL)
		return true;
	return post_delete(v, p->uid, true, hidden ? "private" : "withdrawn");
}

bool
fedpost_write(struct fedpost *f, struct visit *v, const json_t *t)
{
	struct span uri = api_text(t, "uri");
	struct post p = { .id = api_text(t, "id"), .uid = uri, .hashed = true,
	    .text = api_text(t, "content"),
	    .summary = api_text(t, "spoiler_text") };
	char *tags[TAGS];

	if (uri.s == NULL || p.id.s == NULL) {
		v->outcome.skipped++;
		return true;
	}
	if (!span_is(api_text(t, "visibility"), "public") ||
	    wants_no_finding(f, t))
		return leave_out(f, v, &p, t);
	/* A picture without words; or passed on, and counted where it is. */
	if (p.text.s == NULL || json_is_object(api_at(t, "reblog")))
		return true;
	remember(f, p.id, uri);
	p.url = api_text(t, "url");
	if (!span_starts(p.url, "http"))
		p.url = uri;
	p.site = site_of(uri);
	p.lang = api_text(t, "language");
	set_times(v, &p, t);
	set_author(&p, t);
	set_links(f, &p, t);
	set_metrics(&p, t);
	set_tags(&p, t, tags);
	if (json_is_true(api_at(t, "sensitive")))
		p.flags |= POST_SENSITIVE;
	return post_write(v, &p);
}

bool
fedpost_delete(struct fedpost *f, struct visit *v, struct span id)
{
	struct span uri = uri_of(f, id);

	return uri.s == NULL || post_delete(v, uri, true, "deleted");
}
