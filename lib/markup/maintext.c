#include "lib/markup/maintext.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/markup/heads.h"
#include "lib/markup/part.h"
#include "lib/markup/region.h"

#define CAPTION_WORDS	30	/* most in the caption of a picture */
#define NOTICE_WORDS	30	/* … in a line that is from the site */
#define HEADING_WORDS	20	/* … in a heading that is no paragraph */
#define ANNOUNCE_WORDS	4	/* … in "More pictures:" at the end */
#define SENTENCE_WORDS	5	/* least in a sentence that is full of links */
#define REPEATED_WORDS	16	/* least in a block that is there only once */
#define SIGNATURE_WORDS	12	/* most in the names of who wrote it */
#define CELL_WORDS	16	/* … in a cell that stands in line */
#define LEAD_SHARE	4	/* at most one in … is before the prose */
#define TITLE_SHARE	2	/* more than one in … is under the title */

/* How lines begin that sites put into articles; ASCII letters in any case. */
static const char *const notices[] = {
	"all rights reserved", "click here to", "copyright ©", "copyright (c)",
	"follow us", "image:", "photo:", "read also", "read more", "related:",
	"share this", "sign up for", "sign up to", "subscribe now",
	"subscribe to", "this website uses", "we use cookies", "©",
	"ảnh:", "Ảnh:", "bản quyền thuộc", "bình luận (", "chia sẻ bài",
	"đọc thêm", "ĐỌC THÊM", "Đọc thêm", "mời bạn đọc", "mời độc giả",
	"theo dõi chúng tôi", "tin liên quan:", "vui lòng ghi rõ nguồn",
	"xem thêm", "XEM THÊM",
};

static bool
inside(const struct region *r, size_t i, GumboTag first, GumboTag last)
{
	const struct dom_node *nodes = r->dom->nodes;

	for (uint32_t k = r->blocks->list[i].node; k != 0; k = nodes[k].parent)
		if (nodes[k].tag >= first && nodes[k].tag <= last)
			return true;
	return false;
}

static bool
heading(const struct region *r, size_t i)
{
	return inside(r, i, GUMBO_TAG_H1, GUMBO_TAG_H6);
}

/* Prose too, if it is a short sentence or one of links. */
static bool
sentence(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	return r->worth[i] > 0 || (b->words >= SENTENCE_WORDS &&
	    b->stops > 0 && b->linked < b->words &&
	    inside(r, i, GUMBO_TAG_P, GUMBO_TAG_P));
}

/* A few words after a picture, in the same element. */
static bool
caption(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	for (uint32_t k = b->node; k < b->first && b->words <= CAPTION_WORDS;
	    k++)
		if (r->dom->nodes[k].tag == GUMBO_TAG_IMG)
			return r->blocks->lo[k] == i;
	return false;
}

/* A line of the site, not of the article. */
static bool
notice(const struct region *r, size_t i)
{
	struct span text = blocks_text(r->blocks, i);
	size_t n;

	if (heads_of(text) != HEADS_NONE)
		return true;
	for (size_t k = 0; k < sizeof notices / sizeof notices[0] &&
	    r->blocks->list[i].words <= NOTICE_WORDS; k++) {
		n = strlen(notices[k]);
		if (text.len >= n && strncasecmp(text.s, notices[k], n) == 0)
			return true;
	}
	return false;
}

static bool
keep(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	if (region_beside(r, i) || caption(r, i) || notice(r, i))
		return false;
	if (b->linked * 2 <= b->words || sentence(r, i))
		return true;
	if (heading(r, i))
		return i + 1 < r->to && r->worth[i + 1] > 0;
	return inside(r, i, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BLOCKQUOTE) ||
	    inside(r, i, GUMBO_TAG_TABLE, GUMBO_TAG_TABLE);
}

/* The words of blocks that are not beside. */
static size_t
words(const struct region *r, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += region_beside(r, i) ? 0 : r->blocks->list[i].words;
	return n;
}

/* Behind title, dates and names, unless that is most there is. */
static size_t
start(const struct region *r, size_t headline)
{
	size_t all = words(r, r->from, r->to), title = r->from, from;

	if (headline != 0)
		title = r->blocks->lo[r->dom->nodes[headline].end];
	if (title < r->from || title > r->to ||
	    words(r, title, r->to) * TITLE_SHARE < all)
		title = r->from;
	for (from = title; from < r->to && !sentence(r, from); from++)
		;
	return words(r, title, from) * LEAD_SHARE <= all ? from : title;
}

/* At the right edge, or said to be: how the press sets who wrote it. */
static bool
at_right(const struct dom *d, uint32_t node)
{
	const struct dom_node *nodes = d->nodes;
	const char *align;

	for (int up = 0; up < 3 && node != 0; up++) {
		align = dom_attr(&nodes[node], "align");
		if ((align != NULL && strcasecmp(align, "right") == 0) ||
		    part_styled(&nodes[node], "text-align:right") ||
		    part_says(&nodes[node], "right"))
			return true;
		node = nodes[node].parent;
	}
	return false;
}

/* The last block of a text, where it is a name and no sentence. */
static bool
signature(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	return b->words > 0 && b->words <= SIGNATURE_WORDS &&
	    b->commas < 3 && at_right(r->dom, b->node);
}

/* A heading, or a few words before what is no text: nothing is under it. */
static bool
announces(const struct region *r, size_t i)
{
	const struct block *b = &r->blocks->list[i];

	if (heading(r, i))
		return b->words <= HEADING_WORDS && b->stops == 0;
	return b->words <= ANNOUNCE_WORDS &&
	    span_ends(blocks_text(r->blocks, i), ":");
}

static size_t
last(const struct region *r, size_t from)
{
	size_t i = r->to;

	while (i > from && (!keep(r, i - 1) || announces(r, i - 1)))
		i--;
	return i;
}

/* Galleries have each caption twice or more, and pages their sapo. */
static bool
repeated(struct map *seen, const struct blocks *b, size_t i)
{
	return b->list[i].words >= REPEATED_WORDS &&
	    map_put(seen, blocks_text(b, i), seen) != NULL;
}

static uint32_t
row(const struct region *r, size_t i)
{
	uint32_t k = r->blocks->list[i].node;

	while (k != 0 && r->dom->nodes[k].tag != GUMBO_TAG_TR)
		k = r->dom->nodes[k].parent;
	return k;
}

/* The cells of a table's row are one line, but not of what is only laid out. */
static bool
in_line(const struct region *r, size_t before, size_t i)
{
	const struct block *list = r->blocks->list;

	return list[before].words <= CELL_WORDS && list[i].words <= CELL_WORDS &&
	    row(r, i) != 0 && row(r, before) == row(r, i);
}

static void
put(struct buf *text, const struct region *r, size_t before, size_t i)
{
	if (text->len > 0)
		buf_puts(text, in_line(r, before, i) ? " | " : "\n");
	buf_span(text, blocks_text(r->blocks, i));
}

static char *
taken(const struct blocks *b, size_t i)
{
	struct span text = blocks_text(b, i);

	return xstrndup(text.s, text.len);
}

void
maintext_find(struct maintext *out, const struct dom *d,
    const unsigned char *parts, const struct blocks *b, size_t headline)
{
	struct map *seen = map_new(NULL);
	struct buf text = BUF_INIT;
	struct region r;
	size_t from, to, before = 0;

	*out = (struct maintext){ .text = NULL };
	region_find(&r, d, parts, b);
	from = start(&r, headline);
	to = last(&r, from);
	if (to > from + 1 && signature(&r, to - 1))
		out->signature = taken(b, --to);
	for (size_t i = from; i < to; i++) {
		if (!keep(&r, i) || repeated(seen, b, i))
			continue;
		put(&text, &r, before, i);
		before = i;
	}
	out->text = text.len > 0 ? buf_take(&text) : NULL;
	region_free(&r);
	map_free(seen);
}

void
maintext_free(struct maintext *m)
{
	free(m->text);
	free(m->signature);
	*m = (struct maintext){ .text = NULL };
}
