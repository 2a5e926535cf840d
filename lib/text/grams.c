#include "lib/text/grams.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"

#define MOST	((size_t)16 << 20)	/* bytes of a model */

struct head {
	char		 magic[8];
	uint32_t	 words, folds, pairs, text;
};

/* Open addressing over names that are bytes from..to of the text. */
struct index {
	uint16_t	*slot;		/* 1 + what is there, or 0 */
	uint32_t	 mask;
	const uint32_t	*at;
};

struct grams {
	char		*bytes;
	struct head	 n;
	const uint32_t	*word, *row, *first, *fold;
	const uint16_t	*right;
	const uint8_t	*alone, *back, *cost;
	const char	*text;
	struct index	 words, folds;
};

static uint32_t
hash(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.s[i]) * 16777619u;
	return h ^ h >> 15;
}

static struct span
name(const struct grams *g, const uint32_t *at, size_t i)
{
	return (struct span){ g->text + at[i], at[i + 1] - at[i] };
}

static void
index_fill(const struct grams *g, struct index *x, const uint32_t *at,
    uint32_t n)
{
	uint32_t size = 16, k;

	while (size < 3 * n)
		size *= 2;
	x->slot = xcalloc(size, sizeof *x->slot);
	x->mask = size - 1;
	x->at = at;
	for (uint32_t i = 0; i < n; i++) {
		for (k = hash(name(g, at, i)) & x->mask; x->slot[k] != 0;
		    k = (k + 1) & x->mask)
			;
		x->slot[k] = (uint16_t)(i + 1);
	}
}

/* The number of a name, or -1. */
static long
index_find(const struct grams *g, const struct index *x, struct span s)
{
	uint32_t k;

	for (k = hash(s) & x->mask; x->slot[k] != 0; k = (k + 1) & x->mask)
		if (span_eq(name(g, x->at, x->slot[k] - 1u), s))
			return x->slot[k] - 1;
	return -1;
}

/* Whether at[0..n] goes up from 0 to `end`. */
static bool
ascends(const uint32_t *at, uint32_t n, uint32_t from, uint32_t end)
{
	if (at[0] != from || at[n] != end)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (at[i] > at[i + 1])
			return false;
	return true;
}

/* Lay the arrays over the bytes; false if they do not fit or make no sense. */
static bool
lay(struct grams *g, size_t len)
{
	const struct head *h = &g->n;
	uint64_t need;
	const char *p = g->bytes + sizeof *h;

	need = sizeof *h + 4 * (2 * ((uint64_t)h->words + 1) +
	    2 * ((uint64_t)h->folds + 1)) + 2 * (uint64_t)h->pairs +
	    2 * (uint64_t)h->words + h->pairs + h->text;
	if (h->words < GRAMS_FIRST || h->words > GRAMS_WORDS ||
	    h->folds > h->words || need != len)
		return false;
	g->word = (const uint32_t *)(const void *)p;
	g->row = g->word + h->words + 1;
	g->first = g->row + h->words + 1;
	g->fold = g->first + h->folds + 1;
	g->right = (const uint16_t *)(const void *)(g->fold + h->folds + 1);
	g->alone = (const uint8_t *)(g->right + h->pairs);
	g->back = g->alone + h->words;
	g->cost = g->back + h->words;
	g->text = (const char *)(g->cost + h->pairs);
	return ascends(g->word, h->words, 0, g->word[h->words]) &&
	    ascends(g->fold, h->folds, g->word[h->words], h->text) &&
	    ascends(g->row, h->words, 0, h->pairs) &&
	    ascends(g->first, h->folds, GRAMS_FIRST, h->words);
}

struct grams *
grams_open(const char *path, struct where *where)
{
	struct grams *g = xcalloc(1, sizeof *g);
	size_t len;

	if ((g->bytes = slurp(path, MOST, &len)) == NULL) {
		where_set(where, path, 0, "%s", strerror(errno));
		grams_free(g);
		return NULL;
	}
	if (len >= sizeof g->n)
		memcpy(&g->n, g->bytes, sizeof g->n);
	if (len < sizeof g->n || memcmp(g->n.magic, GRAMS_MAGIC,
	    sizeof g->n.magic) != 0 || !lay(g, len)) {
		where_set(where, path, 0, "not a model of syllable pairs, or "
		    "a damaged one: make it again or install it again");
		grams_free(g);
		return NULL;
	}
	index_fill(g, &g->words, g->word, g->n.words);
	index_fill(g, &g->folds, g->fold, g->n.folds);
	return g;
}

void
grams_free(struct grams *g)
{
	if (g == NULL)
		return;
	free(g->words.slot);
	free(g->folds.slot);
	free(g->bytes);
	free(g);
}

unsigned
grams_id(const struct grams *g, struct span word)
{
	long i = index_find(g, &g->words, word);

	return i < GRAMS_FIRST ? GRAMS_OTHER : (unsigned)i;
}

unsigned
grams_count(const struct grams *g)
{
	return g->n.words;
}

struct span
grams_word(const struct grams *g, unsigned id)
{
	return name(g, g->word, id);
}

size_t
grams_fold(const struct grams *g, struct span fold, unsigned *first)
{
	long i = index_find(g, &g->folds, fold);

	if (i == -1)
		return 0;
	*first = g->first[i];
	return g->first[i + 1] - g->first[i];
}

int
grams_alone(const struct grams *g, unsigned id)
{
	return g->alone[id];
}

int
grams_after(const struct grams *g, unsigned before, unsigned id)
{
	const uint16_t *row = g->right + g->row[before];
	uint32_t n = g->row[before + 1] - g->row[before], half;

	if (n == 0)
		return g->back[before] + g->alone[id];
	for (; n > 1; n -= half) {	/* the last that is not above id */
		half = n / 2;
		row += row[half] <= id ? half : 0;
	}
	if (*row == id)
		return g->cost[row - g->right];
	return g->back[before] + g->alone[id];
}
