#include "lib/markup/region.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/markup/heads.h"
#include "lib/markup/part.h"

#define PROSE_WORDS	10	/* a sentence of a paragraph */
#define LINKS_WORTH	15	/* most that a list of links counts against */
#define IDLE_WORTH	-1.5	/* of a block that is neither prose nor links */

#define HEADED_PROSE	20	/* worth of prose before "Related articles" … */
#define VOICED_PROSE	50	/* … and before more than that of comments */

#define TRUSTED		0.65	/* least worth of a body by name, of the best */
#define NARROW		0.8	/* least worth of an inner body, of a body */

/* A card is a link to another article with a few words about it. */
#define CARD_BLOCKS	8
#define CARD_WORDS	100
#define CARD_PROSE	2
#define CARD_HEAD	2	/* words of its link */
#define CARDS		3	/* that make a list */

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

static double
sum(const struct region *r, size_t node)
{
	return r->sum[r->blocks->lo[r->dom->nodes[node].end]] -
	    r->sum[r->blocks->lo[node]];
}

/* Sums of prose only, not of what is beside already. */
static void
add_prose(struct region *r)
{
	bool prose;

	for (size_t i = 0; i < r->blocks->n; i++) {
		prose = r->worth[i] > 0 && !region_beside(r, i);
		r->sum[i + 1] = r->sum[i] + (prose ? r->worth[i] : 0);
	}
}

static bool
has_title(const struct region *r, size_t node)
{
	for (size_t i = node; i < r->dom->nodes[node].end; i++)
		if (r->dom->nodes[i].tag == GUMBO_TAG_H1)
			return true;
	return false;
}

/* Names lie: a wrapper is not beside the article that is in it. */
static bool
holds_article(const struct region *r, size_t node)
{
	double share = sum(r, node) / r->sum[r->blocks->n];

	if (r->part[node] == PART_UNSEEN)
		return false;
	if (r->part[node] == PART_VOICES)
		return share > 0.5 && has_title(r, node);
	return share > 0.4;
}

static void
set_beside(struct region *r, size_t node)
{
	for (size_t i = node; i < r->dom->nodes[node].end; i++)
		r->beside[i] = true;
}

/* Figures are pictures with captions, but some hold tables and quotations. */
static bool
holds_text(const struct region *r, size_t node)
{
	GumboTag tag;

	if (r->dom->nodes[node].tag != GUMBO_TAG_FIGURE)
		return false;
	for (size_t i = node; i < r->dom->nodes[node].end; i++) {
		tag = r->dom->nodes[i].tag;
		if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_BLOCKQUOTE)
			return true;
	}
	return false;
}

/* Voices go first: they can be most of a page's prose. */
static void
mark_parts(struct region *r, enum part least)
{
	add_prose(r);
	for (size_t i = 1; i < r->dom->n; i++)
		if (!r->beside[i] && r->part[i] >= least &&
		    !holds_article(r, i) && !holds_text(r, i))
			set_beside(r, i);
}

static bool
card(const struct region *r, size_t node)
{
	size_t from = r->blocks->lo[node], prose = 0;
	size_t to = r->blocks->lo[r->dom->nodes[node].end];
	unsigned words = 0, heads = 0;
	const struct block *b;

	if (to - from > CARD_BLOCKS || r->dom->nodes[node].tag == GUMBO_TAG_P)
		return false;
	for (size_t i = from; i < to; i++) {
		b = &r->blocks->list[i];
		words += b->words;
		heads += b->words >= CARD_HEAD && b->linked * 5 >= b->words * 4;
		prose += r->worth[i] > 0;
	}
	return heads > 0 && prose <= CARD_PROSE && words <= CARD_WORDS;
}

static bool
empty(const struct region *r, size_t node)
{
	return r->blocks->lo[node] == r->blocks->lo[r->dom->nodes[node].end];
}

static void
mark_row(struct region *r, size_t from, size_t to, size_t cards)
{
	for (size_t i = from; i < to && cards >= CARDS; i++)
		r->beside[i] = true;
}

/* Cards in a row, of one kind of element, are a list of other articles. */
static void
mark_cards(struct region *r, size_t node)
{
	const struct dom_node *nodes = r->dom->nodes;
	GumboTag tag = GUMBO_TAG_LAST;
	size_t from = node + 1, cards = 0, i;

	for (i = from; i < nodes[node].end; i = nodes[i].end) {
		if (empty(r, i))
			continue;
		if (!card(r, i) || nodes[i].tag != tag) {
			mark_row(r, from, i, cards);
			cards = 0;
			from = i;
		}
		if (card(r, i))
			cards++;
		else
			from = nodes[i].end;
		tag = nodes[i].tag;
	}
	mark_row(r, from, i, cards);
}

/* The greatest element that begins with block i. */
static uint32_t
section(const struct region *r, size_t i)
{
	const struct dom_node *nodes = r->dom->nodes;
	uint32_t node = r->blocks->list[i].node;

	while (node != 0 && r->blocks->lo[nodes[node].parent] == i &&
	    nodes[nodes[node].parent].tag != GUMBO_TAG_BODY)
		node = nodes[node].parent;
	return node;
}

/* The next element after a node that is in the same element and has text. */
static uint32_t
next_to(const struct region *r, uint32_t node)
{
	uint32_t end = r->dom->nodes[r->dom->nodes[node].parent].end;
	uint32_t next = r->dom->nodes[node].end;

	while (next < end && empty(r, next))
		next = r->dom->nodes[next].end;
	return next < end ? next : 0;
}

/* Many readers can say more than the article, but not before it. */
static bool
under(const struct region *r, size_t i, enum heads what, uint32_t node)
{
	GumboTag tag = r->dom->nodes[r->blocks->list[i].node].tag;

	if (!holds_article(r, node))
		return what == HEADS_VOICES ||
		    r->dom->nodes[node].tag != GUMBO_TAG_P;
	return what == HEADS_VOICES && tag >= GUMBO_TAG_H1 &&
	    tag <= GUMBO_TAG_H6 && r->blocks->list[i].linked == 0 &&
	    r->sum[i] >= VOICED_PROSE && !has_title(r, node);
}

/*
 * What is under a heading: its section, where that is more than the heading;
 * else the element next to it, and for voices all that follow.
 */
static void
mark_under(struct region *r, size_t i, enum heads what)
{
	uint32_t node = section(r, i);
	bool alone = r->blocks->lo[r->dom->nodes[node].end] == i + 1;

	if (!under(r, i, what, node))
		return;
	set_beside(r, node);
	if (what == HEADS_OTHERS && !alone)
		return;
	while ((node = next_to(r, node)) != 0 && under(r, i, what, node)) {
		set_beside(r, node);
		if (what == HEADS_OTHERS)
			break;
	}
}

/* Readers speak after the article, so not before there is some prose. */
static void
mark_heads(struct region *r)
{
	enum heads what;

	add_prose(r);
	for (size_t i = 0; i < r->blocks->n; i++) {
		if (region_beside(r, i) || r->sum[i] < HEADED_PROSE)
			continue;
		what = heads_of(blocks_text(r->blocks, i));
		if (what != HEADS_NONE)
			mark_under(r, i, what);
	}
}

static void
judge(struct region *r)
{
	for (size_t i = 0; i < r->blocks->n; i++)
		r->worth[i] = worth(&r->blocks->list[i]);
	mark_parts(r, PART_VOICES);
	mark_parts(r, PART_SIDE);
	mark_heads(r);
	for (size_t i = 1; i < r->dom->n; i++)
		if (!r->beside[i] && r->dom->nodes[i].text == NULL)
			mark_cards(r, i);
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
		if (sum(r, i) > 0 && sum(r, i) >= most) {
			most = sum(r, i);
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
		    sum(r, i) >= NARROW * sum(r, node))
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

/* What is marked up as body needs no prose, only words that are no links. */
static size_t
stated(const struct region *r, double enough)
{
	size_t node = 0;
	double most = 0, words;

	for (size_t i = 0; i < r->dom->n; i++) {
		if (r->part[i] != PART_STATED || r->beside[i])
			continue;
		words = plain_words(r, i);
		if (words > most) {
			most = words;
			node = i;
		}
	}
	return most >= enough ? node : 0;
}

static size_t
choose(const struct region *r)
{
	size_t any = greatest(r, PART_PLAIN), body = greatest(r, PART_BODY);
	size_t said = stated(r, 0.2 * sum(r, any));

	if (said != 0)
		return said;
	if (body == 0 || sum(r, body) <= TRUSTED * sum(r, any))
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
