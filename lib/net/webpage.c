#include "lib/net/webpage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/markup/article.h"
#include "lib/net/crawl.h"
#include "lib/net/fetch.h"
#include "lib/net/post.h"

bool
webpage_known(struct visit *v, const char *url)
{
	return post_known(v, span_of(url), true);
}

static void
set_date(const struct visit *v, struct post *p, const struct date *d,
    const char *raw)
{
	if (p->dated || !post_plausible(v, d->instant))
		return;
	p->dated = true;
	p->published = *d;
	p->published_raw = span_of(raw);
}

bool
webpage_note(struct visit *v, const struct webpage *w)
{
	struct post p = { .kind = v->source->kind, .hashed = true };

	p.uid = p.url = span_of(w->url);
	p.text = p.title = span_of(w->title);
	p.site = span_of(w->site);
	p.lang = span_of(w->lang);
	if (w->dated)
		set_date(v, &p, &w->date, w->raw);
	p.arrived = !p.dated;
	return post_write(v, &p);
}

static void
join(const struct names *names, struct buf *out)
{
	for (size_t i = 0; i < names->n; i++)
		buf_printf(out, "%s%s", i != 0 ? ", " : "", names->list[i]);
}

/* The first of them that there is. */
static struct span
first_of(const char *a, const char *b, const char *c)
{
	return span_of(a != NULL ? a : b != NULL ? b : c);
}

static bool
write_article(struct visit *v, const struct webpage *w,
    const struct article *a)
{
	struct post p = { .kind = v->source->kind, .hashed = true };
	char *const *f = a->field;
	struct buf by = BUF_INIT;
	bool good;

	p.uid = p.url = span_of(w->url);
	p.title = first_of(f[ARTICLE_TITLE], w->title, NULL);
	p.summary = span_of(f[ARTICLE_DESCRIPTION]);
	p.text = first_of(f[ARTICLE_TEXT], f[ARTICLE_DESCRIPTION],
	    p.title.s);
	p.site = first_of(f[ARTICLE_SITE], w->site, NULL);
	p.lang = first_of(f[ARTICLE_LANGUAGE], w->lang, NULL);
	if (a->has_published)
		set_date(v, &p, &a->published, f[ARTICLE_PUBLISHED]);
	if (w->dated)
		set_date(v, &p, &w->date, w->raw);
	if (a->has_updated && post_plausible(v, a->updated.instant))
		p.updated = a->updated;
	p.arrived = !p.dated;
	join(&a->authors, &by);
	p.author = buf_get(&by);
	p.tags = a->tags.list;
	p.ntags = a->tags.n;
	if (a->access == ARTICLE_PAID)
		p.flags |= POST_PAYWALLED;
	if ((a->robots.asks & ROBOTSMETA_NOARCHIVE) != 0)
		p.flags |= POST_NOARCHIVE;
	good = post_write(v, &p);
	buf_free(&by);
	return good;
}

static void
skip(struct visit *v, const char *url, const char *why)
{
	v->outcome.skipped++;
	visit_note(v, "%.300s: %s", url, why);
}

/* What a site asks for is heeded, and no fault. */
static void
bar(struct visit *v, const char *url, const char *why)
{
	v->outcome.barred++;
	visit_note(v, "%.300s: %s", url, why);
}

void
webpage_judge(struct visit *v)
{
	const struct outcome *o = &v->outcome;

	if (o->state != VISIT_OK || (o->skipped == 0 && o->barred == 0))
		return;
	visit_fail(v, VISIT_OK, "%llu pages could not be had, %llu are left "
	    "alone as the site asks", (unsigned long long)o->skipped,
	    (unsigned long long)o->barred);
}

bool
webpage_read(struct visit *v, const struct webpage *w,
    const struct http_answer *answer)
{
	struct span header = http_header(answer, "X-Robots-Tag");
	struct article a;
	bool good = true;

	article_parse(&a, buf_get(&answer->body), answer->type, answer->url,
	    WEBPAGE_TOKEN);
	if (header.s != NULL)
		robotsmeta_add(&a.robots, header, WEBPAGE_TOKEN);
	if ((a.robots.asks & ROBOTSMETA_NOINDEX) != 0)
		bar(v, w->url, "asks not to be indexed; it is not kept");
	else if (a.field[ARTICLE_TEXT] == NULL && w->title == NULL &&
	    a.field[ARTICLE_DESCRIPTION] == NULL)
		skip(v, w->url, "has no article");
	else
		good = write_article(v, w, &a);
	article_free(&a);
	return good;
}

bool
webpage_write(struct visit *v, const struct webpage *w)
{
	struct http_request q = visit_request(v, w->url);
	struct http_answer a;
	char why[256];
	bool good = true;

	if (!crawl_may(v, w->url, why)) {
		bar(v, w->url, why);
		return !v->stopped;
	}
	q.accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
	if (http_get(v->fetch->http, &q, &a) == 0)
		good = webpage_read(v, w, &a);
	else
		skip(v, w->url, a.why);
	http_answer_free(&a);
	return good && visit_batch(v);
}
