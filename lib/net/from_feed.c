#include "lib/net/from_feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/markup/amount.h"
#include "lib/markup/charref.h"
#include "lib/markup/discover.h"
#include "lib/markup/feed.h"
#include "lib/net/post.h"

/* What is made for a post out of an item and borrowed by it. */
struct made {
	struct buf	title;
	struct buf	uid;
};

static int
check(const struct source *s, struct where *where)
{
	(void)s;
	(void)where;
	return 0;
}

/* The first date that can be true; else the time of the fetch, flagged. */
static void
set_time(const struct visit *v, const struct feed_item *it, struct post *p)
{
	const char *first = it->field[FEED_PUBLISHED];
	const char *dates[] = { first, it->field[FEED_UPDATED] };

	p->published_raw = span_of(first != NULL ? first : dates[1]);
	for (size_t i = 0; i < 2 && !p->dated; i++) {
		if (dates[i] == NULL || !date_parse(span_of(dates[i]),
		    clock_zone(), &p->published) ||
		    !post_plausible(v, p->published.instant))
			continue;
		p->dated = true;
		p->published_raw = span_of(dates[i]);
	}
	p->arrived = !p->dated;
}

/* An id like "1" is unique in its feed, one like "tag:…" in the world. */
static bool
is_worldwide(struct span id)
{
	return span_starts(id, "tag:") || span_starts(id, "urn:") ||
	    (id.s != NULL && memmem(id.s, id.len, "://", 3) != NULL);
}

/*
 * Stable from fetch to fetch: the feed's own id, or the address, or what the
 * item says.  Two feeds that have the same article give it the same one.
 */
static void
set_uid(const struct source *s, const struct feed_item *it, struct post *p,
    struct buf *made)
{
	p->hashed = true;
	p->id = span_of(it->field[FEED_ID]);
	p->uid = p->id.s != NULL ? p->id : p->url;
	if (is_worldwide(p->uid))
		return;
	if (p->url.s != NULL)
		buf_span(made, p->url);
	else
		buf_puts(made, s->name);
	buf_putc(made, '\n');
	if (p->id.s != NULL) {
		buf_span(made, p->id);
	} else {
		buf_span(made, p->title);
		buf_putc(made, '\n');
		buf_span(made, p->published_raw.s != NULL ?
		    p->published_raw : p->text);
	}
	p->uid = buf_get(made);
}

static void
set_comments(const struct feed_item *it, struct post *p)
{
	struct post_metric *m = &p->metrics[0];

	if (it->field[FEED_COMMENTS] == NULL ||
	    !amount_parse(span_of(it->field[FEED_COMMENTS]), &m->value,
	    &m->approx))
		return;
	m->name = "comments";
	p->nmetrics = 1;
}

static struct post
post_of(const struct visit *v, const struct feed *feed,
    const struct feed_item *it, struct made *made)
{
	struct post p = { .kind = v->source->kind };
	const char *body = it->field[FEED_CONTENT];

	buf_reset(&made->title);
	buf_reset(&made->uid);
	if (body == NULL)
		body = it->field[FEED_SUMMARY];
	if (it->field[FEED_TITLE] != NULL) {
		/* Titles are often escaped once more than they should be. */
		charref_text(span_of(it->field[FEED_TITLE]), &made->title);
		p.title = buf_get(&made->title);
	}
	p.text = body != NULL ? span_of(body) : p.title;
	p.url = span_of(it->field[FEED_LINK]);
	set_time(v, it, &p);
	set_uid(v->source, it, &p, &made->uid);
	p.author = span_of(it->field[FEED_AUTHOR] != NULL ?
	    it->field[FEED_AUTHOR] : feed->self.field[FEED_AUTHOR]);
	p.parent = span_of(it->field[FEED_PARENT]);
	p.parent_hashed = true;
	p.tags = it->tags;
	p.ntags = it->ntags;
	set_comments(it, &p);
	return p;
}

static bool
write_items(struct visit *v, const struct feed *feed)
{
	struct made made = { BUF_INIT, BUF_INIT };
	struct post p;
	bool good = true;

	for (size_t i = 0; i < feed->n && good; i++) {
		p = post_of(v, feed, &feed->items[i], &made);
		if (p.text.s == NULL)
			v->outcome.skipped++;
		else
			good = post_write(v, &p);
	}
	buf_free(&made.title);
	buf_free(&made.uid);
	return good;
}

static void
judge(struct visit *v, const struct feed *feed)
{
	uint64_t skipped = v->outcome.skipped;

	if (feed->cut)
		visit_fail(v, VISIT_PARTIAL, "the document ends early, after "
		    "%zu whole items; try again later", feed->n);
	else if (feed->n == 0 && v->memory.had_posts)
		visit_fail(v, VISIT_SILENT, "always had items and now has "
		    "none; look at the site");
	else if (feed->expired)
		visit_fail(v, VISIT_OK, "says that no item will ever come "
		    "again; remove the source");
	else if (feed->n == 0)
		visit_fail(v, VISIT_OK, "has no items");
	else if (skipped != 0)
		visit_fail(v, VISIT_OK, "%llu items have neither title nor "
		    "text", (unsigned long long)skipped);
	else if (feed->garbled)
		visit_fail(v, VISIT_OK, "has bytes that are not %s; they "
		    "stand as U+FFFD", feed->encoding);
}

/* Whether what was seen reaches back to what was seen before, or was asked. */
static bool
reaches_back(const struct visit *v)
{
	const struct outcome *o = &v->outcome;
	int64_t to = v->since;

	if (to == INT64_MIN && v->memory.known)
		to = v->memory.to;
	return o->dated && to != INT64_MIN && o->oldest <= to;
}

static bool
is_downgrade(const char *from, const char *to)
{
	return strncasecmp(from, "https:", 6) == 0 &&
	    strncasecmp(to, "https:", 6) != 0;
}

/*
 * Fetch the page at *next and write its items.  *next becomes the one after it,
 * or NULL; a page that cannot be read ends the visit as partial.
 */
static void
turn_page(struct visit *v, char **next)
{
	struct http_request q = visit_request(v, *next);
	struct http_answer a;
	struct feed feed;
	char why[256];

	if (!visit_get(v, &q, &a)) {
		v->outcome.state = v->outcome.state == VISIT_FAILED ?
		    VISIT_PARTIAL : v->outcome.state;
	} else if (feed_parse(&feed, buf_get(&a.body), a.type, a.url,
	    why) == -1) {
		visit_fail(v, VISIT_PARTIAL, "its further pages: %s", why);
	} else {
		free(*next);
		*next = NULL;
		if (write_items(v, &feed) && visit_batch(v) && feed.n != 0)
			*next = feed.next != NULL ? xstrdup(feed.next) : NULL;
		feed_free(&feed);
		http_answer_free(&a);
		return;
	}
	http_answer_free(&a);
	free(*next);
	*next = NULL;
}

/* Older items are on further pages than the one at `at`: read back to what is
 * known already. */
static void
turn_pages(struct visit *v, const struct feed *feed, const char *at)
{
	char *next = feed->next != NULL ? xstrdup(feed->next) : NULL;
	struct map *seen = map_new(NULL);
	long left = v->source->pages;

	map_put(seen, span_of(at), seen);
	while (next != NULL && --left > 0 && !reaches_back(v) && !v->stopped) {
		/* A feed that leads in a circle has no more to say. */
		if (is_downgrade(v->source->url, next) ||
		    map_put(seen, span_of(next), seen) != NULL)
			break;
		turn_page(v, &next);
	}
	free(next);
	map_free(seen);
}

/* The feed that a page names, in the document's place. */
static bool
go_to_feed(struct visit *v, struct document *d, struct feed *feed,
    char why[256])
{
	struct discover_feed found;
	struct http_request q;
	bool good = false;

	if (d->base == NULL || discover_feeds((struct span){ d->bytes,
	    d->len }, d->base, &found, 1) == 0)
		return false;
	visit_note(v, "is a web page; its feed is %.300s: set url to that",
	    found.url);
	q = visit_request(v, found.url);
	http_answer_free(&d->answer);
	d->base = d->type = NULL;
	if (!is_downgrade(v->source->url, found.url) &&
	    visit_get(v, &q, &d->answer))
		good = feed_parse(feed, buf_get(&d->answer.body),
		    d->answer.type, d->answer.url, why) == 0;
	else
		snprintf(why, 256, "%s", v->outcome.why);
	discover_free(&found, 1);
	return good;
}

static void
fetch(struct visit *v)
{
	struct document d;
	struct feed feed;
	char why[256];
	bool is_feed;

	if (!visit_document(v, &d))
		goto done;
	is_feed = feed_parse(&feed, (struct span){ d.bytes, d.len }, d.type,
	    d.base, why) == 0;
	if (!is_feed && !go_to_feed(v, &d, &feed, why)) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		goto done;
	}
	if (write_items(v, &feed)) {
		judge(v, &feed);
		if (v->source->url != NULL && v->outcome.state == VISIT_OK)
			turn_pages(v, &feed, d.answer.url);
		if (is_feed && v->outcome.state == VISIT_OK)
			visit_keep(v, &d);
	}
	feed_free(&feed);
done:
	visit_document_free(&d);
}

const struct adapter from_feed = {
	.type = "feed",
	.kind = "article",
	.label = "feed",
	.keys = (const char *const[]){ NULL },
	.check = check,
	.fetch = fetch,
	.place = ADAPTER_ONE,
	.delay = 2000,
	.pages = 20,
};
