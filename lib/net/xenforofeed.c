#include "lib/net/xenforofeed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/amount.h"
#include "lib/markup/charref.h"
#include "lib/markup/feed.h"
#include "lib/net/board.h"

/* The digits at the end of a text, without "/" after them; or nothing. */
static struct span
last_number(struct span s)
{
	size_t n = 0;

	while (s.len != 0 && s.s[s.len - 1] == '/')
		s.len--;
	while (n < s.len && s.s[s.len - 1 - n] >= '0' &&
	    s.s[s.len - 1 - n] <= '9')
		n++;
	return n == 0 ? SPAN_NONE : (struct span){ s.s + s.len - n, n };
}

/*
 * The guid is the thread's number; where it is not, the address ends with it:
 * "/threads/xe-om.123/", "/t/xe-om.123/", "/threads/123/".
 */
static struct span
thread_of(const struct feed_item *it)
{
	struct span id = span_of(it->field[FEED_ID]);
	struct span n = last_number(id);

	if (n.s != NULL && n.len == id.len)
		return n;
	return last_number(span_of(it->field[FEED_LINK]));
}

static void
set_time(const struct visit *v, struct post *p, const struct feed_item *it)
{
	p->published_raw = span_of(it->field[FEED_PUBLISHED]);
	p->dated = p->published_raw.s != NULL &&
	    date_parse(p->published_raw, clock_zone(), &p->published) &&
	    post_plausible(v, p->published.instant);
	p->arrived = !p->dated;
}

static void
set_comments(struct post *p, const struct feed_item *it)
{
	struct post_metric *m = &p->metrics[0];
	struct span n = span_of(it->field[FEED_COMMENTS]);

	if (n.s == NULL || !amount_parse(n, &m->value, &m->approx))
		return;
	m->name = "comments";
	p->nmetrics = 1;
}

static bool
write_item(struct board *b, const struct feed_item *it)
{
	const char *body = it->field[FEED_CONTENT] != NULL ?
	    it->field[FEED_CONTENT] : it->field[FEED_SUMMARY];
	struct post p = { .id = thread_of(it) };
	struct buf title = BUF_INIT, id = BUF_INIT;
	bool good = true;

	if (it->field[FEED_TITLE] != NULL) {
		charref_text(span_of(it->field[FEED_TITLE]), &title);
		p.title = buf_get(&title);
	}
	p.text = body != NULL ? span_of(body) : p.title;
	buf_printf(&id, "threads/%.*s", SPAN_ARG(p.id));
	p.uid = board_uid(b, buf_get(&id), &b->uid);
	p.url = span_of(it->field[FEED_LINK]);
	p.author = span_of(it->field[FEED_AUTHOR]);
	p.tags = it->tags;
	p.ntags = it->ntags;
	set_time(b->visit, &p, it);
	set_comments(&p, it);
	if (p.id.s == NULL || p.text.s == NULL)
		b->visit->outcome.skipped++;
	else
		good = post_write(b->visit, &p);
	buf_free(&title);
	buf_free(&id);
	return good;
}

static const char *
name_of(const char *forum, const char *what, char out[256])
{
	snprintf(out, 256, "%.200s%s%s", forum != NULL ? forum : "",
	    forum != NULL ? "." : "", what);
	return out;
}

/* Of a feed that was read whole: the next request asks whether it changed. */
static void
keep_validators(struct board *b, const char *forum,
    const struct http_answer *a)
{
	char name[256];

	visit_set_cursor(b->visit, name_of(forum, "etag", name), a->etag);
	visit_set_cursor(b->visit, name_of(forum, "modified", name),
	    a->modified);
}

static void
judge(struct visit *v, const struct feed *feed, const char *forum)
{
	const char *of = forum != NULL ? forum : "the board";

	if (feed->cut)
		visit_fail(v, VISIT_PARTIAL, "the feed of %.100s ends early, "
		    "after %zu whole items; try again later", of, feed->n);
	else if (v->outcome.skipped != 0)
		visit_fail(v, VISIT_OK, "%llu items are no threads",
		    (unsigned long long)v->outcome.skipped);
}

static void
take(struct board *b, const char *forum, const struct http_answer *a)
{
	struct visit *v = b->visit;
	struct outcome before = v->outcome;
	struct feed feed;
	char why[256];

	if (feed_parse(&feed, buf_get(&a->body), a->type, a->url, why) == -1) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return;
	}
	v->outcome.dated = false;
	for (size_t i = 0; i < feed.n && write_item(b, &feed.items[i]); i++)
		;
	/* What slid out of one feed is missing, whatever others have. */
	outcome_join(&v->outcome, &before, false);
	judge(v, &feed, forum);
	if (v->outcome.state == VISIT_OK)
		keep_validators(b, forum, a);
	feed_free(&feed);
	visit_batch(v);
}

bool
xenforofeed_fetch(struct board *b, const char *forum)
{
	char *url = xasprintf("%s/%s/index.rss?order=post_date", b->root,
	    forum != NULL ? forum : "forums/-");
	struct http_request q = visit_request(b->visit, url);
	struct http_answer a = { .status = 0 };
	char name[256];
	bool changed;

	q.etag = visit_cursor(b->visit, name_of(forum, "etag", name));
	q.modified = visit_cursor(b->visit, name_of(forum, "modified", name));
	if (visit_get(b->visit, &q, &a) && a.status != 304)
		take(b, forum, &a);
	changed = a.status != 304;
	http_answer_free(&a);
	free(url);
	return changed;
}
