#include "lib/markup/blocks.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"

/* Elements that stand in a line; all others, and text, end blocks. */
static const bool in_line[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_A] = true, [GUMBO_TAG_SPAN] = true,
	[GUMBO_TAG_BR] = true, [GUMBO_TAG_IMG] = true,
	[GUMBO_TAG_ABBR] = true, [GUMBO_TAG_ACRONYM] = true,
	[GUMBO_TAG_BDI] = true, [GUMBO_TAG_BDO] = true,
	[GUMBO_TAG_CITE] = true, [GUMBO_TAG_DATA] = true,
	[GUMBO_TAG_DEL] = true, [GUMBO_TAG_DFN] = true,
	[GUMBO_TAG_INS] = true, [GUMBO_TAG_KBD] = true,
	[GUMBO_TAG_LABEL] = true, [GUMBO_TAG_MAP] = true,
	[GUMBO_TAG_MARK] = true, [GUMBO_TAG_METER] = true,
	[GUMBO_TAG_OUTPUT] = true, [GUMBO_TAG_PROGRESS] = true,
	[GUMBO_TAG_Q] = true, [GUMBO_TAG_SAMP] = true,
	[GUMBO_TAG_SUB] = true, [GUMBO_TAG_SUP] = true,
	[GUMBO_TAG_TIME] = true, [GUMBO_TAG_VAR] = true,
	[GUMBO_TAG_META] = true, [GUMBO_TAG_LINK] = true,
	[GUMBO_TAG_LAST] = true,
};

struct build {
	struct blocks	*out;
	const struct dom *dom;
	size_t		 cap;
	struct block	 now;
	unsigned	 half;		/* characters that count half a word */
	unsigned	 breaks;	/* br since the last text */
	bool		 gap;		/* a blank since the last text */
	bool		 word;		/* in a word */
	uint32_t	 link_end;	/* where the current link ends */
};

static uint32_t
holder(const struct dom *d, uint32_t i)
{
	while (i != 0 && in_line[d->nodes[i].tag])
		i = d->nodes[i].parent;
	return i;
}

static void
finish(struct build *b)
{
	struct blocks *out = b->out;

	b->now.len = out->text.len - b->now.at;
	b->now.words += b->half / 2;
	if (b->now.len > 0) {
		if (out->n == b->cap) {
			b->cap = b->cap != 0 ? b->cap * 2 : 256;
			out->list = xreallocarray(out->list, b->cap,
			    sizeof out->list[0]);
		}
		out->list[out->n++] = b->now;
	}
	b->now = (struct block){ .at = out->text.len };
	b->half = b->breaks = 0;
	b->gap = b->word = false;
}

static bool
ideograph(uint32_t code)
{
	return (code >= 0x3040 && code < 0xA000) ||
	    (code >= 0xF900 && code < 0xFB00) ||
	    (code >= 0x20000 && code < 0x40000);
}

static bool
wordly(uint32_t code)
{
	utf8proc_category_t c;

	if (code < 0x80)
		return (code >= '0' && code <= '9') ||
		    ((code | 32) >= 'a' && (code | 32) <= 'z');
	c = utf8proc_category((utf8proc_int32_t)code);
	return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
	    c == UTF8PROC_CATEGORY_ND;
}

static void
count(struct build *b, uint32_t code, bool linked)
{
	if (ideograph(code)) {
		b->half++;
		b->now.linked += linked && b->half % 2 == 0;
	} else if (!b->word && wordly(code)) {
		b->now.words++;
		b->now.linked += linked;
		b->word = true;
	}
	b->now.commas += code == ',' || code == 0x3001 || code == 0xFF0C;
	b->now.stops += code == '.' || code == '?' || code == '!' ||
	    code == 0x2026 || code == 0x3002;
}

static bool
blank(uint32_t code)
{
	return code <= ' ' || code == 0xA0 || code == 0x200B ||
	    code == 0xFEFF || code == 0xAD;
}

/* What stands between the last text and the next. */
static void
space(struct build *b, uint32_t node)
{
	if (b->breaks > 1)
		finish(b);
	if (b->out->text.len == b->now.at) {
		b->now.first = node;
		b->now.node = holder(b->dom, node);
	} else if (b->breaks > 0) {
		buf_putc(&b->out->text, '\n');
	} else if (b->gap) {
		buf_putc(&b->out->text, ' ');
	}
	b->breaks = 0;
	b->gap = false;
}

static void
text(struct build *b, uint32_t node)
{
	struct span in = span_of(b->dom->nodes[node].text);
	uint32_t code;
	size_t n;

	for (; (n = utf8_next(in, &code)) != 0; in.s += n, in.len -= n) {
		if (blank(code)) {
			/* A soft hyphen or a zero width is no blank. */
			b->gap = b->gap || code <= ' ' || code == 0xA0;
			b->word = b->word && !(code <= ' ' || code == 0xA0);
			continue;
		}
		if (b->gap || b->breaks || b->out->text.len == b->now.at)
			space(b, node);
		count(b, code, node < b->link_end);
		buf_add(&b->out->text, in.s, n);
	}
}

void
blocks_read(struct blocks *out, const struct dom *d)
{
	struct build b = { .out = out, .dom = d };
	const struct dom_node *node;

	*out = (struct blocks){ .text = BUF_INIT };
	out->lo = xcalloc(d->n + 1, sizeof out->lo[0]);
	for (uint32_t i = 0; i < d->n; i++) {
		node = &d->nodes[i];
		/* A border above or behind the text so far. */
		if (!in_line[node->tag] || (out->text.len > b.now.at &&
		    i >= d->nodes[b.now.node].end))
			finish(&b);
		out->lo[i] = (uint32_t)out->n;
		if (node->tag == GUMBO_TAG_BR) {
			b.breaks++;
			b.word = false;
		} else if (node->tag == GUMBO_TAG_A) {
			b.link_end = node->end;
		} else if (node->text != NULL) {
			text(&b, i);
		}
	}
	finish(&b);
	out->lo[d->n] = (uint32_t)out->n;
}

void
blocks_free(struct blocks *b)
{
	buf_free(&b->text);
	free(b->list);
	free(b->lo);
	*b = (struct blocks){ .text = BUF_INIT };
}

struct span
blocks_text(const struct blocks *b, size_t i)
{
	return (struct span){ b->text.s + b->list[i].at, b->list[i].len };
}
