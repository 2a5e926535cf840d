#include "lib/markup/region.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/markup/beside.h"
#include "lib/markup/part.h"

#define PROSE_WORDS	10	/* a sentence of a paragraph */
#define LINKS_WORTH	15	/* most that a list of links counts against */
#define IDLE_WORTH	-1.5	/* of a block that is neither prose nor links */

#define STATED		0.2	/* least worth of a stated body, of the best */
#define TRUSTED		0.65	/* least worth of a body by name, of the best */
#define NARROW		0.8	/* least worth of an inner body, of a body */

static double
worth(const struct block *b)
{
	double w = b->words;

	if (b->linked * 2 > b->words)
		return IDLE_WORTH - (w < LINKS_WORTH ? w : LINKS_WORTH);
	if (b->words >= PROSE_WORDS && b->commas + b->stops > 0)
		return w - b->linked;
	return IDLE_WORTH;
}

bool
region_beside(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	return r->beside[b->node] ||
	    (r->beside[b->first] && b->words < PROSE_WORDS);
}

double
region_sum(const struct region *r, size_t node)
{
	return r->sum[r->blocks->lo[r->dom->nodes[node].end]] -
	    r->sum[r->blocks->lo[node]];
}

static void
judge(struct region *r)
{
	for (size_t i = 0; i < r->blocks->n; i++)
		r->worth[i] = worth(&r->blocks->list[i]);
	beside_mark(r);
	for (size_t i = 0; i < r->blocks->n; i++) {
		if (region_beside(r, i) && r->worth[i] > IDLE_WORTH)
			r->worth[i] = IDLE_WORTH;
		r->sum[i + 1] = r->sum[i] + r->worth[i];
	}
}

/* The node with the greatest sum, the innermost of equals; 0: none has any. */
static size_t
greatest(const struct region *r, enum part part)
{
	double most = 0;
	size_t node = 0;

	for (size_t i = 0; i < r->dom->n; i++) {
		if (part != PART_PLAIN && (r->part[i] != part || r->beside[i]))
			continue;
		if (region_sum(r, i) > 0 && region_sum(r, i) >= most) {
			most = region_sum(r, i);
			node = i;
		}
	}
	return node;
}

/* Inside a body a part of it that is nearly all of it is the better one. */
static size_t
narrow(const struct region *r, size_t node)
{
	size_t end = r->dom->nodes[node].end, best = node;

	for (size_t i = node + 1; i < end; i++)
		if (r->part[i] == PART_BODY && !r->beside[i] &&
		    region_sum(r, i) >= NARROW * region_sum(r, node))
			best = i;
	return best;
}

static double
plain_words(const struct region *r, size_t node)
{
	double words = 0;

	for (size_t i = r->blocks->lo[node];
	    i < r->blocks->lo[r->dom->nodes[node].end]; i++)
		words += r->blocks->list[i].words - r->blocks->list[i].linked;
	return words;
}

/* A body needs no prose, only words that are no links. */
static size_t
wordiest(const struct region *r, enum part part, double enough)
{
	size_t node = 0;
	double most = 0, words;

	for (size_t i = 0; i < r->dom->n; i++) {
		if (r->part[i] != part || r->beside[i])
			continue;
		words = plain_words(r, i);
		if (words > most) {
			most = words;
			node = i;
		}
	}
	return most >= enough ? node : 0;
}

/* What is marked up as body, else what is named so and is most, else most. */
static size_t
choose(const struct region *r)
{
	size_t any = greatest(r, PART_PLAIN), body = greatest(r, PART_BODY);
	size_t said = wordiest(r, PART_STATED, STATED * region_sum(r, any));

	if (said != 0)
		return said;
	if (any == 0)
		return wordiest(r, PART_BODY, 0);
	if (body == 0 || region_sum(r, body) <= TRUSTED * region_sum(r, any))
		return any;
	return narrow(r, body);
}

void
region_find(struct region *r, const struct dom *d, const unsigned char *parts,
    const struct blocks *b)
{
	*r = (struct region){ .dom = d, .blocks = b, .part = parts };
	r->beside = xcalloc(d->n, sizeof r->beside[0]);
	r->worth = xcalloc(b->n + 1, sizeof r->worth[0]);
	r->sum = xcalloc(b->n + 1, sizeof r->sum[0]);
	judge(r);
	r->node = (uint32_t)choose(r);
	if (r->node == 0)
		return;
	r->from = b->lo[r->node];
	r->to = b->lo[d->nodes[r->node].end];
}

void
region_free(struct region *r)
{
	free(r->beside);
	free(r->worth);
	free(r->sum);
	*r = (struct region){ .node = 0 };
}
