#include "lib/markup/fragment.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/address.h"
#include "lib/markup/charref.h"
#include "lib/markup/htmltag.h"

#define ATTRIBUTES	64	/* of a tag; the rest goes */

enum element { PLAIN, VOID, GONE, GONE_WHOLE };

static const unsigned char elements[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_AREA] = VOID, [GUMBO_TAG_BASEFONT] = VOID,
	[GUMBO_TAG_BR] = VOID, [GUMBO_TAG_COL] = VOID,
	[GUMBO_TAG_HR] = VOID, [GUMBO_TAG_IMG] = VOID,
	[GUMBO_TAG_PARAM] = VOID, [GUMBO_TAG_SOURCE] = VOID,
	[GUMBO_TAG_TRACK] = VOID, [GUMBO_TAG_WBR] = VOID,
	[GUMBO_TAG_HTML] = GONE, [GUMBO_TAG_HEAD] = GONE,
	[GUMBO_TAG_BODY] = GONE, [GUMBO_TAG_BASE] = GONE,
	[GUMBO_TAG_META] = GONE, [GUMBO_TAG_LINK] = GONE,
	[GUMBO_TAG_FRAME] = GONE, [GUMBO_TAG_FRAMESET] = GONE,
	[GUMBO_TAG_IFRAME] = GONE, [GUMBO_TAG_EMBED] = GONE,
	[GUMBO_TAG_OBJECT] = GONE, [GUMBO_TAG_FORM] = GONE,
	[GUMBO_TAG_INPUT] = GONE, [GUMBO_TAG_TEMPLATE] = GONE,
	[GUMBO_TAG_FOREIGNOBJECT] = GONE,
	[GUMBO_TAG_SCRIPT] = GONE_WHOLE, [GUMBO_TAG_STYLE] = GONE_WHOLE,
	[GUMBO_TAG_APPLET] = GONE_WHOLE, [GUMBO_TAG_NOEMBED] = GONE_WHOLE,
	[GUMBO_TAG_NOFRAMES] = GONE_WHOLE,
};

static const char *const addresses[] = {
	"href", "src", "cite", "action", "background", "longdesc", "poster",
	"data", "usemap", "formaction", "xlink:href",
};

struct attribute {
	struct span	 name, value;
	size_t		 order;		/* as it was written */
	char		*made;		/* the value made anew, or NULL */
};

struct state {
	const char		*base;
	enum fragment_form	 form;
	struct buf		*out;
	unsigned		 foreign;	/* depth in svg and math */
	/* of the tag that is read */
	struct attribute	 list[ATTRIBUTES + 5];	/* and namespaces */
	size_t			 n;
	bool			 changed;
};

static bool
named(struct span name, const char *want)
{
	return strlen(want) == name.len &&
	    strncasecmp(name.s, want, name.len) == 0;
}

static bool
is_address(struct span name)
{
	for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
		if (named(name, addresses[i]))
			return true;
	return false;
}

/* Attributes that run something, or that make words look like others. */
static bool
is_active(struct span name)
{
	return named(name, "style") || named(name, "srcdoc") ||
	    (name.len > 2 && strncasecmp(name.s, "on", 2) == 0);
}

/* Whether a reader of HTML would take it for a name. */
static bool
is_name(struct span name)
{
	if (name.len > 64 || !isalpha((unsigned char)name.s[0]))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!isalnum((unsigned char)name.s[i]) &&
		    memchr("-_:", name.s[i], 3) == NULL)
			return false;
	return true;
}

/*
 * An address as it is to be: absolute, or the same as before.  False if it is
 * not to be there.  References are decoded to see what it is.
 */
static bool
take_address(struct state *s, struct attribute *a)
{
	struct buf plain = BUF_INIT;
	struct span bare;
	char *whole;
	bool safe;

	charref_text(a->value, &plain);
	bare = span_trim(buf_get(&plain));
	safe = address_safe(bare);
	if (safe && s->base != NULL && bare.len != 0) {
		whole = address_absolute(bare, s->base);
		if (span_eq(span_of(whole), buf_get(&plain))) {
			free(whole);
		} else {
			s->changed = true;
			a->made = whole;
			a->value = span_of(whole);
		}
	}
	buf_free(&plain);
	return safe;
}

static int
by_name(const void *a, const void *b)
{
	const struct attribute *x = a, *y = b;
	size_t n = x->name.len < y->name.len ? x->name.len : y->name.len;
	int c = strncasecmp(x->name.s, y->name.s, n);

	if (c != 0)
		return c;
	if (x->name.len != y->name.len)
		return x->name.len < y->name.len ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

/* The attributes that may stay. */
static void
read_attributes(struct state *s, const struct htmltag *t, const char *stop)
{
	struct htmltag_attribute got;
	const char *at = t->rest;
	struct attribute *a;
	size_t most = ATTRIBUTES;

	s->n = 0;
	s->changed = false;
	while (htmltag_attribute(&at, stop, &got)) {
		a = &s->list[s->n];
		most += most < ATTRIBUTES + 2 && (named(got.name, "xmlns") ||
		    named(got.name, "xmlns:xlink"));
		if (s->n == most || is_active(got.name) ||
		    !is_name(got.name)) {
			s->changed = true;
			continue;
		}
		*a = (struct attribute){ got.name, got.value, s->n, NULL };
		if (is_address(a->name) && (a->value.s == NULL ||
		    !take_address(s, a)))
			s->changed = true;
		else
			s->n++;
	}
}

static void
put_value(struct buf *out, struct span v)
{
	const char *end = v.s + v.len;

	buf_puts(out, "=\"");
	for (const char *p = v.s; p < end; p++)
		if (*p == '<')
			buf_puts(out, "&lt;");
		else if (*p == '>')
			buf_puts(out, "&gt;");
		else if (*p == '"')
			buf_puts(out, "&quot;");
		else if (*p == '&' && htmltag_reference(p, end) == 0)
			buf_puts(out, "&amp;");
		else
			buf_putc(out, *p);
	buf_putc(out, '"');
}

static void
put_name(struct buf *out, struct span name, bool as_is)
{
	for (size_t i = 0; i < name.len; i++)
		buf_putc(out, as_is ? name.s[i] :
		    (char)tolower((unsigned char)name.s[i]));
}

/* In HTML svg, its links and math need no namespace; in XML they do. */
static void
name_space(struct state *s, const char *name, const char *where)
{
	for (size_t i = 0; i < s->n; i++)
		if (named(s->list[i].name, name))
			return;
	s->list[s->n] = (struct attribute){ span_of(name), span_of(where),
	    s->n, NULL };
	s->n++;
}

static void
canonical(struct state *s, const struct htmltag *t)
{
	bool linked = false;

	for (size_t i = 0; i < s->n; i++)
		linked |= named(s->list[i].name, "xlink:href");
	if (t->id == GUMBO_TAG_SVG)
		name_space(s, "xmlns", "http://www.w3.org/2000/svg");
	if (t->id == GUMBO_TAG_MATH)
		name_space(s, "xmlns", "http://www.w3.org/1998/Math/MathML");
	if (linked)
		name_space(s, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	qsort(s->list, s->n, sizeof s->list[0], by_name);
}

/* The second of a name, or a namespace that HTML has no use for. */
static bool
is_spare(const struct state *s, const struct attribute *a)
{
	return (a != s->list && a->name.len == a[-1].name.len &&
	    strncasecmp(a->name.s, a[-1].name.s, a->name.len) == 0) ||
	    (s->foreign == 0 && named(a->name, "xmlns"));
}

static void
put_start(struct state *s, const struct htmltag *t)
{
	const struct attribute *a;

	if (s->form == FRAGMENT_CANONICAL)
		canonical(s, t);
	buf_putc(s->out, '<');
	put_name(s->out, t->name, s->foreign != 0);
	for (size_t i = 0; i < s->n; i++) {
		a = &s->list[i];
		if (s->form == FRAGMENT_CANONICAL && is_spare(s, a))
			continue;
		buf_putc(s->out, ' ');
		put_name(s->out, a->name, s->foreign != 0);
		put_value(s->out, a->value.s != NULL ? a->value : a->name);
	}
	buf_puts(s->out, elements[t->id] == VOID ? " />" : ">");
}

static void
put_tag(struct state *s, const char *p, const struct htmltag *t,
    const char *stop)
{
	bool foreign = t->id == GUMBO_TAG_SVG || t->id == GUMBO_TAG_MATH;

	if (foreign && !t->closes)
		s->foreign++;
	if (t->closes) {
		if (s->form == FRAGMENT_AS_WRITTEN) {
			buf_add(s->out, p, (size_t)(stop - p));
		} else if (elements[t->id] != VOID) {
			buf_puts(s->out, "</");
			put_name(s->out, t->name, s->foreign != 0);
			buf_putc(s->out, '>');
		}
	} else {
		read_attributes(s, t, stop);
		if (s->form == FRAGMENT_AS_WRITTEN && !s->changed)
			buf_add(s->out, p, (size_t)(stop - p));
		else
			put_start(s, t);
		for (size_t i = 0; i < s->n; i++)
			free(s->list[i].made);
	}
	if (foreign && t->closes && s->foreign != 0)
		s->foreign--;
}

/* The number of a reference "&#…;", or 0. */
static long
number_of(const char *p)
{
	if (p[1] != '#')
		return 0;
	return tolower((unsigned char)p[2]) == 'x' ? strtol(p + 3, NULL, 16) :
	    strtol(p + 2, NULL, 10);
}

/* References to C1 controls mean windows-1252; quotes need none. */
static const char *
put_reference(struct state *s, const char *p, const char *end)
{
	size_t len = htmltag_reference(p, end);
	long c;

	if (len == 0) {
		buf_puts(s->out, "&amp;");
		return p + 1;
	}
	c = number_of(p);
	if (c == '"' || c == '\'')
		buf_putc(s->out, (char)c);
	else if (charref_windows(c) != 0)
		buf_printf(s->out, "&#x%lx;", charref_windows(c));
	else
		buf_add(s->out, p, len);
	return p + len;
}

static void
put_text(struct state *s, const char *p, const char *end)
{
	const char *from = p;

	if (s->form == FRAGMENT_AS_WRITTEN) {
		buf_add(s->out, p, (size_t)(end - p));
		return;
	}
	while (p < end) {
		if (*p != '<' && *p != '&') {
			p++;
			continue;
		}
		buf_add(s->out, from, (size_t)(p - from));
		if (*p == '<') {
			buf_puts(s->out, "&lt;");
			p++;
		} else {
			p = put_reference(s, p, end);
		}
		from = p;
	}
	buf_add(s->out, from, (size_t)(end - from));
}

void
fragment_write(struct span in, const char *base, enum fragment_form form,
    struct buf *out)
{
	struct state s = { .base = base, .form = form, .out = out };
	const char *p = in.s, *end = in.s + in.len, *from = p, *stop;
	struct htmltag t;

	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (!(s.foreign != 0 ? htmltag_any(p, end, &t) :
		    htmltag_at(p, end, &t))) {
			p++;
			continue;
		}
		put_text(&s, from, p);
		stop = htmltag_end(&t, end);
		if (t.name.s != NULL && elements[t.id] == GONE_WHOLE &&
		    !t.closes)
			stop = htmltag_close(&t, stop, end);
		else if (t.name.s != NULL && elements[t.id] < GONE)
			put_tag(&s, p, &t, stop);
		from = p = stop;
	}
	put_text(&s, from, end);
	buf_puts(out, "");
}
