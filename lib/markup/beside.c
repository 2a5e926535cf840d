#include "lib/markup/beside.h"

#include "lib/markup/heads.h"
#include "lib/markup/part.h"

#define HEADED_PROSE	20	/* worth of prose before "Related articles" … */
#define VOICED_PROSE	50	/* … and before more than that of comments */

#define PART_HOLDS	0.4	/* of a page's prose: so it is no part beside */
#define VOICES_HOLD	0.5	/* … and so, under a title, no voices */

/* A card is a link to another article with a few words about it. */
#define CARD_BLOCKS	8
#define CARD_WORDS	100
#define CARD_PROSE	2
#define CARD_HEAD	2	/* words of its link */
#define CARDS		3	/* that make a list */

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
	double share = region_sum(r, node) / r->sum[r->blocks->n];

	if (r->part[node] == PART_UNSEEN)
		return false;
	if (r->part[node] == PART_VOICES)
		return share > VOICES_HOLD && has_title(r, node);
	return share > PART_HOLDS;
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
is_heading(const struct region *r, size_t i)
{
	GumboTag tag = r->dom->nodes[r->blocks->list[i].node].tag;

	return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

/* How sure it is that a node is a card: a heading that is a link is twice. */
static unsigned
card(const struct region *r, size_t node)
{
	size_t from = r->blocks->lo[node], prose = 0;
	size_t to = r->blocks->lo[r->dom->nodes[node].end];
	unsigned words = 0, sure = 0;
	const struct block *b;

	if (to - from > CARD_BLOCKS || r->dom->nodes[node].tag == GUMBO_TAG_P)
		return 0;
	for (size_t i = from; i < to; i++) {
		b = &r->blocks->list[i];
		words += b->words;
		prose += r->worth[i] > 0;
		if (b->words < CARD_HEAD || b->linked * 5 < b->words * 4)
			continue;
		sure = is_heading(r, i) ? 2 : sure > 0 ? sure : 1;
	}
	return prose <= CARD_PROSE && words <= CARD_WORDS ? sure : 0;
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
	unsigned sure;

	for (i = from; i < nodes[node].end; i = nodes[i].end) {
		if (empty(r, i))
			continue;
		sure = card(r, i);
		if (sure == 0 || nodes[i].tag != tag) {
			mark_row(r, from, i, cards);
			cards = 0;
			from = i;
		}
		if (sure == 0)
			from = nodes[i].end;
		cards += sure;
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
	if (!holds_article(r, node))
		return what == HEADS_VOICES ||
		    r->dom->nodes[node].tag != GUMBO_TAG_P;
	return what == HEADS_VOICES && is_heading(r, i) &&
	    r->blocks->list[i].linked == 0 && r->sum[i] >= VOICED_PROSE &&
	    !has_title(r, node);
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

void
beside_mark(struct region *r)
{
	mark_parts(r, PART_VOICES);
	mark_parts(r, PART_SIDE);
	mark_heads(r);
	for (size_t i = 1; i < r->dom->n; i++)
		if (!r->beside[i] && r->dom->nodes[i].text == NULL)
			mark_cards(r, i);
}
