#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/report/say.h"

#define LISTED	50

static void
row(const struct report *r, struct doc_table *t, const struct surge *s)
{
	struct buf b = BUF_INIT;

	doc_cell(t, say_topic(r, span_of(s->topic)));
	doc_cell(t, say_moment(r->lang, s->from));
	if (s->open)
		doc_cell_word(t, r->lang, WORD_ONGOING);
	else
		doc_cell(t, say_moment(r->lang, s->to));
	doc_cell(t, say_moment(r->lang, s->peak));
	if (r->public)
		return;
	doc_cell_number(t, r->lang, (double)s->posts, 0);
	doc_cell_number(t, r->lang, s->expected, 1);
	if (s->expected >= 1)
		words_number(&b, r->lang, (double)s->posts / s->expected, 1);
	else
		buf_puts(&b, "–");
	doc_cell(t, buf_take(&b));
}

void
say_bursts(const struct report *r, struct doc *doc)
{
	static const enum word heads[] = {
		WORD_TOPIC, WORD_FROM, WORD_TO, WORD_PEAK, WORD_POSTS,
		WORD_EXPECTED, WORD_TIMES
	};
	size_t n = r->surges.n < LISTED ? r->surges.n : LISTED;
	size_t columns = r->public ? 4 : 7;
	uint64_t more = r->surges.n - n + r->surges.more;
	struct doc_table *t;

	if (n == 0) {
		doc_word(doc, DOC_PARA, WORD_NO_BURSTS);
		return;
	}
	t = doc_table(doc, WORD_BURSTS, columns, 0x70);
	t->quiet = true;
	for (size_t i = 0; i < columns; i++)
		doc_cell_word(t, r->lang, heads[i]);
	for (size_t i = 0; i < n; i++)
		row(r, t, &r->surges.s[i]);
	if (more != 0)
		doc_say(doc, DOC_NOTE, WORD_MORE_BURSTS,
		    words_whole("n", (int64_t)more));
}
