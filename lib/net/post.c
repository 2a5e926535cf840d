#include "lib/net/post.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/io/jspan.h"
#include "lib/net/batch.h"
#include "lib/net/fetch.h"

#define HASH_DIGITS	16
#define EARLIEST	788918400	/* 1995-01-01: no site is older */
#define AHEAD		(48 * 3600)	/* clocks and zones go wrong by that */

bool
post_plausible(const struct visit *v, int64_t t)
{
	return t >= EARLIEST && t <= v->now + AHEAD;
}

void
post_instant(const struct visit *v, struct post *p, int64_t t)
{
	p->dated = post_plausible(v, t);
	if (p->dated)
		p->published = (struct date){ t, DATE_EXACT };
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
put_published(struct buf *b, int64_t now, const struct post *p)
{
	const char *quality = p->arrived ? "fetched" : NULL;

	if (p->arrived)
		put_time(b, "published", now);
	if (p->dated && !p->arrived) {
		put_time(b, "published", p->published.instant);
		quality = date_quality_name(p->published.quality);
	}
	put(b, "published_raw", p->published_raw);
	put(b, "time_quality", span_of(quality));
	if (p->updated.instant != 0)
		put_time(b, "updated", p->updated.instant);
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
put_link(struct buf *b, const char *name, const char *label,
    const struct post *p, struct span id)
{
	struct buf uid = BUF_INIT;

	if (id.len == 0)
		return;
	put_uid(&uid, label, id, p->parent_hashed);
	put(b, name, buf_get(&uid));
	buf_free(&uid);
}

static const char *const flags[] = {
	"edited", "sensitive", "truncated", "paywalled", "private",
	"sponsored", "noarchive",
};

static void
put_flags(struct buf *b, unsigned set)
{
	bool any = false;

	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		if (!(set >> i & 1))
			continue;
		buf_printf(b, "%s\"%s\"", any ? "," : ",\"flags\":[",
		    flags[i]);
		any = true;
	}
	if (any)
		buf_putc(b, ']');
}

static void
put_words(struct buf *b, const struct source *s, const struct post *p,
    struct span uid)
{
	buf_puts(b, "{\"rec\":\"post\"");
	put(b, "uid", uid);
	put(b, "source", span_of(s->label));
	put(b, "feed", span_of(s->name));
	put(b, "kind", span_of(p->kind != NULL ? p->kind : s->kind));
	put(b, "class", span_of(s->class));
	put(b, "site", s->site != NULL ? span_of(s->site) : p->site);
	put(b, "id", p->id);
	put(b, "url", p->url);
	put(b, "title", p->title);
	put(b, "summary", p->summary);
	buf_puts(b, ",\"text\":");
	jspan_quote(b, p->text.s != NULL ? p->text : span_of(""));
}

/* The post without the members that its terms do not allow. */
static void
keep_allowed(const struct policy *terms, const struct post *p,
    struct post *kept)
{
	*kept = *p;
	if (!policy_allows(terms, "title"))
		kept->title = SPAN_NONE;
	if (!policy_allows(terms, "summary"))
		kept->summary = SPAN_NONE;
	if (!policy_allows(terms, "text"))
		kept->text = kept->summary.len != 0 ? kept->summary :
		    kept->title;
	if (!policy_allows(terms, "url"))
		kept->url = SPAN_NONE;
	if (!policy_allows(terms, "author"))
		kept->author = kept->author_id = SPAN_NONE;
	if (!policy_allows(terms, "metrics"))
		kept->nmetrics = 0;
	if (!policy_allows(terms, "tags"))
		kept->ntags = 0;
}

static void
put_record(struct buf *b, const struct visit *v, const struct post *p,
    struct span uid)
{
	const struct source *s = v->source;
	struct post kept;

	/* What the terms do not let the office keep is not even written. */
	if (s->policy.fields != NULL)
		keep_allowed(&s->policy, p, &kept);
	p = s->policy.fields != NULL ? &kept : p;
	put_words(b, s, p, uid);
	put(b, "lang", p->lang);
	put_published(b, v->now, p);
	put_time(b, "fetched_at", v->now);
	put_author(b, p);
	put_link(b, "parent", s->label, p, p->parent);
	put_link(b, "root", s->label, p, p->root);
	put_link(b, "repost_of", s->label, p, p->repost_of);
	put_link(b, "quote_of", s->label, p, p->quote_of);
	put_metrics(b, p);
	put_tags(b, p);
	put_flags(b, p->flags);
	if (s->policy.ttl != 0)
		put_time(b, "expires_at", v->now + s->policy.ttl);
	policy_write(&s->policy, b);
	buf_putc(b, '}');
}

bool
post_write(struct visit *v, const struct post *p)
{
	struct buf uid = BUF_INIT, line = BUF_INIT;

	v->outcome.items++;
	put_uid(&uid, v->source->label, p->uid, p->hashed);
	put_record(&line, v, p, buf_get(&uid));
	batch_line(v->batch, "post", buf_get(&line), uid.s, content_hash(p));
	if (p->dated && !p->arrived)
		visit_time(v, p->published.instant);
	buf_free(&uid);
	buf_free(&line);
	return batch_size(v->batch) <= FETCH_HELD || visit_batch(v);
}

bool
post_known(struct visit *v, struct span id, bool hashed)
{
	struct fetch *f = v->fetch;
	struct buf uid = BUF_INIT;
	bool known = false;

	if (f->state == NULL)
		return false;
	put_uid(&uid, v->source->label, id, hashed);
	if (!state_knows(f->state, v->source->name, uid.s, &known))
		snprintf(f->broken, sizeof f->broken, "%s",
		    state_why(f->state));
	buf_free(&uid);
	return known;
}

bool
post_delete(struct visit *v, struct span id, bool hashed, const char *reason)
{
	struct buf uid = BUF_INIT, line = BUF_INIT;

	put_uid(&uid, v->source->label, id, hashed);
	buf_puts(&line, "{\"rec\":\"delete\"");
	put(&line, "uid", buf_get(&uid));
	put(&line, "source", span_of(v->source->label));
	put(&line, "reason", span_of(reason));
	put_time(&line, "at", v->now);
	buf_putc(&line, '}');
	/* The same deletion is told once. */
	batch_line(v->batch, "delete", buf_get(&line), uid.s,
	    digest_hash64(span_of(reason)));
	buf_free(&uid);
	buf_free(&line);
	return batch_size(v->batch) <= FETCH_HELD || visit_batch(v);
}
