#include "lib/net/from_feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/amount.h"
#include "lib/markup/charref.h"
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
set_time(const struct fetch *f, const struct feed_item *it, struct post *p)
{
	const char *first = it->field[FEED_PUBLISHED];
	const char *dates[] = { first, it->field[FEED_UPDATED] };

	p->published_raw = span_of(first != NULL ? first : dates[1]);
	for (size_t i = 0; i < 2 && !p->dated; i++) {
		if (dates[i] == NULL || !date_parse(span_of(dates[i]),
		    clock_zone(), &p->published) ||
		    !post_plausible(f, p->published.instant))
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
post_of(const struct fetch *f, const struct source *s,
    const struct feed *feed, const struct feed_item *it, struct made *made)
{
	struct post p = { .kind = s->kind };
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
	set_time(f, it, &p);
	set_uid(s, it, &p, &made->uid);
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
write_items(struct fetch *f, const struct source *s, const struct feed *feed,
    struct outcome *o)
{
	struct made made = { BUF_INIT, BUF_INIT };
	struct post p;
	bool good = true;

	for (size_t i = 0; i < feed->n && good; i++) {
		p = post_of(f, s, feed, &feed->items[i], &made);
		if (p.text.s == NULL) {
			o->skipped++;
			continue;
		}
		good = post_write(f, s, &p, o);
		if (p.dated)
			fetch_time(o, p.published.instant);
	}
	buf_free(&made.title);
	buf_free(&made.uid);
	return good;
}

static void
judge(const struct fetch *f, const struct feed *feed, struct outcome *o)
{
	if (feed->cut)
		fetch_fail(o, FETCH_PARTIAL, "the document ends early, after "
		    "%zu whole items; try again later", feed->n);
	else if (feed->n == 0 && f->memory.had_posts)
		fetch_fail(o, FETCH_SILENT, "always had items and now has "
		    "none; look at the site");
	else if (feed->n == 0)
		fetch_fail(o, FETCH_OK, "has no items");
	else if (o->skipped != 0)
		fetch_fail(o, FETCH_OK, "%llu items have neither title nor "
		    "text", (unsigned long long)o->skipped);
	else if (feed->garbled)
		fetch_fail(o, FETCH_OK, "has bytes that are not %s; they "
		    "stand as U+FFFD", feed->encoding);
}

/* The validators count for the next fetch only if this one was whole. */
static void
keep_validators(struct fetch *f, struct document *d)
{
	free(f->memory.etag);
	free(f->memory.modified);
	f->memory.etag = d->answer.etag;
	f->memory.modified = d->answer.modified;
	d->answer.etag = d->answer.modified = NULL;
	snprintf(f->memory.body, sizeof f->memory.body, "%s", d->digest);
}

static void
fetch(struct fetch *f, const struct source *s, struct outcome *o)
{
	struct document d;
	struct feed feed;
	char why[256];

	if (!fetch_document(f, s, &d, o))
		goto done;
	if (feed_parse(&feed, (struct span){ d.bytes, d.len }, d.type, d.base,
	    why) == -1) {
		fetch_fail(o, FETCH_FAILED, "%s", why);
		goto done;
	}
	if (write_items(f, s, &feed, o)) {
		judge(f, &feed, o);
		if (o->state == FETCH_OK)
			keep_validators(f, &d);
	}
	feed_free(&feed);
done:
	fetch_document_free(&d);
}

const struct adapter from_feed = {
	.type = "feed",
	.kind = "article",
	.label = "feed",
	.keys = (const char *const[]){ NULL },
	.check = check,
	.fetch = fetch,
};
