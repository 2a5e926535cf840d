#include "lib/markup/html.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/htmltag.h"

/* What an element does to the text around it. */
enum effect { INLINE, CELL, LINE, PARAGRAPH, BREAK, UNSEEN };

static const unsigned char effects[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_TD] = CELL, [GUMBO_TAG_TH] = CELL,
	[GUMBO_TAG_DIV] = LINE, [GUMBO_TAG_LI] = LINE, [GUMBO_TAG_TR] = LINE,
	[GUMBO_TAG_DT] = LINE, [GUMBO_TAG_DD] = LINE, [GUMBO_TAG_NAV] = LINE,
	[GUMBO_TAG_OPTION] = LINE, [GUMBO_TAG_CAPTION] = LINE,
	[GUMBO_TAG_FIGCAPTION] = LINE, [GUMBO_TAG_ADDRESS] = LINE,
	[GUMBO_TAG_CENTER] = LINE, [GUMBO_TAG_SUMMARY] = LINE,
	[GUMBO_TAG_FORM] = LINE, [GUMBO_TAG_LEGEND] = LINE,
	[GUMBO_TAG_BODY] = LINE, [GUMBO_TAG_TITLE] = LINE,
	[GUMBO_TAG_P] = PARAGRAPH, [GUMBO_TAG_PRE] = PARAGRAPH,
	[GUMBO_TAG_H1] = PARAGRAPH, [GUMBO_TAG_H2] = PARAGRAPH,
	[GUMBO_TAG_H3] = PARAGRAPH, [GUMBO_TAG_H4] = PARAGRAPH,
	[GUMBO_TAG_H5] = PARAGRAPH, [GUMBO_TAG_H6] = PARAGRAPH,
	[GUMBO_TAG_UL] = PARAGRAPH, [GUMBO_TAG_OL] = PARAGRAPH,
	[GUMBO_TAG_DL] = PARAGRAPH, [GUMBO_TAG_TABLE] = PARAGRAPH,
	[GUMBO_TAG_BLOCKQUOTE] = PARAGRAPH, [GUMBO_TAG_HR] = PARAGRAPH,
	[GUMBO_TAG_ARTICLE] = PARAGRAPH, [GUMBO_TAG_SECTION] = PARAGRAPH,
	[GUMBO_TAG_HEADER] = PARAGRAPH, [GUMBO_TAG_FOOTER] = PARAGRAPH,
	[GUMBO_TAG_ASIDE] = PARAGRAPH, [GUMBO_TAG_MAIN] = PARAGRAPH,
	[GUMBO_TAG_FIGURE] = PARAGRAPH, [GUMBO_TAG_DETAILS] = PARAGRAPH,
	[GUMBO_TAG_BR] = BREAK,
	[GUMBO_TAG_SCRIPT] = UNSEEN, [GUMBO_TAG_STYLE] = UNSEEN,
	[GUMBO_TAG_IFRAME] = UNSEEN, [GUMBO_TAG_TEMPLATE] = UNSEEN,
	[GUMBO_TAG_SVG] = UNSEEN, [GUMBO_TAG_NOEMBED] = UNSEEN,
	[GUMBO_TAG_NOFRAMES] = UNSEEN,
};

/* What is being written, and what waits until the next text. */
struct sink {
	struct buf	*out;
	unsigned	 lines;		/* line ends to write first */
	bool		 flow;		/* line ends of the source are blanks */
	unsigned	 pre;		/* depth */
};

/* Behind the tag or comment t and what it hides. */
static const char *
markup_end(const struct htmltag *t, const char *end)
{
	const char *p = htmltag_end(t, end);

	if (!t->comment && effects[t->id] == UNSEEN && !t->closes)
		p = htmltag_close(t, p, end);
	return p;
}

static void
text(struct sink *s, const char *p, const char *end)
{
	for (; p < end; p++) {
		bool space = s->flow && s->pre == 0 && htmltag_blank(*p);

		if (space && (s->lines != 0 || s->out->len == 0))
			continue;
		for (; s->lines > 0; s->lines--)
			if (s->out->len != 0)
				buf_putc(s->out, '\n');
		buf_putc(s->out, space ? ' ' : *p);
	}
}

static void
element(struct sink *s, const struct htmltag *t)
{
	static const char gap[] = " ";
	enum effect effect = effects[t->id];

	if (t->id == GUMBO_TAG_PRE)
		s->pre = !t->closes;
	if (effect == BREAK && s->lines < 2)
		s->lines++;
	else if (effect == LINE && s->lines < 1)
		s->lines = 1;
	else if (effect == PARAGRAPH)
		s->lines = 2;
	else if (effect == CELL && !t->closes)
		text(s, gap, gap + 1);
}

/* Whether there is an element that begins a line. */
static bool
has_blocks(struct span in)
{
	const char *p = in.s, *end = in.s + in.len;
	struct htmltag t;

	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (!htmltag_at(p, end, &t))
			p++;
		else if (!t.comment && effects[t.id] >= LINE &&
		    effects[t.id] <= BREAK)
			return true;
		else
			p = markup_end(&t, end);
	}
	return false;
}

/* The text without its tags; character references stay. */
static void
strip(struct span in, struct buf *out)
{
	struct sink s = { .out = out, .flow = has_blocks(in) };
	const char *p = in.s, *end = in.s + in.len, *from = p;
	struct htmltag t;

	buf_reset(out);
	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (!htmltag_at(p, end, &t)) {
			p++;
			continue;
		}
		text(&s, from, p);
		from = p = markup_end(&t, end);
		if (!t.comment)
			element(&s, &t);
	}
	text(&s, from, end);
}

static bool
has_references(struct span in)
{
	const char *p = in.s, *end = in.s + in.len;

	for (; p < end && (p = memchr(p, '&', (size_t)(end - p))) != NULL; p++)
		if (htmltag_reference(p, end) != 0)
			return true;
	return false;
}

bool
html_like(struct span in)
{
	const char *p = in.s, *end = in.s + in.len;
	struct htmltag t;

	for (; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
		if (htmltag_at(p, end, &t))
			return true;
	return has_references(in);
}

/* The text with all but its references made safe from the parser. */
static void
escape(struct span in, struct buf *out)
{
	const char *p = in.s, *end = in.s + in.len, *from = p;

	buf_reset(out);
	for (; p < end; p++) {
		if (*p != '<' && (*p != '&' || htmltag_reference(p, end) != 0))
			continue;
		buf_add(out, from, (size_t)(p - from));
		buf_puts(out, *p == '<' ? "&lt;" : "&amp;");
		from = p + 1;
	}
	buf_add(out, from, (size_t)(end - from));
}

static void *
gumbo_alloc(void *arg, size_t size)
{
	(void)arg;
	return xmalloc(size);
}

static void
gumbo_release(void *arg, void *p)
{
	(void)arg;
	free(p);
}

/* Character references to what they mean; `safe` is scratch. */
static void
decode(struct span in, struct buf *safe, struct buf *out)
{
	GumboOptions options = kGumboDefaultOptions;
	const GumboVector *nodes;
	const GumboNode *node;
	GumboOutput *tree;

	escape(in, safe);
	options.allocator = gumbo_alloc;
	options.deallocator = gumbo_release;
	options.max_errors = 0;
	options.fragment_context = GUMBO_TAG_BODY;
	tree = gumbo_parse_with_options(&options, safe->s, safe->len);
	nodes = &tree->root->v.element.children;
	buf_reset(out);
	for (unsigned i = 0; i < nodes->length; i++) {
		node = nodes->data[i];
		if (node->type == GUMBO_NODE_TEXT ||
		    node->type == GUMBO_NODE_WHITESPACE)
			buf_puts(out, node->v.text.text);
	}
	gumbo_destroy_output(&options, tree);
}

bool
html_text(struct span in, struct buf *out)
{
	struct buf bare = BUF_INIT, safe = BUF_INIT;

	buf_reset(out);
	if (!html_like(in))
		return false;
	for (int round = 0; round < HTML_ROUNDS; round++) {
		strip(in, &bare);
		if (has_references(buf_get(&bare))) {
			decode(buf_get(&bare), &safe, out);
		} else {
			buf_reset(out);
			buf_span(out, buf_get(&bare));
		}
		in = buf_get(out);
		if (!html_like(in))
			break;
	}
	buf_free(&bare);
	buf_free(&safe);
	return true;
}
