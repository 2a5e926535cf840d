#include "lib/report/say.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/report/clip.h"

char *
say_topic(const struct report *r, struct span id)
{
	if (id.s == NULL)
		return xstrdup(words_get(r->lang, WORD_EVERYTHING));
	return names_get(r->names, r->lang, id);
}

char *
say_time(enum words_lang lang, int64_t at)
{
	struct buf b = BUF_INIT;

	words_time(&b, lang, at);
	return buf_take(&b);
}

char *
say_moment(enum words_lang lang, int64_t at)
{
	struct buf b = BUF_INIT;

	words_moment(&b, lang, at);
	return buf_take(&b);
}

char *
say_burst(const struct report *r, const struct surge *s)
{
	char *topic = say_topic(r, span_of(s->topic));
	char *from = say_time(r->lang, s->from), *to = say_time(r->lang, s->to);
	char *peak = say_time(r->lang, s->peak);
	struct buf b = BUF_INIT;
	enum word word = s->expected >= 1 ? WORD_BURST : WORD_BURST_NO_USUAL;

	words_say(&b, r->lang, r->public ? WORD_BURST_PUBLIC : word,
	    words_text("topic", topic), words_text("from", from),
	    words_text("to", to), words_text("peak", peak),
	    words_whole("posts", s->posts),
	    words_decimal("expected", s->expected, 1),
	    words_decimal("times", s->expected >= 1 ?
	    (double)s->posts / s->expected : 0, 1));
	if (s->open)
		buf_puts(&b, words_get(r->lang, WORD_BURST_OPEN));
	free(topic);
	free(from);
	free(to);
	free(peak);
	return buf_take(&b);
}

char *
say_gap(enum words_lang lang, const struct feeds_gap *g)
{
	char *from = say_time(lang, g->from), *to = say_time(lang, g->to);
	char *text = words_make(lang, g->state == WORD_PARTIAL ?
	    WORD_GAP_PARTIAL : WORD_GAP, words_text("feed", g->feed),
	    words_text("from", from), words_text("to", to),
	    words_text("state", words_get(lang, g->state)));

	free(from);
	free(to);
	return text;
}

void
say_number_heads(struct doc_table *t, enum words_lang lang)
{
	doc_cell_word(t, lang, WORD_POSTS);
	doc_cell_word(t, lang, WORD_VOICES);
	doc_cell_word(t, lang, WORD_NEG_SHARE);
	doc_cell_word(t, lang, WORD_NET_SHORT);
}

/* "12,3%" of the rated posts, or a dash where none was rated. */
static char *
negative(enum words_lang lang, const struct counts_cell *c)
{
	int64_t rated = counts_rated(c);
	struct buf b = BUF_INIT;

	if (rated == 0)
		return xstrdup("–");
	words_number(&b, lang, 100.0 * (double)c->tone[COUNTS_NEG] /
	    (double)rated, 1);
	buf_putc(&b, '%');
	return buf_take(&b);
}

void
say_numbers(struct doc_table *t, enum words_lang lang,
    const struct counts_cell *c)
{
	if (c->hidden) {
		doc_cell_word(t, lang, WORD_HIDDEN);
		doc_cell_word(t, lang, WORD_HIDDEN);
		doc_cell(t, xstrdup("–"));
		doc_cell(t, xstrdup("–"));
		return;
	}
	doc_cell_number(t, lang, (double)c->posts, 0);
	/* Posts of nobody: their voices were not kept. */
	if (c->voices <= 0 && c->posts > 0)
		doc_cell(t, xstrdup("–"));
	else
		doc_cell_number(t, lang, c->voices, 0);
	if (c->tone_hidden) {
		doc_cell(t, xstrdup("–"));
		doc_cell(t, xstrdup("–"));
		return;
	}
	doc_cell(t, negative(lang, c));
	if (counts_net_base(c) == 0)
		doc_cell(t, xstrdup("–"));
	else
		doc_cell_number(t, lang, counts_net(c), 2);
}

/* Okabe and Ito's colours, which the colour-blind can tell apart, and greys. */
static const struct {
	enum word	word;
	unsigned	rgb;
} tones[] = {
	[COUNTS_NEG] = { WORD_NEG, 0xd55e00 },
	[COUNTS_MIXED] = { WORD_MIXED, 0xcc79a7 },
	[COUNTS_UNCERTAIN] = { WORD_UNCERTAIN, 0xc9c9c9 },
	[COUNTS_NEU] = { WORD_NEU, 0x9a9a9a },
	[COUNTS_POS] = { WORD_POS, 0x0072b2 },
};

void
say_series(struct chart *chart, bool public,
    const struct counts_cell *(*cell)(const void *, size_t), const void *arg)
{
	double *y[COUNTS_TONES + 1];
	const struct counts_cell *c;
	bool unrated = false;

	for (size_t i = 0; i < chart->n; i++) {
		c = cell(arg, i);
		unrated |= c->tone_hidden || c->posts > counts_rated(c);
	}
	for (size_t k = 0; k < COUNTS_TONES; k++)
		y[k] = chart_add(chart, words_get(chart->lang, tones[k].word),
		    tones[k].rgb);
	if (unrated)
		y[COUNTS_TONES] = chart_add(chart, words_get(chart->lang,
		    public ? WORD_TONE_VEILED : WORD_UNRATED), 0x6f6f6f);
	chart->nshares = COUNTS_TONES;
	for (size_t i = 0; i < chart->n; i++) {
		c = cell(arg, i);
		if (c->hidden)
			continue;
		for (size_t k = 0; k < COUNTS_TONES && !c->tone_hidden; k++)
			y[k][i] = (double)c->tone[k];
		if (unrated)
			y[COUNTS_TONES][i] = (double)(c->tone_hidden ?
			    c->posts : c->posts - counts_rated(c));
	}
}
