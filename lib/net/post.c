#include "lib/net/post.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/io/jspan.h"

#define HASH_DIGITS	16
#define EARLIEST	788918400	/* 1995-01-01: no site is older */
#define AHEAD		(48 * 3600)	/* clocks and zones go wrong by that */

bool
post_plausible(const struct fetch *f, int64_t t)
{
	return t >= EARLIEST && t <= f->now + AHEAD;
}

static void
put_uid(struct buf *b, const char *label, struct span id, bool hashed)
{
	char hash[DIGEST_SIZE];

	buf_printf(b, "%s:", label);
	if (hashed)
		buf_add(b, strchr(digest_span(id, hash), ':') + 1,
		    HASH_DIGITS);
	else
		buf_span(b, id);
}

static void
put(struct buf *b, const char *name, struct span text)
{
	if (text.s == NULL || text.len == 0)
		return;
	buf_printf(b, ",\"%s\":", name);
	jspan_quote(b, text);
}

static void
put_time(struct buf *b, const char *name, int64_t t)
{
	char text[CLOCK_SIZE];

	buf_printf(b, ",\"%s\":\"%s\"", name, clock_format(t, text));
}

static void
put_published(struct buf *b, const struct fetch *f, const struct post *p)
{
	const char *quality = p->arrived ? "fetched" : NULL;

	if (p->arrived)
		put_time(b, "published", f->now);
	if (p->dated && !p->arrived) {
		put_time(b, "published", p->published.instant);
		quality = date_quality_name(p->published.quality);
	}
	put(b, "published_raw", p->published_raw);
	put(b, "time_quality", span_of(quality));
}

static void
put_author(struct buf *b, const struct post *p)
{
	if (p->author.len == 0 && p->author_id.len == 0)
		return;
	buf_puts(b, ",\"author\":{");
	if (p->author_id.len != 0) {
		buf_puts(b, "\"id\":");
		jspan_quote(b, p->author_id);
	}
	if (p->author.len != 0) {
		buf_puts(b, p->author_id.len != 0 ? ",\"name\":" :
		    "\"name\":");
		jspan_quote(b, p->author);
	}
	buf_putc(b, '}');
}

static void
put_metrics(struct buf *b, const struct post *p)
{
	bool approx = false;

	if (p->nmetrics == 0)
		return;
	buf_puts(b, ",\"metrics\":{");
	for (size_t i = 0; i < p->nmetrics; i++) {
		buf_printf(b, "%s\"%s\":%" PRId64, i != 0 ? "," : "",
		    p->metrics[i].name, p->metrics[i].value);
		approx |= p->metrics[i].approx;
	}
	buf_puts(b, approx ? ",\"approx\":true}" : "}");
}

static void
put_tags(struct buf *b, const struct post *p)
{
	for (size_t i = 0; i < p->ntags; i++) {
		buf_puts(b, i == 0 ? ",\"tags\":[" : ",");
		jspan_quote(b, span_of(p->tags[i]));
	}
	if (p->ntags != 0)
		buf_putc(b, ']');
}

/* Title and text and address: when these change the post is another. */
static uint64_t
content_hash(const struct post *p)
{
	struct buf all = BUF_INIT;
	uint64_t hash;

	put(&all, "title", p->title);
	put(&all, "text", p->text);
	put(&all, "url", p->url);
	hash = digest_hash64(buf_get(&all));
	buf_free(&all);
	return hash;
}

static void
put_record(struct buf *b, const struct fetch *f, const struct source *s,
    const struct post *p, struct span uid)
{
	struct buf parent = BUF_INIT;

	buf_puts(b, "{\"rec\":\"post\"");
	put(b, "uid", uid);
	put(b, "source", span_of(s->label));
	put(b, "feed", span_of(s->name));
	put(b, "kind", span_of(p->kind));
	put(b, "class", span_of(s->class));
	put(b, "site", span_of(s->site));
	put(b, "id", p->id);
	put(b, "url", p->url);
	put(b, "title", p->title);
	buf_puts(b, ",\"text\":");
	jspan_quote(b, p->text);
	put_published(b, f, p);
	put_time(b, "fetched_at", f->now);
	put_author(b, p);
	if (p->parent.len != 0) {
		put_uid(&parent, s->label, p->parent, p->parent_hashed);
		put(b, "parent", buf_get(&parent));
	}
	put_metrics(b, p);
	put_tags(b, p);
	buf_putc(b, '}');
	buf_free(&parent);
}

bool
post_write(struct fetch *f, const struct source *s, const struct post *p,
    struct outcome *o)
{
	struct buf uid = BUF_INIT, line = BUF_INIT;
	bool fresh = true, good = true;

	o->items++;
	put_uid(&uid, s->label, p->uid, p->hashed);
	if (f->state != NULL && !state_item(f->state, uid.s,
	    content_hash(p), f->now, &fresh)) {
		snprintf(f->broken, sizeof f->broken, "%s",
		    state_why(f->state));
		good = false;
	} else if (fresh) {
		put_record(&line, f, s, p, buf_get(&uid));
		writer_line(f->out, "post", buf_get(&line));
		o->posts++;
	}
	buf_free(&uid);
	buf_free(&line);
	return good;
}
