#include "lib/series/count.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"

/*
 * The name of a cell in the map: its start, 8 bytes that sort as numbers do,
 * one byte for the width, and the key, empty for the total.
 */
#define HEAD	9

struct count {
	bool			 sketches;
	struct map		*cells;
	uint64_t		 posts, undated;
	struct buf		 name, scratch;
	uint32_t		*order;		/* indices of the map */
	unsigned		 has[BUCKET_WIDTHS];	/* see bit() */
	/* of the post in hand */
	const struct cell	*now;
	uint64_t		 voice, source;
	bool			 has_voice, has_source;
	int64_t			 start;
	enum bucket		 bucket;
};

static void
drop(void *value)
{
	cell_free(value);
	free(value);
}

struct count *
count_new(bool sketches)
{
	struct count *c = xcalloc(1, sizeof *c);

	c->sketches = sketches;
	c->cells = map_new(drop);
	return c;
}

void
count_free(struct count *c)
{
	if (c == NULL)
		return;
	map_free(c->cells);
	buf_free(&c->name);
	buf_free(&c->scratch);
	free(c->order);
	free(c);
}

uint64_t
count_undated(const struct count *c)
{
	return c->undated;
}

static struct span
name_of(struct buf *b, enum bucket bucket, int64_t start, struct span key)
{
	uint64_t n = (uint64_t)start ^ UINT64_C(1) << 63;

	buf_reset(b);
	for (int shift = 56; shift >= 0; shift -= 8)
		buf_putc(b, (char)(n >> shift & 255));
	buf_putc(b, (char)bucket);
	if (key.len > 2)
		buf_span(b, key);
	return buf_get(b);
}

/* Of all sets only the total's and those that coverage is known for matter. */
static unsigned
bit(unsigned set)
{
	return set == 0 ? 0 : set == KEYS_FEED ? 1 : set == KEYS_SOURCE ? 2 :
	    set == (KEYS_FEED | KEYS_SOURCE) ? 3 : 4;
}

static struct cell *
cell_at(struct count *c, enum bucket bucket, int64_t start, struct span key)
{
	struct span name = name_of(&c->name, bucket, start, key);
	struct cell *cell = map_get(c->cells, name);

	if (cell == NULL) {
		cell = xcalloc(1, sizeof *cell);
		map_put(c->cells, name, cell);
	}
	return cell;
}

struct cell *
count_at(struct count *c, enum bucket bucket, int64_t index, struct span key)
{
	return cell_at(c, bucket, bucket_start(bucket, index), key);
}

bool
count_has(const struct count *c, enum bucket bucket, unsigned set)
{
	return (c->has[bucket] & 1u << bit(set)) != 0;
}

static bool
hash_of(struct count *c, const struct record *rec, const char *member,
    uint64_t *hash)
{
	struct span text = record_string(rec, member, &c->scratch);

	if (text.len == 0)
		return false;
	*hash = sketch_hash(text);
	return true;
}

/* Count the post in hand, whose numbers are in c->now, once in a cell. */
static void
tick(void *arg, struct span key, unsigned set)
{
	struct count *c = arg;
	struct cell *cell = cell_at(c, c->bucket, c->start, key);

	c->has[c->bucket] |= 1u << bit(set);
	if (cell->last == c->posts)
		return;			/* a topic that stands twice */
	cell->last = c->posts;
	cell->posts += c->now->posts;
	cell->dups += c->now->dups;
	for (size_t i = 0; i < CELL_TONES; i++)
		cell->tone[i] += c->now->tone[i];
	if (c->has_voice)
		sketch_add(&cell->voices, c->voice);
	if (c->has_source)
		sketch_add(&cell->sources, c->source);
}

/* What the post counts for: one post with its tone, or one copy. */
static void
weigh(struct count *c, const struct record *rec, struct cell *one)
{
	struct span label;

	c->has_voice = c->has_source = false;
	if (record_get(rec, "dup.of").s != NULL) {
		one->dups = 1;
		return;
	}
	one->posts = 1;
	label = record_string(rec, "sentiment.label", &c->scratch);
	for (size_t i = 0; label.s != NULL && i < CELL_TONES; i++)
		one->tone[i] = span_is(label, cell_tone((enum cell_tone)i));
	c->has_voice = hash_of(c, rec, "voice", &c->voice);
	c->has_source = hash_of(c, rec, "feed", &c->source) ||
	    hash_of(c, rec, "source", &c->source);
}

const char *
count_post(struct count *c, struct record *rec, struct keys *keys,
    enum bucket bucket)
{
	struct cell one = { .posts = 0 };
	const char *why;
	int64_t at;

	if (!cell_instant(rec, "published", &at)) {
		c->undated++;
		return NULL;
	}
	weigh(c, rec, &one);
	c->now = &one;
	c->posts++;
	c->bucket = bucket;
	c->start = bucket_start(bucket, bucket_index(bucket, at));
	if ((why = keys_each(keys, rec, tick, c)) != NULL)
		return why;
	tick(c, SPAN_NONE, 0);
	return NULL;
}

const char *
count_record(struct count *c, struct record *rec)
{
	struct cell cell = { .posts = 0 };
	struct buf key = BUF_INIT;
	enum bucket bucket;
	const char *why;
	int64_t start;
	unsigned set;

	why = cell_read(&cell, rec, c->sketches, &bucket, &start, &key, &set);
	if (why == NULL) {
		cell_add(cell_at(c, bucket, start, buf_get(&key)), &cell);
		c->has[bucket] |= 1u << bit(set);
	}
	cell_free(&cell);
	buf_free(&key);
	return why;
}

static int
compare(const void *a, const void *b, void *arg)
{
	const struct map *m = arg;

	return span_cmp(map_key(m, *(const uint32_t *)a),
	    map_key(m, *(const uint32_t *)b));
}

void
count_sort(struct count *c)
{
	size_t n = map_count(c->cells);

	c->order = xreallocarray(c->order, n, sizeof *c->order);
	for (size_t i = 0; i < n; i++)
		c->order[i] = (uint32_t)i;
	qsort_r(c->order, n, sizeof *c->order, compare, c->cells);
}

size_t
count_cells(const struct count *c)
{
	return map_count(c->cells);
}

struct cell *
count_nth(const struct count *c, size_t i, struct cell_id *id)
{
	struct span name = map_key(c->cells, c->order[i]);
	uint64_t start = 0;

	for (size_t k = 0; k < 8; k++)
		start = start << 8 | (unsigned char)name.s[k];
	id->bucket = (enum bucket)name.s[8];
	id->index = bucket_index(id->bucket,
	    (int64_t)(start ^ UINT64_C(1) << 63));
	id->key = name.len > HEAD ?
	    (struct span){ name.s + HEAD, name.len - HEAD } : span_of("{}");
	return map_value(c->cells, c->order[i]);
}
