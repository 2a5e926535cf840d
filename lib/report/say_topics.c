#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/report/say.h"

#define DRAWN	20
#define LISTED	60

static const struct counts_cell *
cell(const void *topics, size_t i)
{
	return &((const struct counts_topic *)topics)[i].cell;
}

static struct chart *
chart(const struct report *r, const struct counts_topic *t, size_t n)
{
	struct chart *c = chart_new(CHART_BARS, r->lang, "topics", n);
	struct buf b = BUF_INIT;

	c->title = xstrdup(words_get(r->lang, WORD_CHART_TOPICS));
	c->alt = words_get(r->lang, WORD_TOPICS_ALT);
	for (size_t i = 0; i < n; i++) {
		c->labels[i] = say_topic(r, t[i].id);
		if (t[i].cell.hidden)
			buf_puts(&b, words_get(r->lang, WORD_HIDDEN));
		else
			words_number(&b, r->lang, (double)t[i].cell.posts, 0);
		c->ends[i] = buf_take(&b);
	}
	say_series(c, r->public, cell, t);
	return c;
}

static char *
share(const struct report *r, const struct counts_cell *c,
    const struct counts_cell *all)
{
	struct buf b = BUF_INIT;

	if (c->hidden || all->hidden || all->posts == 0)
		return xstrdup("–");
	words_number(&b, r->lang, 100.0 * (double)c->posts /
	    (double)all->posts, 1);
	buf_putc(&b, '%');
	return buf_take(&b);
}

static void
table(const struct report *r, struct doc *doc, const struct counts_topic *t,
    size_t n, const struct counts_cell *all)
{
	struct doc_table *out = doc_table(doc, WORD_CHART_TOPICS, 6, 0x3e);

	out->quiet = true;
	doc_cell_word(out, r->lang, WORD_TOPIC);
	doc_cell_word(out, r->lang, WORD_SHARE);
	say_number_heads(out, r->lang);
	for (size_t i = 0; i < n; i++) {
		doc_cell(out, say_topic(r, t[i].id));
		doc_cell(out, share(r, &t[i].cell, all));
		say_numbers(out, r->lang, &t[i].cell);
	}
}

void
say_topics(const struct report *r, struct doc *doc)
{
	const struct counts_topic *t;
	struct counts_cell all = { .hidden = true };
	size_t n;

	t = counts_topics(r->counts, &n);
	if (n == 0) {
		doc_word(doc, DOC_PARA, counts_records(r->counts) == 0 ?
		    WORD_NO_COUNTS : WORD_NO_TOPICS);
		return;
	}
	counts_total(r->counts, &all);
	doc_chart(doc, chart(r, t, n < DRAWN ? n : DRAWN), 0, 0);
	table(r, doc, t, n < LISTED ? n : LISTED, &all);
	if (!all.hidden)
		doc_say(doc, DOC_NOTE, WORD_TOPICS_BASE,
		    words_whole("posts", all.posts));
}
