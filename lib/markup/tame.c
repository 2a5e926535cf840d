#include "lib/markup/tame.h"

#include <ctype.h>
#include <gumbo.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"

#define NAME_MOST	32	/* letters in the name of an element */
#define DATA_MOST	64	/* scripts with data; pages have one to five */
#define VALUE_MOST	8192	/* bytes of an attribute; og:description … */

/* What becomes of an element. */
enum fate {
	NEST,		/* stays, and its end tag is looked for */
	FLAT,		/* stays; others end it, or it is empty */
	SPAN,		/* is a span: it only shapes letters */
	HIDE,		/* goes with its content, in which tags are text */
	SKIP,		/* goes with its content if that ends, else alone */
	BARE,		/* loses its tag */
	WORDS,		/* title: stays, and tags in it are text */
};

static const unsigned char fates[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_HTML] = FLAT, [GUMBO_TAG_HEAD] = FLAT,
	[GUMBO_TAG_BODY] = FLAT, [GUMBO_TAG_P] = FLAT, [GUMBO_TAG_LI] = FLAT,
	[GUMBO_TAG_DT] = FLAT, [GUMBO_TAG_DD] = FLAT, [GUMBO_TAG_TR] = FLAT,
	[GUMBO_TAG_TD] = FLAT, [GUMBO_TAG_TH] = FLAT,
	[GUMBO_TAG_TBODY] = FLAT, [GUMBO_TAG_THEAD] = FLAT,
	[GUMBO_TAG_TFOOT] = FLAT, [GUMBO_TAG_A] = FLAT, [GUMBO_TAG_BR] = FLAT,
	[GUMBO_TAG_HR] = FLAT, [GUMBO_TAG_IMG] = FLAT,
	[GUMBO_TAG_META] = FLAT, [GUMBO_TAG_LINK] = FLAT,
	[GUMBO_TAG_BASE] = FLAT, [GUMBO_TAG_COL] = BARE,
	[GUMBO_TAG_COLGROUP] = BARE, [GUMBO_TAG_INPUT] = BARE,
	[GUMBO_TAG_WBR] = BARE, [GUMBO_TAG_SOURCE] = BARE,
	[GUMBO_TAG_TRACK] = BARE, [GUMBO_TAG_PARAM] = BARE,
	[GUMBO_TAG_AREA] = BARE, [GUMBO_TAG_EMBED] = BARE,
	[GUMBO_TAG_KEYGEN] = BARE, [GUMBO_TAG_BGSOUND] = BARE,
	[GUMBO_TAG_BASEFONT] = BARE, [GUMBO_TAG_IMAGE] = BARE,
	[GUMBO_TAG_FRAME] = BARE, [GUMBO_TAG_FRAMESET] = BARE,
	[GUMBO_TAG_ISINDEX] = BARE, [GUMBO_TAG_PLAINTEXT] = BARE,
	[GUMBO_TAG_LISTING] = BARE, [GUMBO_TAG_XMP] = BARE,
	[GUMBO_TAG_MENUITEM] = BARE, [GUMBO_TAG_OPTION] = BARE,
	[GUMBO_TAG_OPTGROUP] = BARE, [GUMBO_TAG_RB] = BARE,
	[GUMBO_TAG_RT] = SKIP, [GUMBO_TAG_RP] = SKIP, [GUMBO_TAG_RTC] = SKIP,
	[GUMBO_TAG_B] = SPAN, [GUMBO_TAG_BIG] = SPAN, [GUMBO_TAG_CODE] = SPAN,
	[GUMBO_TAG_EM] = SPAN, [GUMBO_TAG_FONT] = SPAN, [GUMBO_TAG_I] = SPAN,
	[GUMBO_TAG_S] = SPAN, [GUMBO_TAG_SMALL] = SPAN,
	[GUMBO_TAG_STRIKE] = SPAN, [GUMBO_TAG_STRONG] = SPAN,
	[GUMBO_TAG_TT] = SPAN, [GUMBO_TAG_U] = SPAN, [GUMBO_TAG_NOBR] = SPAN,
	[GUMBO_TAG_MARQUEE] = SPAN, [GUMBO_TAG_SPAN] = SPAN,
	[GUMBO_TAG_UNKNOWN] = SPAN, [GUMBO_TAG_RUBY] = SPAN,
	[GUMBO_TAG_SCRIPT] = HIDE, [GUMBO_TAG_STYLE] = HIDE,
	[GUMBO_TAG_IFRAME] = HIDE, [GUMBO_TAG_NOFRAMES] = HIDE,
	[GUMBO_TAG_NOEMBED] = HIDE, [GUMBO_TAG_TEXTAREA] = HIDE,
	[GUMBO_TAG_NOSCRIPT] = SKIP, [GUMBO_TAG_SVG] = SKIP,
	[GUMBO_TAG_MATH] = SKIP, [GUMBO_TAG_TEMPLATE] = SKIP,
	[GUMBO_TAG_OBJECT] = SKIP, [GUMBO_TAG_APPLET] = SKIP,
	[GUMBO_TAG_CANVAS] = SKIP, [GUMBO_TAG_SELECT] = SKIP,
	[GUMBO_TAG_DATALIST] = SKIP, [GUMBO_TAG_VIDEO] = SKIP,
	[GUMBO_TAG_AUDIO] = SKIP, [GUMBO_TAG_TITLE] = WORDS,
};

/* The attributes that stay. */
static const char *const kept[] = {
	"class", "id", "itemprop", "itemtype", "property", "name", "content",
	"href", "rel", "datetime", "style", "role", "hidden", "aria-hidden",
	"align", "lang", "type", "data-type", "data-role",
};
#define NKEPT	(sizeof kept / sizeof kept[0])

struct attr {
	struct span	name, value;
};

struct tag {
	GumboTag	 id;
	bool		 closes, cut, json;
	struct span	 name;
	struct span	 attrs[NKEPT];
	const char	*rest;		/* behind its '>' */
};

struct work {
	struct tame	*out;
	const char	*end;
	unsigned char	 open[TAME_DEPTH];	/* GumboTags */
	size_t		 depth, elements;
	size_t		 count[GUMBO_TAG_LAST + 1];	/* of each in open */
	size_t		 bare[GUMBO_TAG_LAST + 1];	/* open without a tag */
	bool		 endless[GUMBO_TAG_LAST + 1];	/* no more end tags */
};

static bool
blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The attribute at p, with or without a value, and what is behind it. */
static const char *
attribute(const char *p, const char *end, struct attr *a)
{
	const char *from = p;

	*a = (struct attr){ SPAN_NONE, SPAN_NONE };
	for (p++; p < end && !blank(*p) && strchr("/>=", *p) == NULL; p++)
		;
	a->name = (struct span){ from, (size_t)(p - from) };
	while (p < end && blank(*p))
		p++;
	if (p == end || *p != '=')
		return p;
	for (p++; p < end && blank(*p); p++)
		;
	if (p == end)
		return p;
	from = p;
	if (*p == '"' || *p == '\'') {
		p = memchr(from + 1, *from, (size_t)(end - from - 1));
		from++;
		if (p == NULL)
			return end;
		a->value = (struct span){ from, (size_t)(p - from) };
		return p + 1;
	}
	while (p < end && !blank(*p) && *p != '>')
		p++;
	a->value = (struct span){ from, (size_t)(p - from) };
	return p;
}

static void
remember(struct tag *t, const struct attr *a)
{
	if (t->id == GUMBO_TAG_SCRIPT && a->value.s != NULL &&
	    a->name.len == 4 && strncasecmp(a->name.s, "type", 4) == 0 &&
	    memmem(a->value.s, a->value.len, "ld+json", 7) != NULL)
		t->json = true;
	/* A value with both quotes could not be written so that it ends. */
	if (a->value.len > VALUE_MOST || (a->value.len != 0 &&
	    memchr(a->value.s, '"', a->value.len) != NULL &&
	    memchr(a->value.s, '\'', a->value.len) != NULL))
		return;
	for (size_t i = 0; i < NKEPT; i++)
		if (t->attrs[i].s == NULL && strlen(kept[i]) == a->name.len &&
		    strncasecmp(kept[i], a->name.s, a->name.len) == 0)
			t->attrs[i] = a->value.s != NULL ? a->value :
			    (struct span){ "", 0 };
}

/*
 * The tag that begins at p, which is a '<'; false if that is text.  A tag that
 * does not end takes the rest of the page, as in browsers.
 */
static bool
tag_at(const char *p, const char *end, struct tag *t)
{
	struct attr a;

	*t = (struct tag){ .closes = end - p > 1 && p[1] == '/' };
	p += t->closes ? 2 : 1;
	t->name.s = p;
	if (p == end || !isalpha((unsigned char)*p))
		return false;
	while (p < end && !blank(*p) && *p != '/' && *p != '>')
		p++;
	t->name.len = (size_t)(p - t->name.s);
	t->id = t->name.len > NAME_MOST ? GUMBO_TAG_UNKNOWN :
	    gumbo_tagn_enum(t->name.s, (unsigned)t->name.len);
	while (p < end && *p != '>') {
		if (blank(*p) || *p == '/') {
			p++;
			continue;
		}
		p = attribute(p, end, &a);
		remember(t, &a);
	}
	t->cut = p == end;
	t->rest = t->cut ? end : p + 1;
	return true;
}

/* The end tag of an element, from p on, or NULL. */
static const char *
end_tag(struct work *w, const char *p, const struct tag *t)
{
	const char *from;

	if (w->endless[t->id])
		return NULL;
	for (; (from = memchr(p, '<', (size_t)(w->end - p))) != NULL; p++) {
		p = from;
		if ((size_t)(w->end - p) > t->name.len + 2 && p[1] == '/' &&
		    strncasecmp(p + 2, t->name.s, t->name.len) == 0 &&
		    !isalnum((unsigned char)p[t->name.len + 2]))
			return p;
	}
	w->endless[t->id] = true;
	return NULL;
}

static void
keep_data(struct tame *out, struct span script)
{
	if (out->ndata == DATA_MOST)
		return;
	out->data = xreallocarray(out->data, out->ndata + 1,
	    sizeof out->data[0]);
	out->data[out->ndata++] = script;
}

/* Behind the content that goes, or stays as it is, with its element. */
static const char *
content(struct work *w, const struct tag *t)
{
	const char *from = t->rest, *to = end_tag(w, from, t);
	struct buf *html = &w->out->html;

	if (to == NULL)
		return fates[t->id] == HIDE ? w->end : from;
	if (fates[t->id] == WORDS) {
		buf_puts(html, "<title>");
		buf_add(html, from, (size_t)(to - from));
		buf_puts(html, "</title>");
	} else if (t->json) {
		keep_data(w->out, (struct span){ from, (size_t)(to - from) });
	}
	to = memchr(to, '>', (size_t)(w->end - to));
	return to != NULL ? to + 1 : w->end;
}

static void
write_tag(struct work *w, GumboTag id, const struct tag *t)
{
	struct buf *html = &w->out->html;
	char quote;

	buf_puts(html, t->closes ? "</" : "<");
	buf_puts(html, gumbo_normalized_tagname(id));
	for (size_t i = 0; i < NKEPT && !t->closes; i++) {
		if (t->attrs[i].s == NULL)
			continue;
		quote = memchr(t->attrs[i].s, '"', t->attrs[i].len) != NULL ?
		    '\'' : '"';
		buf_printf(html, " %s=%c", kept[i], quote);
		buf_span(html, t->attrs[i]);
		buf_putc(html, quote);
	}
	buf_putc(html, '>');
}

static void
push(struct work *w, GumboTag id, const struct tag *t)
{
	if (w->depth == TAME_DEPTH) {
		w->bare[id]++;
		return;
	}
	w->open[w->depth++] = (unsigned char)id;
	w->count[id]++;
	write_tag(w, id, t);
}

/* An end tag ends what is open in its element, but a span's no block. */
static void
pop(struct work *w, GumboTag id, const struct tag *t)
{
	size_t to = w->depth;

	if (w->bare[id] > 0) {
		w->bare[id]--;
		return;
	}
	if (w->count[id] == 0)
		return;
	while (w->open[to - 1] != id)
		if (w->open[--to] != GUMBO_TAG_SPAN && id == GUMBO_TAG_SPAN)
			return;
	while (w->depth >= to)
		w->count[w->open[--w->depth]]--;
	write_tag(w, id, t);
}

/* Behind the tag and what goes with it. */
static const char *
element(struct work *w, const struct tag *t)
{
	enum fate fate = fates[t->id];
	GumboTag id = fate == SPAN ? GUMBO_TAG_SPAN : t->id;

	if (t->cut)
		return t->rest;
	if (fate == HIDE || fate == SKIP || fate == WORDS)
		return t->closes ? t->rest : content(w, t);
	if (fate == BARE || (t->closes &&
	    (id == GUMBO_TAG_HTML || id == GUMBO_TAG_BODY)))
		return t->rest;
	if (fate == FLAT || !t->closes)
		w->elements++;
	if (w->elements > TAME_MOST)
		w->bare[id] += fate != FLAT && !t->closes;
	if (w->elements > TAME_MOST && !(t->closes && fate != FLAT))
		return t->rest;
	if (fate == FLAT)
		write_tag(w, id, t);
	else if (t->closes)
		pop(w, id, t);
	else
		push(w, id, t);
	return t->rest;
}

/* Behind the comment, declaration or instruction at p, a '<'; else NULL. */
static const char *
comment(const char *p, const char *end)
{
	const char *to;

	if (end - p < 2 || (p[1] != '!' && p[1] != '?' &&
	    (p[1] != '/' || end - p < 3 || isalpha((unsigned char)p[2]))))
		return NULL;
	if (end - p < 4 || memcmp(p, "<!--", 4) != 0) {
		to = memchr(p, '>', (size_t)(end - p));
		return to != NULL ? to + 1 : end;
	}
	/* "<!-->" is one too; "--!>" ends one for browsers only. */
	to = memmem(p + 2, (size_t)(end - p - 2), "-->", 3);
	return to != NULL ? to + 3 : end;
}

void
tame_page(struct tame *out, struct span page)
{
	struct work w = { .out = out, .end = page.s + page.len };
	const char *p = page.s, *from = p, *next;
	struct tag t;

	*out = (struct tame){ .html = BUF_INIT };
	buf_puts(&out->html, "<!DOCTYPE html>");
	while (p < w.end && (p = memchr(p, '<', (size_t)(w.end - p))) != NULL) {
		next = comment(p, w.end);
		if (next == NULL && !tag_at(p, w.end, &t)) {
			p++;
			continue;
		}
		buf_add(&out->html, from, (size_t)(p - from));
		from = p = next != NULL ? next : element(&w, &t);
	}
	buf_add(&out->html, from, (size_t)(w.end - from));
}

void
tame_free(struct tame *t)
{
	buf_free(&t->html);
	free(t->data);
	*t = (struct tame){ .html = BUF_INIT };
}
