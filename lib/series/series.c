#include "lib/series/series.h"

#include <stdlib.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/series/count.h"

struct series {
	struct count		*count;
	struct series_grid	 grids[BUCKET_WIDTHS];
	bool			 there[BUCKET_WIDTHS];
};

/* Totals with no hole among them. */
struct stretch {
	int64_t	first, last, posts;
};

struct series *
series_new(bool sketches)
{
	struct series *s = xcalloc(1, sizeof *s);

	s->count = count_new(sketches);
	return s;
}

void
series_free(struct series *s)
{
	struct series_grid *g;

	if (s == NULL)
		return;
	for (size_t b = 0; b < BUCKET_WIDTHS; b++) {
		g = &s->grids[b];
		for (size_t i = 0; i < g->nkeys; i++)
			free(g->keys[i].cells);
		free(g->keys);
		free(g->covered);
	}
	count_free(s->count);
	free(s);
}

const char *
series_add(struct series *s, struct record *rec)
{
	return cell_ours(rec) ? count_record(s->count, rec) : NULL;
}

/* Go on to the next cell of that width; false after the last. */
static bool
next_cell(const struct series *s, enum bucket b, size_t *at,
    struct cell_id *id, const struct cell **cell)
{
	while (*at < count_cells(s->count)) {
		*cell = count_nth(s->count, (*at)++, id);
		if (id->bucket == b)
			return true;
	}
	return false;
}

static bool
is_total(const struct cell_id *id)
{
	return id->key.len == 2;
}

/* The stretch of totals with the most posts, of equals the last; and the rest. */
static void
place_grid(const struct series *s, enum bucket b, struct series_grid *g)
{
	struct stretch now = { 0, -1, 0 }, best = { 0, -1, 0 };
	const struct cell *cell;
	struct cell_id id;
	int64_t all = 0;
	size_t at = 0;

	while (next_cell(s, b, &at, &id, &cell)) {
		if (!is_total(&id))
			continue;
		if (now.last < now.first || id.index - now.last > BUCKET_HOLE)
			now = (struct stretch){ id.index, id.index, 0 };
		now.last = id.index;
		now.posts += cell->posts;
		all += cell->posts;
		if (now.posts >= best.posts)
			best = now;
	}
	g->first = best.first;
	g->n = (size_t)(best.last - best.first + 1);
	g->outside = all - best.posts;
	g->covered = xcalloc(g->n, 1);
}

static struct series_key *
key_of(struct series_grid *g, struct map *keys, struct span text)
{
	struct series_key *key = map_get(keys, text);

	if (key == NULL) {
		key = xcalloc(1, sizeof *key);
		key->key = text;
		map_put(keys, text, key);
		g->nkeys++;
	}
	return key;
}

static void
key_add(struct series_key *key, size_t at, const struct cell *cell)
{
	/* The room doubles whenever the number is a power of two. */
	if ((key->n & (key->n - 1)) == 0)
		key->cells = xreallocarray(key->cells,
		    key->n != 0 ? key->n * 2 : 1, sizeof *key->cells);
	key->cells[key->n++] = (struct series_at){ at, cell };
}

static int
by_key(const void *a, const void *b)
{
	const struct series_key *x = a, *y = b;

	if ((x->key.len == 2) != (y->key.len == 2))
		return x->key.len == 2 ? -1 : 1;
	return span_cmp(x->key, y->key);
}

static void
fill_grid(const struct series *s, enum bucket b, struct series_grid *g)
{
	struct map *keys = map_new(free);
	const struct cell *cell;
	struct cell_id id;
	size_t at = 0;

	while (next_cell(s, b, &at, &id, &cell)) {
		if (id.index < g->first ||
		    id.index >= g->first + (int64_t)g->n)
			continue;
		key_add(key_of(g, keys, id.key),
		    (size_t)(id.index - g->first), cell);
		if (is_total(&id))
			g->covered[id.index - g->first] =
			    cell->seen >= cell->due;
	}
	g->keys = xcalloc(g->nkeys, sizeof *g->keys);
	for (size_t i = 0; i < g->nkeys; i++)
		g->keys[i] = *(struct series_key *)map_value(keys, i);
	qsort(g->keys, g->nkeys, sizeof *g->keys, by_key);
	map_free(keys);
}

void
series_end(struct series *s)
{
	const struct cell *cell;
	struct cell_id id;
	size_t at;

	count_sort(s->count);
	for (int b = 0; b < BUCKET_WIDTHS; b++) {
		at = 0;
		if (!next_cell(s, (enum bucket)b, &at, &id, &cell))
			continue;
		s->there[b] = true;
		s->grids[b].bucket = (enum bucket)b;
		place_grid(s, (enum bucket)b, &s->grids[b]);
		fill_grid(s, (enum bucket)b, &s->grids[b]);
	}
}

const struct series_grid *
series_grid(const struct series *s, enum bucket b)
{
	return s->there[b] ? &s->grids[b] : NULL;
}

/* Whether it is a feed or a source whose own coverage is known. */
static bool
has_own(const struct series_key *key)
{
	for (size_t i = 0; i < key->n; i++)
		if (key->cells[i].cell->due != 0)
			return true;
	return false;
}

void
series_posts(const struct series_grid *g, const struct series_key *key,
    int64_t out[])
{
	bool own = key->key.len != 2 && has_own(key), whole;
	const struct cell *cell;
	size_t at;

	for (size_t i = 0; i < g->n; i++)
		out[i] = own || !g->covered[i] ? SERIES_NULL : 0;
	for (size_t i = 0; i < key->n; i++) {
		at = key->cells[i].at;
		cell = key->cells[i].cell;
		whole = own ? cell->seen >= cell->due &&
		    (cell->due != 0 || cell->posts != 0) : g->covered[at];
		out[at] = whole ? cell->posts : SERIES_NULL;
	}
}

const struct cell *
series_cell(const struct series_key *key, size_t at)
{
	size_t low = 0, high = key->n, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (key->cells[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < key->n && key->cells[low].at == at ?
	    key->cells[low].cell : NULL;
}
