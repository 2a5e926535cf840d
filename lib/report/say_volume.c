#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/report/say.h"

/* A burst is marked where it peaked. */
static void
marks(const struct report *r, struct chart *c, const struct counts_place *p)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < r->surges.n; k++)
			if (r->surges.s[k].peak >= p[i].from &&
			    r->surges.s[k].peak < p[i].to)
				c->mark[i] = true;
}

static const struct counts_cell *
cell(const void *places, size_t i)
{
	return &((const struct counts_place *)places)[i].cell;
}

static char *
label(enum words_lang lang, const struct counts_place *p,
    struct counts_step step)
{
	struct buf b = BUF_INIT;

	words_day(&b, lang, p->from);
	if (step.unit == BUCKET_1H)
		buf_printf(&b, " %dh", clock_civil(p->from).hour);
	return buf_take(&b);
}

static struct chart *
chart(const struct report *r, const struct counts_place *p, size_t n,
    struct counts_step step)
{
	struct chart *c = chart_new(CHART_COLUMNS, r->lang, "volume", n);
	enum word title = step.unit == BUCKET_1H ? WORD_CHART_HOURS :
	    step.unit == BUCKET_1MO ? WORD_CHART_MONTHS :
	    step.n == 1 ? WORD_CHART_DAY : WORD_CHART_DAYS;

	c->title = words_make(r->lang, title, words_whole("n", step.n));
	c->alt = words_get(r->lang, WORD_CHART_ALT);
	c->blank_label = words_get(r->lang, r->public ? WORD_LEGEND_HIDDEN :
	    WORD_LEGEND_GAP);
	c->mark_label = words_get(r->lang, WORD_LEGEND_BURST);
	for (size_t i = 0; i < n; i++) {
		c->labels[i] = label(r->lang, &p[i], step);
		c->blank[i] = p[i].blank || p[i].cell.hidden;
	}
	say_series(c, r->public, cell, p);
	marks(r, c, p);
	return c;
}

static void
table(const struct report *r, struct doc_table *t,
    const struct counts_place *p, size_t n, struct counts_step step)
{
	struct buf b = BUF_INIT;

	t->quiet = true;
	doc_cell_word(t, r->lang, step.unit == BUCKET_1H ? WORD_HOUR :
	    step.n == 1 ? WORD_DAY : WORD_FROM);
	say_number_heads(t, r->lang);
	for (size_t i = 0; i < n; i++) {
		if (step.unit == BUCKET_1H)
			words_time(&b, r->lang, p[i].from);
		else
			words_date(&b, r->lang, p[i].from);
		doc_cell(t, buf_take(&b));
		if (!p[i].blank) {
			say_numbers(t, r->lang, &p[i].cell);
			continue;
		}
		doc_cell_word(t, r->lang, WORD_NOT_COVERED);
		for (int k = 0; k < 3; k++)
			doc_cell(t, xstrdup("–"));
	}
}

void
say_volume(const struct report *r, struct doc *doc)
{
	const struct counts_place *p;
	size_t n, blank = 0;
	struct counts_step step;

	p = counts_places(r->counts, &n, &step);
	if (n == 0) {
		doc_word(doc, DOC_PARA, counts_records(r->counts) == 0 ?
		    WORD_NO_COUNTS : WORD_NO_TOTAL);
		return;
	}
	for (size_t i = 0; i < n; i++)
		blank += p[i].blank;
	table(r, doc_chart(doc, chart(r, p, n, step), 5, 0x1e), p, n, step);
	if (blank != 0)
		doc_say(doc, DOC_NOTE, WORD_UNCOVERED,
		    words_whole("n", (int64_t)blank),
		    words_whole("total", (int64_t)n));
}
