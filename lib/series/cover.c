#include "lib/series/cover.h"

#include <stdlib.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"

struct window {
	int64_t	from, to;
};

struct feed {
	struct span	 source, name;	/* in the key of the map */
	int64_t		 from, to;	/* all it is due for */
	struct window	*seen;
	size_t		 n, cap;
};

struct cover {
	struct map	*feeds;		/* "source\nname" */
	struct buf	 key, scratch;
};

/* Seconds by bucket: what lies in parts of buckets, and whole ones by change. */
struct seconds {
	int64_t	*part, *whole;
};

static void
drop(void *value)
{
	struct feed *f = value;

	free(f->seen);
	free(f);
}

struct cover *
cover_new(void)
{
	struct cover *c = xcalloc(1, sizeof *c);

	c->feeds = map_new(drop);
	return c;
}

void
cover_free(struct cover *c)
{
	if (c == NULL)
		return;
	map_free(c->feeds);
	buf_free(&c->key);
	buf_free(&c->scratch);
	free(c);
}

static int
by_start(const void *a, const void *b)
{
	const struct window *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* Windows in order, those that touch made one. */
static void
unite(struct feed *f)
{
	size_t n = 0;

	if (f->n == 0)
		return;
	qsort(f->seen, f->n, sizeof *f->seen, by_start);
	for (size_t i = 0; i < f->n; i++) {
		if (n == 0 || f->seen[i].from > f->seen[n - 1].to)
			f->seen[n++] = f->seen[i];
		else if (f->seen[i].to > f->seen[n - 1].to)
			f->seen[n - 1].to = f->seen[i].to;
	}
	f->n = n;
}

static void
add_seen(struct feed *f, struct window w)
{
	if (f->n == f->cap) {
		unite(f);
		if (f->n * 2 >= f->cap) {
			f->cap = f->cap != 0 ? f->cap * 2 : 16;
			f->seen = xreallocarray(f->seen, f->cap,
			    sizeof *f->seen);
		}
	}
	f->seen[f->n++] = w;
}

static struct feed *
feed_of(struct cover *c)
{
	struct feed *f = map_get(c->feeds, buf_get(&c->key));

	if (f == NULL) {
		f = xcalloc(1, sizeof *f);
		f->from = INT64_MAX;
		f->to = INT64_MIN;
		map_put(c->feeds, buf_get(&c->key), f);
		f->name = map_key(c->feeds, map_count(c->feeds) - 1);
		f->source = span_cut(&f->name, '\n');
	}
	return f;
}

/* Its name into the key; a feed without one goes by its source. */
static bool
name(struct cover *c, const struct record *rec)
{
	struct span text = record_string(rec, "source", &c->scratch);
	bool any = text.len != 0;
	size_t len;

	if (text.len > KEYS_LONGEST)
		return false;
	buf_reset(&c->key);
	buf_span(&c->key, any ? text : span_of("-"));
	for (size_t i = 0; i < c->key.len; i++)
		if (c->key.s[i] == '\n')
			c->key.s[i] = ' ';
	len = c->key.len;
	buf_putc(&c->key, '\n');
	text = record_string(rec, "feed", &c->scratch);
	if (text.len == 0 && any)
		text = (struct span){ c->key.s, len };
	buf_span(&c->key, text);
	return text.len != 0 && text.len <= KEYS_LONGEST;
}

static bool
instant(const struct record *rec, const char *member, int64_t *at)
{
	if (!record_instant(rec, member, at))
		return false;
	if (*at < CELL_FROM)
		*at = CELL_FROM;
	if (*at > CELL_TO)
		*at = CELL_TO;
	return true;
}

const char *
cover_add(struct cover *c, struct record *rec)
{
	static const char *const others[] = {
		"partial", "missed", "failed", "silent", "rate-limited",
		"quota-spent", "forbidden",
	};
	const size_t n = sizeof others / sizeof others[0];
	struct span state = record_string(rec, "state", &c->scratch);
	bool seen = span_is(state, "ok") || span_is(state, "unchanged");
	struct window w;
	struct feed *f;
	size_t i;

	for (i = 0; !seen && i < n && !span_is(state, others[i]); i++)
		;
	if (!seen && i == n)
		return "coverage with no \"state\" that is known; see "
		    "sb-record(5)";
	if (!instant(rec, "from", &w.from) ||
	    !instant(rec, "to", &w.to) || w.from > w.to)
		return "coverage without a time \"from\" before a time \"to\"";
	if (!name(c, rec))
		return "coverage of no \"feed\"";
	f = feed_of(c);
	if (w.from < f->from)
		f->from = w.from;
	if (w.to > f->to)
		f->to = w.to;
	if (seen && w.from < w.to)
		add_seen(f, w);
	return NULL;
}

/* Spread a window over the buckets, of which the first has the index `base`. */
static void
spread(struct seconds *s, enum bucket b, int64_t base, struct window w)
{
	int64_t first = bucket_index(b, w.from);
	int64_t last = bucket_index(b, w.to - 1);

	if (first == last) {
		s->part[first - base] += w.to - w.from;
		return;
	}
	s->part[first - base] += bucket_start(b, first + 1) - w.from;
	s->part[last - base] += w.to - bucket_start(b, last);
	s->whole[first + 1 - base]++;
	s->whole[last - base]--;
}

/* Put the sums of the feeds [at, at + n) into the cells of a key. */
static void
put(struct feed *const *feeds, size_t n, struct count *count, enum bucket b,
    struct span key)
{
	struct seconds seen, due;
	struct window all = { INT64_MAX, INT64_MIN };
	int64_t base, length, nseen = 0, ndue = 0, sum;
	struct cell *cell;
	size_t i, k, places;

	for (i = 0; i < n; i++) {
		all.from = feeds[i]->from < all.from ? feeds[i]->from : all.from;
		all.to = feeds[i]->to > all.to ? feeds[i]->to : all.to;
	}
	if (all.from >= all.to)
		return;
	base = bucket_index(b, all.from);
	places = (size_t)(bucket_index(b, all.to - 1) - base) + 1;
	seen.part = xcalloc(places * 4, sizeof *seen.part);
	seen.whole = seen.part + places;
	due.part = seen.whole + places;
	due.whole = due.part + places;
	for (i = 0; i < n; i++) {
		if (feeds[i]->from < feeds[i]->to)
			spread(&due, b, base, (struct window){
			    feeds[i]->from, feeds[i]->to });
		for (k = 0; k < feeds[i]->n; k++)
			spread(&seen, b, base, feeds[i]->seen[k]);
	}
	for (i = 0; i < places; i++) {
		nseen += seen.whole[i];
		ndue += due.whole[i];
		length = bucket_start(b, base + (int64_t)i + 1) -
		    bucket_start(b, base + (int64_t)i);
		if ((sum = due.part[i] + ndue * length) == 0)
			continue;
		cell = count_at(count, b, base + (int64_t)i, key);
		cell->seen = seen.part[i] + nseen * length;
		cell->due = sum;
	}
	free(seen.part);
}

static int
by_source(const void *a, const void *b)
{
	const struct feed *x = *(struct feed *const *)a;
	const struct feed *y = *(struct feed *const *)b;
	int order = span_cmp(x->source, y->source);

	return order != 0 ? order : span_cmp(x->name, y->name);
}

static int
by_name(const void *a, const void *b)
{
	const struct feed *x = *(struct feed *const *)a;
	const struct feed *y = *(struct feed *const *)b;

	return span_cmp(x->name, y->name);
}

/* Whether two neighbours in the order have the same key of that set. */
static bool
together(const struct feed *a, const struct feed *b, unsigned set)
{
	return ((set & KEYS_FEED) == 0 || span_eq(a->name, b->name)) &&
	    ((set & KEYS_SOURCE) == 0 || span_eq(a->source, b->source));
}

void
cover_count(struct cover *c, struct count *count, enum bucket b, unsigned set)
{
	size_t n = map_count(c->feeds), i, k;
	struct feed **feeds = xcalloc(n, sizeof *feeds);
	struct buf key = BUF_INIT;

	for (i = 0; i < n; i++) {
		feeds[i] = map_value(c->feeds, i);
		unite(feeds[i]);
	}
	qsort(feeds, n, sizeof *feeds, set == KEYS_FEED ? by_name : by_source);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && together(feeds[i], feeds[k], set); k++)
			;
		buf_reset(&key);
		keys_of_feed(set, feeds[i]->source, feeds[i]->name, &key);
		put(feeds + i, k - i, count, b, buf_get(&key));
	}
	buf_free(&key);
	free(feeds);
}
