#include <stdlib.h>
#include <string.h>

#include "lib/report/say.h"

#define SHOWN	3	/* topics, bursts and gaps that are findings */

/* The tone of the whole, and its net. */
static void
tone(struct doc *doc, const struct counts_cell *c)
{
	double base = (double)counts_rated(c);

	if (c->tone_hidden) {
		doc_word(doc, DOC_LEAD, WORD_TONE_HIDDEN);
		return;
	}
	if (c->posts > 0 && counts_rated(c) == 0)
		doc_word(doc, DOC_LEAD, WORD_NO_TONE);
	if (counts_rated(c) == 0)
		return;
	doc_say(doc, DOC_LEAD, WORD_TONE, words_whole("base", counts_rated(c)),
	    words_percent("neg", (double)c->tone[COUNTS_NEG] / base),
	    words_percent("neu", (double)c->tone[COUNTS_NEU] / base),
	    words_percent("pos", (double)c->tone[COUNTS_POS] / base),
	    words_percent("mixed", (double)c->tone[COUNTS_MIXED] / base),
	    words_percent("uncertain",
	    (double)c->tone[COUNTS_UNCERTAIN] / base));
	if (c->posts > counts_rated(c))
		doc_say(doc, DOC_LEAD, WORD_TONE_LEFT,
		    words_whole("left", c->posts - counts_rated(c)));
	if (counts_net_base(c) > 0)
		doc_say(doc, DOC_LEAD, WORD_NET,
		    words_decimal("net", counts_net(c), 2),
		    words_whole("base", counts_net_base(c)));
}

static void
total(const struct report *r, struct doc *doc)
{
	struct counts_cell c;

	if (!counts_total(r->counts, &c)) {
		doc_word(doc, DOC_LEAD, counts_records(r->counts) == 0 ?
		    WORD_NO_COUNTS : WORD_NO_TOTAL);
		return;
	}
	if (c.hidden) {
		doc_word(doc, DOC_LEAD, WORD_TOTAL_HIDDEN);
		return;
	}
	doc_say(doc, DOC_LEAD, c.voices > 0 || c.posts == 0 ? WORD_TOTAL :
	    WORD_TOTAL_MUTE, words_whole("posts", c.posts),
	    words_decimal("voices", c.voices, 0));
	tone(doc, &c);
}

static void
dups(const struct report *r, struct doc *doc)
{
	struct counts_cell c;

	if (counts_total(r->counts, &c) && c.dups > 0 && !r->public)
		doc_say(doc, DOC_LEAD, WORD_DUPS, words_whole("dups", c.dups));
}

static void
topics(const struct report *r, struct doc *doc)
{
	const struct counts_topic *t;
	struct counts_cell all;
	struct buf list = BUF_INIT;
	size_t n;
	char *name;

	if (!counts_total(r->counts, &all) || all.hidden)
		return;
	t = counts_topics(r->counts, &n);
	for (size_t i = 0; i < n && i < SHOWN; i++) {
		if (t[i].cell.hidden || t[i].cell.posts == 0 ||
		    span_is(t[i].id, "khac"))
			break;
		name = say_topic(r, t[i].id);
		if (i != 0)
			buf_puts(&list, words_get(r->lang, WORD_LIST_MORE));
		words_say(&list, r->lang, WORD_TOP_ONE,
		    words_text("topic", name),
		    words_whole("posts", t[i].cell.posts),
		    words_percent("share", (double)t[i].cell.posts /
		    (double)all.posts));
		free(name);
	}
	if (list.len != 0)
		doc_say(doc, DOC_LEAD, WORD_TOP_TOPICS,
		    words_text("list", list.s));
	buf_free(&list);
}

static void
bursts(const struct report *r, struct doc *doc)
{
	size_t n = r->surges.n < SHOWN ? r->surges.n : SHOWN;
	uint64_t more = r->surges.n - n + r->surges.more;

	for (size_t i = 0; i < n; i++)
		doc_text(doc, DOC_LEAD, say_burst(r, &r->surges.s[i]));
	if (more != 0)
		doc_say(doc, DOC_LEAD, WORD_MORE_BURSTS,
		    words_whole("n", (int64_t)more));
}

static int
by_length(const void *a, const void *b)
{
	const struct feeds_gap *x = a, *y = b;
	int64_t p = x->to - x->from, q = y->to - y->from;

	if (p != q)
		return (p < q) - (p > q);
	p = strcmp(x->feed, y->feed);
	return p != 0 ? (int)p : (x->from > y->from) - (x->from < y->from);
}

static void
gaps(const struct report *r, struct doc *doc)
{
	struct feeds_gap *g;
	size_t n;

	if (feeds_records(r->feeds) == 0) {
		doc_word(doc, DOC_LEAD, WORD_NO_COVERAGE);
		return;
	}
	g = feeds_gaps(r->feeds, &n);
	if (n != 0)
		qsort(g, n, sizeof *g, by_length);
	for (size_t i = 0; i < n && i < SHOWN; i++)
		doc_text(doc, DOC_LEAD, say_gap(r->lang, &g[i]));
	if (n > SHOWN)
		doc_say(doc, DOC_LEAD, WORD_MORE_GAPS,
		    words_whole("n", (int64_t)(n - SHOWN)));
	free(g);
}

void
say_findings(const struct report *r, struct doc *doc)
{
	if (!r->complete)
		doc_word(doc, DOC_NOTE, WORD_INCOMPLETE);
	total(r, doc);
	topics(r, doc);
	bursts(r, doc);
	dups(r, doc);
	gaps(r, doc);
}
