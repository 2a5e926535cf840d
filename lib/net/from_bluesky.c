#include "lib/net/from_bluesky.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/net/bskysession.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/quota.h"
#include "lib/net/secret.h"
#include "lib/net/source.h"

#define PAGE	"100"
#define TAGS	30
#define BUCKET	"requests"
#define POST	"/app.bsky.feed.post/"
#define SAFE	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" \
	"0123456789.:_~-"

static int
check(const struct source *s, struct where *where)
{
	const char *query = config_get(s->section, "query");
	const char *handle = config_get(s->section, "handle");

	if (query == NULL || *query == '\0')
		return keys_fault(s, "query", where, "Bluesky is searched; set "
		    "query, as query = ngập nước");
	if (handle == NULL || strchr(handle, '.') == NULL)
		return keys_fault(s, "handle", where, "a search needs an "
		    "account of the office; set handle, as handle = "
		    "so.bsky.social");
	if (!secret_named(s, "password"))
		return keys_fault(s, "handle", where, "a search needs an app "
		    "password of the account; set password_file or "
		    "password_env");
	return 0;
}

/* "at://did:plc:x/app.bsky.feed.post/y": its parts, where it is of a post. */
static bool
split(struct span uri, struct span *did, struct span *key)
{
	const char *post;

	if (!span_starts(uri, "at://did:"))
		return false;
	uri.s += 5;
	uri.len -= 5;
	if ((post = memmem(uri.s, uri.len, POST, strlen(POST))) == NULL)
		return false;
	*did = (struct span){ uri.s, (size_t)(post - uri.s) };
	key->s = post + strlen(POST);
	key->len = uri.len - did->len - strlen(POST);
	return key->len != 0 && key->len < 512 && did->len < 2048 &&
	    strspn(did->s, SAFE) == did->len &&
	    strspn(key->s, SAFE) == key->len;
}

static struct span
link_to(const json_t *record, const char *path)
{
	struct span uri = api_text(record, path), did, key;

	return split(uri, &did, &key) ? uri : SPAN_NONE;
}

static void
set_links(struct post *p, const json_t *record)
{
	p->parent = link_to(record, "reply.parent.uri");
	p->root = link_to(record, "reply.root.uri");
	p->quote_of = link_to(record, "embed.record.uri");
	if (p->quote_of.s == NULL)
		p->quote_of = link_to(record, "embed.record.record.uri");
	p->parent_hashed = true;
	p->kind = p->parent.s != NULL ? "reply" : NULL;
}

/*
 * What it says of its time is believed up to when it was indexed: that is also
 * what the search sorts by.  Returns that time, or 0.
 */
static int64_t
set_time(struct visit *v, struct post *p, const json_t *t)
{
	struct post indexed = { .nmetrics = 0 };

	api_time(v, &indexed, t, "indexedAt");
	api_time(v, p, t, "record.createdAt");
	if (indexed.dated && (!p->dated || p->published.instant >
	    indexed.published.instant)) {
		p->dated = true;
		p->published = indexed.published;
	}
	if (!p->dated)
		return 0;
	return p->published.instant < v->now ? p->published.instant : v->now;
}

static void
set_metrics(struct post *p, const json_t *t)
{
	api_metric(p, "likes", t, "likeCount");
	api_metric(p, "replies", t, "replyCount");
	api_metric(p, "reposts", t, "repostCount");
	api_metric(p, "quotes", t, "quoteCount");
	api_metric(p, "saves", t, "bookmarkCount");
}

static void
add_tag(struct post *p, char *tags[TAGS], struct span tag)
{
	if (tag.s != NULL && p->ntags < TAGS)
		tags[p->ntags++] = (char *)(uintptr_t)tag.s;
}

/* Hashtags in the text, and those beside it. */
static void
set_tags(struct post *p, const json_t *record, char *tags[TAGS])
{
	const json_t *facet, *feature, *tag;
	size_t i, k;

	json_array_foreach(api_at(record, "facets"), i, facet)
		json_array_foreach(api_at(facet, "features"), k, feature)
			if (span_ends(api_text(feature, "$type"), "#tag"))
				add_tag(p, tags, api_text(feature, "tag"));
	json_array_foreach(api_at(record, "tags"), i, tag)
		add_tag(p, tags, api_text(tag, ""));
	p->tags = tags;
}

static bool
is_labelled(const json_t *t, const char *path, const char *const *values)
{
	const json_t *label;
	size_t i;

	json_array_foreach(api_at(t, path), i, label)
		for (const char *const *v = values; *v != NULL; v++)
			if (span_is(api_text(label, "val"), *v) &&
			    !json_is_true(api_at(label, "neg")))
				return true;
	return false;
}

/* An account that shows itself to those who logged in only is not public. */
static bool
is_public(const json_t *t)
{
	static const char *const closed[] = { "!no-unauthenticated", NULL };
	static const char *const hidden[] = { "!hide", "!takedown", NULL };

	return !is_labelled(t, "author.labels", closed) &&
	    !is_labelled(t, "labels", hidden);
}

static bool
write_post(struct visit *v, struct listing *l, const json_t *t)
{
	static const char *const delicate[] = { "porn", "sexual", "nudity",
	    "graphic-media", NULL };
	const json_t *record = api_at(t, "record");
	struct post p = { .id = api_text(t, "uri"), .hashed = true,
	    .text = api_text(record, "text") };
	struct span did, key;
	char *tags[TAGS], url[3072];

	if (!split(p.id, &did, &key) || !json_is_object(record)) {
		v->outcome.skipped++;
		return true;
	}
	listing_see(l, set_time(v, &p, t));
	if (p.text.s == NULL || !is_public(t))
		return true;		/* a picture; or not for us */
	snprintf(url, sizeof url, "https://bsky.app/profile/%.*s/post/%.*s",
	    SPAN_ARG(did), SPAN_ARG(key));
	p.uid = p.id;
	p.url = span_of(url);
	p.author_id = did;
	p.author = api_text(t, "author.handle");
	p.lang = api_text(record, "langs.0");
	set_links(&p, record);
	set_metrics(&p, t);
	set_tags(&p, record, tags);
	if (is_labelled(t, "labels", delicate))
		p.flags |= POST_SENSITIVE;
	return post_write(v, &p);
}

static const char *
stamp(int64_t key, int64_t more, char out[32])
{
	time_t t = (time_t)(key + more);
	struct tm tm;

	if (gmtime_r(&t, &tm) == NULL)
		return NULL;
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return out;
}

/* NULL with the outcome set, or with *gone where the session has run out. */
static json_t *
ask(struct visit *v, const struct listing *l, const char *header, bool *gone)
{
	char since[32], until[32];
	bool first = l->page == NULL && l->low != INT64_MAX;
	const char *const headers[] = { header, NULL };
	const char *const query[] = {
		"q", visit_key(v, "query"), "sort", "latest",
		"since", l->floor != INT64_MIN ? stamp(l->floor, 0, since) :
		    NULL,
		/* Others of the same second may be below. */
		"until", first ? stamp(l->low, l->resumed, until) : NULL,
		"lang", visit_key(v, "lang"), "limit", PAGE,
		"cursor", l->page, NULL,
	};
	char *url = api_url(v, BSKYSESSION_BASE,
	    "/xrpc/app.bsky.feed.searchPosts");
	struct api_request q = { .url = url, .query = query,
	    .headers = headers, .bucket = BUCKET, .cost = 1,
	    .judge = bskysession_judge };
	json_t *answer = api_get(v, &q, gone);

	free(url);
	return answer;
}

static json_t *
ask_with_session(struct visit *v, const struct listing *l)
{
	const char *header = bskysession_header(v);
	bool gone = false;
	json_t *answer;

	if (header == NULL)
		return NULL;
	answer = ask(v, l, header, &gone);
	if (!gone)
		return answer;
	if ((header = bskysession_renew(v)) == NULL)
		return NULL;
	if ((answer = ask(v, l, header, &gone)) == NULL && gone)
		visit_fail(v, VISIT_FAILED, "the server takes none of its "
		    "own sessions; try again later");
	return answer;
}

/* A page; false where the search ends, for the reason in the outcome. */
static bool
take_page(struct visit *v, struct listing *l)
{
	json_t *answer = ask_with_session(v, l);
	const json_t *item;
	bool good = true;
	size_t i;

	if (answer == NULL)
		return false;
	json_array_foreach(api_at(answer, "posts"), i, item)
		if (!(good = write_post(v, l, item)))
			break;
	if (good)
		listing_turn(l, api_text(answer, "cursor").s);
	json_decref(answer);
	return good;
}

/* The search goes by times. */
static int64_t
key_of(int64_t t)
{
	return t;
}

static void
fetch(struct visit *v)
{
	struct listing l;

	listing_search(&l, v, key_of);
	while (listing_more(&l) && take_page(v, &l))
		;
	listing_end(&l);
	api_skipped(v, "no id or no text");
}

static void
plan(const struct source *s, struct plan *p)
{
	plan_add(p, "session", BSKYSESSION_BUCKET, 1, 1, 2, 0);
	plan_add(p, "search", BUCKET, 1, 1, s->pages, 0);
}

const struct adapter from_bluesky = {
	.type = "bluesky",
	.kind = "post",
	.label = "bluesky",
	.keys = (const char *const[]){ "query", "lang", "handle", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "password", NULL },
	.buckets = (const struct quota_bucket[]){
		{ BUCKET, 3000, QUOTA_WINDOW, 300 },
		{ BSKYSESSION_BUCKET, 300, QUOTA_WINDOW, 86400 },
		{ .name = NULL },
	},
	.pages = 20,
	.delay = 500,
};
