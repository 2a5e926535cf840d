#include "lib/norm/near.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/norm/alike.h"

/* A post: its words lie in the ring from `words` on, counted for ever. */
struct text {
	uint64_t	words;
	uint64_t	number;
	int64_t		at;
	uint32_t	n, all;		/* words here, words it had */
};

/* Who has a key: the post's place in the order they came, cut to 32 bits. */
struct entry {
	uint32_t	key, order;
};

struct near {
	size_t		 window;
	struct text	*texts;		/* a ring */
	uint64_t	 next;		/* from 1: an order of 0 is none */
	uint32_t	*words;		/* a ring too */
	size_t		 room;
	uint64_t	 written;
	struct entry	(*buckets)[NEAR_WAYS];
	size_t		 mask;
};

/* Memory that is there at once: peak memory is to be the same for any input. */
static void *
touched(size_t n, size_t size)
{
	void *p = xreallocarray(NULL, n, size);

	memset(p, 0, n * size);
	return p;
}

struct near *
near_new(size_t window)
{
	struct near *t = xcalloc(1, sizeof *t);
	size_t buckets = 16;

	while (buckets * NEAR_WAYS < window * GIST_KEYS)
		buckets *= 2;
	t->window = window;
	t->texts = touched(window, sizeof *t->texts);
	t->next = 1;
	t->room = window * NEAR_ROOM + GIST_WORDS;
	t->words = touched(t->room, sizeof *t->words);
	t->buckets = touched(buckets, sizeof *t->buckets);
	t->mask = buckets - 1;
	return t;
}

void
near_free(struct near *t)
{
	if (t == NULL)
		return;
	free(t->texts);
	free(t->words);
	free(t->buckets);
	free(t);
}

static struct entry *
bucket(const struct near *t, uint32_t key)
{
	return t->buckets[key * (size_t)0x9e3779b1u >> 7 & t->mask];
}

/* The text of an order, or NULL where it is forgotten. */
static const struct text *
recall(const struct near *t, uint32_t order)
{
	uint32_t age = (uint32_t)t->next - order;
	const struct text *x;

	if (order == 0 || age == 0 || age > t->window || age >= t->next)
		return NULL;
	x = &t->texts[(t->next - age) % t->window];
	return t->written - x->words <= t->room ? x : NULL;
}

static bool
copies(const struct near *t, const struct gist *g, int64_t at, int64_t apart,
    const struct text *x)
{
	if (at != INT64_MIN && x->at != INT64_MIN && (at > x->at ?
	    (uint64_t)at - (uint64_t)x->at : (uint64_t)x->at - (uint64_t)at) >
	    (uint64_t)apart)
		return false;
	if ((uint64_t)g->all * 100 < (uint64_t)x->all * ALIKE_MORE ||
	    (uint64_t)x->all * 100 < (uint64_t)g->all * ALIKE_MORE)
		return false;
	return alike_texts(g->words, g->n, t->words + x->words % t->room, x->n);
}

/* The texts that share a key, each once, the latest first. */
static unsigned
candidates(const struct near *t, const struct gist *g,
    const struct text *found[NEAR_TRIES])
{
	const struct text *x;
	unsigned n = 0, k;

	for (uint32_t i = 0; i < g->nkeys; i++) {
		const struct entry *e = bucket(t, g->keys[i]);

		for (unsigned w = 0; w < NEAR_WAYS; w++) {
			if (e[w].key != g->keys[i] ||
			    (x = recall(t, e[w].order)) == NULL)
				continue;
			for (k = 0; k < n && found[k]->number > x->number; k++)
				;
			if (k == NEAR_TRIES || (k < n && found[k] == x))
				continue;
			n += n < NEAR_TRIES;
			for (unsigned m = n - 1; m > k; m--)
				found[m] = found[m - 1];
			found[k] = x;
		}
	}
	return n;
}

bool
near_find(struct near *t, const struct gist *g, int64_t at, int64_t apart,
    uint64_t first, uint64_t *number)
{
	const struct text *found[NEAR_TRIES];
	unsigned n = candidates(t, g, found);

	for (unsigned i = 0; i < n && found[i]->number >= first; i++)
		if (copies(t, g, at, apart, found[i])) {
			*number = found[i]->number;
			return true;
		}
	return false;
}

/* The way that is empty or came first gives way. */
static void
put(struct near *t, uint32_t key, uint32_t order)
{
	struct entry *e = bucket(t, key), *to = e;

	for (unsigned w = 0; w < NEAR_WAYS; w++)
		if (order - e[w].order > order - to->order)
			to = &e[w];
	*to = (struct entry){ key, order };
}

void
near_add(struct near *t, const struct gist *g, int64_t at, uint64_t number)
{
	size_t place = (size_t)(t->written % t->room);

	if (place + g->n > t->room)
		t->written += t->room - place;	/* none is cut in two */
	t->texts[t->next % t->window] = (struct text){ t->written, number, at,
	    g->n, g->all };
	memcpy(t->words + t->written % t->room, g->words,
	    g->n * sizeof *t->words);
	t->written += g->n;
	for (uint32_t i = 0; i < g->nkeys; i++)
		put(t, g->keys[i], (uint32_t)t->next);
	t->next++;
}
