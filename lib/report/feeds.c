#include "lib/report/feeds.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/report/clip.h"
#include "lib/series/cell.h"

#define NAME_MOST	60

struct window {
	int64_t		from, to;
	enum word	state;
};

struct windows {
	struct window	*w;
	size_t		 n;
};

struct feed {
	char		*name;
	uint64_t	 windows, posts;
	int64_t		 from, to;
	struct windows	 seen;		/* apart, in order */
	struct windows	 bad;		/* as they came */
};

struct feeds {
	struct map	*map;		/* of name to feed */
	struct feed	**order;	/* by name, or NULL */
	uint64_t	 records, lost;
};

static const struct {
	const char	*name;
	enum word	 word;		/* WORD_COUNT: covered */
} states[] = {
	{ "ok", WORD_COUNT },
	{ "unchanged", WORD_COUNT },
	{ "partial", WORD_PARTIAL },
	{ "missed", WORD_MISSED },
	{ "failed", WORD_FAILED },
	{ "silent", WORD_SILENT },
	{ "rate-limited", WORD_LIMITED },
	{ "quota-spent", WORD_SPENT },
	{ "forbidden", WORD_FORBIDDEN },
};

static void
feed_free(void *p)
{
	struct feed *f = p;

	free(f->name);
	free(f->seen.w);
	free(f->bad.w);
	free(f);
}

struct feeds *
feeds_new(void)
{
	struct feeds *f = xcalloc(1, sizeof *f);

	f->map = map_new(feed_free);
	return f;
}

void
feeds_free(struct feeds *f)
{
	map_free(f->map);
	free(f->order);
	free(f);
}

static struct feed *
feed_of(struct feeds *f, struct record *rec)
{
	struct buf b = BUF_INIT;
	struct span name = record_string(rec, "feed", &b);
	struct feed *feed = NULL;
	char *shown;

	if (name.s == NULL)
		name = record_string(rec, "source", &b);
	shown = clip_name(name.s != NULL ? name : span_of("?"), NAME_MOST);
	buf_free(&b);
	feed = map_get(f->map, span_of(shown));
	if (feed == NULL && map_count(f->map) < FEEDS_MOST) {
		feed = xcalloc(1, sizeof *feed);
		feed->name = xstrdup(shown);
		map_put(f->map, span_of(shown), feed);
	}
	free(shown);
	return feed;
}

/* Room for one more at `at`; false where there are too many. */
static bool
open_place(struct windows *l, size_t at)
{
	if (l->n == FEEDS_WINDOWS)
		return false;
	if (l->n == 0 || (l->n >= 8 && (l->n & (l->n - 1)) == 0))
		l->w = xreallocarray(l->w, l->n != 0 ? l->n * 2 : 8,
		    sizeof *l->w);
	memmove(l->w + at + 1, l->w + at, (l->n - at) * sizeof *l->w);
	l->n++;
	return true;
}

/* Join the window with those it touches. */
static bool
join(struct windows *l, struct window w)
{
	size_t at = l->n, end;

	while (at > 0 && l->w[at - 1].to >= w.from)
		at--;
	for (end = at; end < l->n && l->w[end].from <= w.to; end++) {
		if (l->w[end].from < w.from)
			w.from = l->w[end].from;
		if (l->w[end].to > w.to)
			w.to = l->w[end].to;
	}
	if (end == at) {
		if (!open_place(l, at))
			return false;
	} else {
		memmove(l->w + at + 1, l->w + end,
		    (l->n - end) * sizeof *l->w);
		l->n -= end - at - 1;
	}
	l->w[at] = w;
	return true;
}

static bool
keep_bad(struct windows *l, struct window w)
{
	struct window *last = l->n != 0 ? &l->w[l->n - 1] : NULL;

	if (last != NULL && last->state == w.state && last->to == w.from) {
		last->to = w.to;
		return true;
	}
	if (!open_place(l, l->n))
		return false;
	l->w[l->n - 1] = w;
	return true;
}

/* The window of the record, or what is wrong with it. */
static const char *
window_of(struct record *rec, struct window *w)
{
	struct buf b = BUF_INIT;
	const char *why = "no \"state\" of a coverage record";
	struct span s;

	if (!cell_instant(rec, "from", &w->from) || !cell_instant(rec, "to", &w->to) ||
	    w->to < w->from)
		return "no believable \"from\" and \"to\" of a coverage "
		    "record";
	s = record_string(rec, "state", &b);
	for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
		if (s.s != NULL && span_is(s, states[i].name)) {
			w->state = states[i].word;
			why = NULL;
		}
	buf_free(&b);
	return why;
}

const char *
feeds_add(struct feeds *f, struct record *rec)
{
	struct window w;
	struct feed *feed;
	const char *why;
	int64_t posts;

	if ((why = window_of(rec, &w)) != NULL)
		return why;
	f->records++;
	if ((feed = feed_of(f, rec)) == NULL) {
		f->lost++;
		return NULL;
	}
	if (feed->windows++ == 0 || w.from < feed->from)
		feed->from = w.from;
	if (feed->windows == 1 || w.to > feed->to)
		feed->to = w.to;
	if (record_int(rec, "posts", &posts) && posts > 0)
		feed->posts += (uint64_t)posts;
	if (!(w.state == WORD_COUNT ? join(&feed->seen, w) :
	    keep_bad(&feed->bad, w)))
		f->lost++;
	return NULL;
}

uint64_t
feeds_records(const struct feeds *f)
{
	return f->records;
}

uint64_t
feeds_lost(const struct feeds *f)
{
	return f->lost;
}

size_t
feeds_count(const struct feeds *f)
{
	return map_count(f->map);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp((*(struct feed *const *)a)->name,
	    (*(struct feed *const *)b)->name);
}

static struct feed *
feed_at(struct feeds *f, size_t i)
{
	size_t n = map_count(f->map);

	if (f->order == NULL) {
		f->order = xcalloc(n, sizeof *f->order);
		for (size_t k = 0; k < n; k++)
			f->order[k] = map_value(f->map, k);
		qsort(f->order, n, sizeof *f->order, by_name);
	}
	return f->order[i];
}

struct feeds_row
feeds_row(struct feeds *f, size_t i)
{
	const struct feed *feed = feed_at(f, i);
	struct feeds_row row = { .feed = feed->name, .windows = feed->windows,
	    .posts = feed->posts, .from = feed->from, .to = feed->to };

	for (size_t k = 0; k < feed->seen.n; k++)
		row.seen += feed->seen.w[k].to - feed->seen.w[k].from;
	return row;
}

static enum word
state_in(const struct feed *feed, int64_t from, int64_t to)
{
	for (size_t i = 0; i < feed->bad.n; i++)
		if (feed->bad.w[i].from < to && feed->bad.w[i].to > from)
			return feed->bad.w[i].state;
	return WORD_UNSEEN;
}

struct feeds_gap *
feeds_gaps(struct feeds *f, size_t *n)
{
	struct feeds_gap *gaps = NULL;
	const struct feed *feed;
	int64_t from, to;

	*n = 0;
	for (size_t i = 0; i < map_count(f->map); i++) {
		feed = feed_at(f, i);
		from = feed->from;
		for (size_t k = 0; k <= feed->seen.n; k++) {
			to = k < feed->seen.n ? feed->seen.w[k].from : feed->to;
			if (to - from >= FEEDS_SHORT) {
				gaps = xreallocarray(gaps, *n + 1,
				    sizeof *gaps);
				gaps[(*n)++] = (struct feeds_gap){ feed->name,
				    from, to, state_in(feed, from, to) };
			}
			if (k < feed->seen.n)
				from = feed->seen.w[k].to;
		}
	}
	return gaps;
}
