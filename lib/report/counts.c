#include "lib/report/counts.h"

#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/report/veil.h"
#include "lib/series/series.h"

#define DAY	86400
#define HOURS	72	/* up to so many are shown hour by hour */

struct counts {
	bool			 public;
	struct series		*series;
	uint64_t		 records, unused;
	/* since counts_end() */
	const struct series_grid *grid;		/* or NULL */
	struct counts_cell	 total;
	struct counts_place	*places;
	size_t			 nplaces;
	struct counts_step	 step;
	struct counts_topic	*topics;
	size_t			 ntopics;
};

/* Sums of cells that become one. */
struct sum {
	struct counts_cell	 cell;
	struct sketch		 voices;
};

struct counts *
counts_new(bool public)
{
	struct counts *c = xcalloc(1, sizeof *c);

	c->public = public;
	c->series = series_new(true);
	return c;
}

void
counts_free(struct counts *c)
{
	series_free(c->series);
	for (size_t i = 0; i < c->ntopics; i++)
		free((char *)c->topics[i].id.s);
	free(c->topics);
	free(c->places);
	free(c);
}

const char *
counts_add(struct counts *c, struct record *rec)
{
	const char *why;

	if (!cell_ours(rec)) {
		c->unused++;
		return NULL;
	}
	if ((why = series_add(c->series, rec)) == NULL)
		c->records++;
	return why;
}

static void
add(struct sum *s, const struct cell *cell)
{
	static const enum counts_tone ours[CELL_TONES] = {
		[CELL_NEG] = COUNTS_NEG, [CELL_NEU] = COUNTS_NEU,
		[CELL_POS] = COUNTS_POS, [CELL_MIXED] = COUNTS_MIXED,
		[CELL_UNCERTAIN] = COUNTS_UNCERTAIN,
	};

	s->cell.posts += cell->posts;
	s->cell.dups += cell->dups;
	for (size_t i = 0; i < CELL_TONES; i++)
		s->cell.tone[ours[i]] += cell->tone[i];
	sketch_merge(&s->voices, &cell->voices);
}

/* The sum is done: its voices are counted, what the public may not see hid. */
static struct counts_cell
finish(const struct counts *c, struct sum *s)
{
	s->cell.voices = sketch_estimate(&s->voices);
	sketch_free(&s->voices);
	if (c->public)
		veil_cell(&s->cell);
	return s->cell;
}

static struct counts_cell
whole(const struct counts *c, const struct series_key *key)
{
	struct sum s = { .cell.posts = 0 };

	for (size_t i = 0; i < key->n; i++)
		add(&s, key->cells[i].cell);
	return finish(c, &s);
}

static int64_t
start(const struct counts *c, size_t i)
{
	return bucket_start(c->grid->bucket, c->grid->first + (int64_t)i);
}

/* Where the place that the i-th bucket is in begins. */
static int64_t
place_of(const struct counts *c, size_t i)
{
	int64_t day = bucket_index(BUCKET_1D, start(c, i));
	int64_t first = bucket_index(BUCKET_1D, start(c, 0));

	if (c->step.unit == BUCKET_1H)
		return bucket_start(BUCKET_1H,
		    bucket_index(BUCKET_1H, start(c, i)));
	if (c->step.unit == BUCKET_1MO)
		return start(c, i - i % (size_t)c->step.n);
	return bucket_start(BUCKET_1D, day - (day - first) % c->step.n);
}

static int64_t
place_end(const struct counts *c, int64_t from)
{
	enum bucket unit = c->step.unit;

	return bucket_start(unit, bucket_index(unit, from) + c->step.n);
}

/* The finest step with at most `most` places. */
static struct counts_step
choose(const struct counts *c, size_t most)
{
	static const int factors[] = { 1, 7, 28, 364 };
	struct counts_step step = { BUCKET_1D, 1 };
	int64_t span = start(c, c->grid->n) - start(c, 0);
	size_t units;
	int unit = 1;

	if (c->grid->bucket <= BUCKET_1H && span <= HOURS * INT64_C(3600) &&
	    (size_t)(span / 3600) + 1 <= most) {
		step.unit = BUCKET_1H;
		return step;
	}
	if (c->grid->bucket == BUCKET_1MO) {
		step.unit = BUCKET_1MO;
		step.n = (int)((c->grid->n + most - 1) / most);
		return step;
	}
	if (c->grid->bucket == BUCKET_1W)
		unit = 7;
	units = (size_t)(span / DAY) + 1;
	for (size_t k = 0; k < sizeof factors / sizeof factors[0]; k++) {
		step.n = factors[k];
		if (step.n >= unit &&
		    units / (size_t)step.n + 1 <= most + (step.n == 1))
			return step;
	}
	step.n = 364 * (int)(units / 364 / most + 1);
	return step;
}

/* Whether anything is known of what was seen. */
static bool
watched(const struct series_key *total)
{
	for (size_t i = 0; i < total->n; i++)
		if (total->cells[i].cell->due > 0)
			return true;
	return false;
}

static void
places(struct counts *c, const struct series_key *total)
{
	struct counts_place *p = NULL;
	struct sum s = { .cell.posts = 0 };
	const struct cell *cell;
	bool strict = watched(total);
	int64_t from;

	for (size_t i = 0; i < c->grid->n; i++) {
		from = place_of(c, i);
		if (p == NULL || p->from != from) {
			if (p != NULL)
				p->cell = finish(c, &s);
			s = (struct sum){ .cell.posts = 0 };
			c->places = xreallocarray(c->places, c->nplaces + 1,
			    sizeof *c->places);
			p = &c->places[c->nplaces++];
			*p = (struct counts_place){ .from = from,
			    .to = place_end(c, from) };
			p->blank = strict && (from < start(c, 0) ||
			    p->to > start(c, c->grid->n));
		}
		if (!c->grid->covered[i])
			p->blank = true;
		if ((cell = series_cell(total, i)) != NULL)
			add(&s, cell);
	}
	if (p != NULL)
		p->cell = finish(c, &s);
}

/* The topic of {"topic":"y-te"} as a string of its own, or SPAN_NONE. */
static struct span
topic_of(struct span key)
{
	struct span rest = key, name, value, found = SPAN_NONE;
	struct buf b = BUF_INIT;
	size_t n = 0;

	while (jspan_each(&rest, &name, &value)) {
		value = jspan_string(value, &b);
		if (n++ == 0 && span_is(name, "topic") && value.s != NULL)
			found = (struct span){ xstrndup(value.s, value.len),
			    value.len };
	}
	buf_free(&b);
	if (n > 1 && found.s != NULL) {
		free((char *)found.s);
		found = SPAN_NONE;
	}
	return found;
}

static int
by_posts(const void *a, const void *b)
{
	const struct counts_topic *x = a, *y = b;
	bool p = span_is(x->id, "khac"), q = span_is(y->id, "khac");

	if (p != q)
		return p - q;
	if (x->cell.hidden != y->cell.hidden)
		return x->cell.hidden - y->cell.hidden;
	if (!x->cell.hidden && x->cell.posts != y->cell.posts)
		return x->cell.posts < y->cell.posts ? 1 : -1;
	return span_cmp(x->id, y->id);
}

static void
topics(struct counts *c)
{
	struct counts_topic t;

	c->topics = xcalloc(c->grid->nkeys, sizeof *c->topics);
	for (size_t i = 1; i < c->grid->nkeys; i++) {
		t.id = topic_of(c->grid->keys[i].key);
		if (t.id.s == NULL) {
			c->unused += c->grid->keys[i].n;
			continue;
		}
		t.cell = whole(c, &c->grid->keys[i]);
		c->topics[c->ntopics++] = t;
	}
	if (c->ntopics != 0)
		qsort(c->topics, c->ntopics, sizeof *c->topics, by_posts);
}

/* The finest grid that has a total; the others' rows are not used. */
static void
choose_grid(struct counts *c)
{
	const struct series_grid *g;

	for (int width = 0; width < BUCKET_WIDTHS; width++) {
		g = series_grid(c->series, (enum bucket)width);
		if (g == NULL || g->n == 0)
			continue;
		if (c->grid == NULL) {
			c->grid = g;
			continue;
		}
		for (size_t i = 0; i < g->nkeys; i++)
			c->unused += g->keys[i].n;
	}
}

void
counts_end(struct counts *c, size_t most)
{
	series_end(c->series);
	choose_grid(c);
	if (c->grid == NULL)
		return;
	c->step = choose(c, most != 0 ? most : 1);
	c->total = whole(c, &c->grid->keys[0]);
	places(c, &c->grid->keys[0]);
	if (c->public)
		veil_places(c->places, c->nplaces);
	topics(c);
}

uint64_t
counts_records(const struct counts *c)
{
	return c->records;
}

uint64_t
counts_unused(const struct counts *c)
{
	return c->unused;
}

int64_t
counts_outside(const struct counts *c)
{
	return c->grid != NULL ? c->grid->outside : 0;
}

bool
counts_total(const struct counts *c, struct counts_cell *cell)
{
	if (c->grid == NULL)
		return false;
	*cell = c->total;
	return true;
}

bool
counts_period(const struct counts *c, int64_t *from, int64_t *to)
{
	if (c->grid == NULL)
		return false;
	*from = start(c, 0);
	*to = start(c, c->grid->n);
	return true;
}

const struct counts_place *
counts_places(const struct counts *c, size_t *n, struct counts_step *step)
{
	*n = c->nplaces;
	*step = c->step;
	return c->places;
}

const struct counts_topic *
counts_topics(const struct counts *c, size_t *n)
{
	*n = c->ntopics;
	return c->topics;
}

int64_t
counts_rated(const struct counts_cell *c)
{
	int64_t sum = 0;

	for (size_t i = 0; i < COUNTS_TONES; i++)
		sum += c->tone[i];
	return sum;
}

int64_t
counts_net_base(const struct counts_cell *c)
{
	return c->tone[COUNTS_NEG] + c->tone[COUNTS_NEU] +
	    c->tone[COUNTS_POS];
}

double
counts_net(const struct counts_cell *c)
{
	int64_t base = counts_net_base(c);

	return base != 0 ? (double)(c->tone[COUNTS_POS] -
	    c->tone[COUNTS_NEG]) / (double)base : 0;
}
