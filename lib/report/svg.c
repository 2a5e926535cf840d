#include "lib/report/svg.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/report/escape.h"

/* What is replaced: by `to`, with the prefix after `to` where `prefix`. */
static const struct {
	const char	*from, *to;
	bool		 prefix;
} changes[] = {
	{ "id='gp", "id='", true },
	{ "'#gp", "'#", true },
	{ "url(#gp", "url(#", true },
	{ "'black'", "'currentColor'", false },
	{ "\"black\"", "\"currentColor\"", false },
	{ "rgb(  0,   0,   0)", "currentColor", false },
	{ "rgb(0,0,0)", "currentColor", false },
	{ " id=\"gnuplot_canvas\"", "", false },
};

/* What goes, from its beginning to its end. */
static const struct {
	const char	*from, *to;
} cuts[] = {
	{ "<title>", "</title>" },
	{ "<desc>", "</desc>" },
	{ "<filter", "</filter>" },
	{ " id=\"gnuplot_plot_", "\"" },
};

size_t
svg_text(struct svg_texts *t, const char *text)
{
	t->s = xreallocarray(t->s, t->n + 1, sizeof *t->s);
	t->s[t->n] = xstrdup(text);
	return t->n++;
}

void
svg_forget(struct svg_texts *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->s[i]);
	free(t->s);
	*t = (struct svg_texts){ .n = 0 };
}

static const char *
find(struct span in, const char *what)
{
	return memmem(in.s, in.len, what, strlen(what));
}

static void
pass(struct span *rest, size_t n)
{
	rest->s += n;
	rest->len -= n;
}

static bool
change(struct buf *out, struct span *rest, const char *prefix)
{
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		if (!span_starts(*rest, changes[i].from))
			continue;
		buf_puts(out, changes[i].to);
		if (changes[i].prefix)
			buf_puts(out, prefix);
		pass(rest, strlen(changes[i].from));
		return true;
	}
	return false;
}

static bool
cut(struct span *rest)
{
	struct span inner;
	const char *end;

	for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
		if (!span_starts(*rest, cuts[i].from))
			continue;
		inner = *rest;
		pass(&inner, strlen(cuts[i].from));
		if ((end = find(inner, cuts[i].to)) == NULL)
			return false;
		end += strlen(cuts[i].to);
		pass(rest, (size_t)(end - rest->s));
		return true;
	}
	return false;
}

/* "#12#" is the mark of text 12. */
static bool
mark(struct buf *out, struct span *rest, const struct svg_texts *t)
{
	size_t n = 0, at = 1;

	if (rest->s[0] != '#')
		return false;
	while (at < rest->len && at < 9 && rest->s[at] >= '0' &&
	    rest->s[at] <= '9')
		n = n * 10 + (size_t)(rest->s[at++] - '0');
	if (at == 1 || at == rest->len || rest->s[at] != '#' || n >= t->n)
		return false;
	escape_html(out, span_of(t->s[n]));
	pass(rest, at + 1);
	return true;
}

/* A group with nothing in it, of which gnuplot writes many. */
static bool
empty_group(struct span *rest)
{
	struct span inner;
	const char *end;

	if (!span_starts(*rest, "<g "))
		return false;
	if ((end = find(*rest, ">")) == NULL)
		return false;
	inner = (struct span){ end + 1, rest->len -
	    (size_t)(end + 1 - rest->s) };
	if (!span_starts(inner, "\n</g>\n"))
		return false;
	pass(rest, (size_t)(inner.s + strlen("\n</g>\n") - rest->s));
	return true;
}

/* The tag that opens it, ours instead of gnuplot's; the rest follows it. */
static void
open_tag(struct buf *out, struct span *rest, const char *alt)
{
	const char *box, *end;

	*rest = (struct span){ find(*rest, "<svg"), 0 };
	rest->len = strlen(rest->s);
	buf_puts(out, "<svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" "
	    "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	end = strchr(rest->s, '>');
	if ((box = strstr(rest->s, "viewBox=\"")) != NULL && box < end)
		buf_printf(out, " %.*s\"", (int)strcspn(box + 9, "\"") + 9, box);
	buf_puts(out, " aria-label=\"");
	escape_html(out, span_of(alt));
	buf_puts(out, "\">");
	pass(rest, (size_t)(end + 1 - rest->s));
}

void
svg_clean(struct buf *out, struct span svg, const char *prefix,
    const char *alt, const struct svg_texts *t)
{
	struct span rest = svg;
	bool line = true;		/* nothing but blanks on it so far */

	if (find(rest, "<svg") == NULL ||
	    strchr(find(rest, "<svg"), '>') == NULL)
		return;
	open_tag(out, &rest, alt);
	while (rest.len != 0) {
		if (cut(&rest) || empty_group(&rest))
			continue;
		if (change(out, &rest, prefix) || mark(out, &rest, t)) {
			line = false;
			continue;
		}
		if (!(line && strchr("\n\t ", rest.s[0]) != NULL)) {
			buf_putc(out, rest.s[0]);
			line = rest.s[0] == '\n';
		}
		pass(&rest, 1);
	}
}
