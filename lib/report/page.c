#include "lib/report/page.h"

#include <stdlib.h>
#include <string.h>

#include "lib/report/escape.h"
#include "lib/report/plot.h"

struct page {
	const struct doc	*doc;
	struct buf		*out;
	const char		*list;	/* class of the open list, or NULL */
	bool			 section;
	int			 status;
	char			*why;
};

static void
text(struct page *p, const char *s)
{
	escape_html(p->out, span_of(s));
}

/* The text between the two pieces of HTML. */
static void
within(struct page *p, const char *open, const char *s, const char *close)
{
	buf_puts(p->out, open);
	text(p, s);
	buf_puts(p->out, close);
}

static const char *
word(const struct page *p, enum word w)
{
	return words_get(p->doc->lang, w);
}

/* Make the open list that of the class; NULL ends it. */
static void
list(struct page *p, const char *class)
{
	if (p->list == class)
		return;
	if (p->list != NULL)
		buf_puts(p->out, "</ul>\n");
	if (class != NULL)
		buf_printf(p->out, "<ul class=\"%s\">\n", class);
	p->list = class;
}

static void
head(struct page *p, const char *css)
{
	buf_printf(p->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
	    "base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n",
	    word(p, WORD_LANG));
	within(p, "<title>", word(p, WORD_TITLE), " · ");
	within(p, "", p->doc->period, "</title>\n<style>\n");
	buf_puts(p->out, css);
	buf_puts(p->out, "</style>\n</head>\n<body>\n<header>\n");
	within(p, "<h1>", word(p, WORD_TITLE), "</h1>\n");
	within(p, "<p class=\"period\">", p->doc->period, "</p>\n");
	within(p, "<p class=\"audience\">", p->doc->audience, "</p>\n");
	buf_puts(p->out, "</header>\n");
}

static void
contents(struct page *p)
{
	const struct doc_block *b;

	within(p, "<nav aria-label=\"", word(p, WORD_CONTENTS), "\">\n<ul>\n");
	for (b = p->doc->blocks; b < p->doc->blocks + p->doc->n; b++) {
		if (b->kind != DOC_HEAD)
			continue;
		buf_printf(p->out, "<li><a href=\"#%s\">", b->id);
		within(p, "", b->text, "</a></li>\n");
	}
	buf_puts(p->out, "</ul>\n</nav>\n<main>\n");
}

static void
section(struct page *p, const struct doc_block *b)
{
	if (p->section)
		buf_puts(p->out, "</section>\n");
	p->section = true;
	buf_printf(p->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n"
	    "<h2 id=\"%s-title\">", b->id, b->id, b->id);
	within(p, "", b->text, "</h2>\n");
}

static void
table(struct page *p, const struct doc_table *t, const char *caption)
{
	bool first;
	size_t column;

	within(p, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	    "aria-label=\"", caption, "\">\n<table>\n");
	within(p, t->quiet ? "<caption class=\"quiet\">" : "<caption>",
	    caption, "</caption>\n<thead>\n");
	for (size_t i = 0; i < t->n; i++) {
		column = i % t->columns;
		first = i < t->columns;
		if (column == 0)
			buf_puts(p->out, "<tr>");
		buf_printf(p->out, "<%s%s%s>", first || column == 0 ? "th" :
		    "td", first ? " scope=\"col\"" : column == 0 ?
		    " scope=\"row\"" : "",
		    t->numbers >> column & 1 ? " class=\"n\"" : "");
		text(p, t->cells[i]);
		buf_puts(p->out, first || column == 0 ? "</th>" : "</td>");
		if (column + 1 == t->columns)
			buf_puts(p->out, "</tr>\n");
		if (i + 1 == t->columns)
			buf_puts(p->out, "</thead>\n<tbody>\n");
	}
	buf_puts(p->out, "</tbody>\n</table>\n</div>\n");
}

static void
legend(struct page *p, const struct chart *c)
{
	buf_puts(p->out, "<ul class=\"legend\">\n");
	for (size_t k = 0; k < c->nseries; k++) {
		buf_printf(p->out, "<li><span class=\"swatch\" style=\""
		    "background:#%06x\"></span>", c->series[k].rgb);
		within(p, "", c->series[k].label, "</li>\n");
	}
	if (c->blank_label != NULL && chart_any(c->blank, c->n))
		within(p, "<li><span class=\"swatch blank\"></span>",
		    c->blank_label, "</li>\n");
	if (c->mark_label != NULL && chart_any(c->mark, c->n))
		within(p, "<li><span class=\"mark\">▼</span>", c->mark_label,
		    "</li>\n");
	buf_puts(p->out, "</ul>\n");
}

/* Two pictures, of which the style shows the one that fits the screen. */
static int
pictures(struct page *p, const struct chart *c)
{
	size_t before = p->out->len;

	buf_puts(p->out, "<div class=\"wide\">\n");
	if (plot_svg(c, PLOT_WIDE, p->out, p->why) == -1)
		goto fault;
	buf_puts(p->out, "</div>\n<div class=\"narrow\">\n");
	if (plot_svg(c, PLOT_NARROW, p->out, p->why) == -1)
		goto fault;
	buf_puts(p->out, "</div>\n");
	return 0;
fault:
	buf_cut(p->out, before);
	within(p, "<p class=\"note\">", word(p, WORD_NO_CHART), "</p>\n");
	return -1;
}

static void
chart(struct page *p, const struct doc_block *b)
{
	within(p, "<figure>\n<figcaption>", b->chart->title,
	    "</figcaption>\n");
	legend(p, b->chart);
	if (pictures(p, b->chart) == -1)
		p->status = -1;
	if (b->table.n != 0) {
		buf_printf(p->out, "<details%s>\n<summary>",
		    p->status == -1 ? " open" : "");
		within(p, "", word(p, WORD_AS_TABLE), "</summary>\n");
		table(p, &b->table, b->chart->title);
		buf_puts(p->out, "</details>\n");
	}
	buf_puts(p->out, "</figure>\n");
}

static void
quote(struct page *p, const struct doc_quote *q)
{
	struct span host;

	within(p, "<article class=\"post\">\n<p class=\"above\" dir=\"auto\">",
	    q->above, "</p>\n");
	within(p, "<p class=\"said\" dir=\"auto\">", q->text, "</p>\n");
	within(p, "<p class=\"below\">", q->below, "");
	if (q->url != NULL) {
		host = escape_host(span_of(q->url));
		buf_puts(p->out, *q->below != '\0' ? " · " : "");
		within(p, "<a rel=\"noreferrer noopener\" href=\"", q->url,
		    "\">");
		within(p, "", word(p, WORD_OPEN_POST), " (");
		escape_html(p->out, host);
		buf_puts(p->out, ")</a>");
	}
	buf_puts(p->out, "</p>\n</article>\n");
}

static void
block(struct page *p, const struct doc_block *b)
{
	list(p, b->kind == DOC_LEAD ? "leads" : b->kind == DOC_ITEM ? "items" :
	    NULL);
	switch (b->kind) {
	case DOC_HEAD:
		section(p, b);
		break;
	case DOC_SUBHEAD:
		within(p, "<h3>", b->text, "</h3>\n");
		break;
	case DOC_LEAD:
	case DOC_ITEM:
		within(p, "<li>", b->text, "</li>\n");
		break;
	case DOC_PARA:
		within(p, "<p>", b->text, "</p>\n");
		break;
	case DOC_NOTE:
		within(p, "<p class=\"note\">", b->text, "</p>\n");
		break;
	case DOC_TABLE:
		table(p, &b->table, b->text);
		break;
	case DOC_CHART:
		chart(p, b);
		break;
	case DOC_QUOTE:
		quote(p, &b->quote);
		break;
	}
}

int
page_write(const struct doc *doc, const char *css, struct buf *out,
    char why[GNUPLOT_WHY])
{
	struct page p = { .doc = doc, .out = out, .why = why };

	head(&p, css);
	contents(&p);
	for (size_t i = 0; i < doc->n; i++)
		block(&p, &doc->blocks[i]);
	list(&p, NULL);
	if (p.section)
		buf_puts(out, "</section>\n");
	buf_puts(out, "</main>\n</body>\n</html>\n");
	return p.status;
}
