#include <stdlib.h>

#include "lib/report/say.h"

#define LISTED	40

void
say_gaps(const struct report *r, struct doc *doc)
{
	struct feeds_gap *g;
	size_t n;

	if (feeds_records(r->feeds) == 0) {
		doc_word(doc, DOC_PARA, WORD_NO_COVERAGE);
		return;
	}
	g = feeds_gaps(r->feeds, &n);
	if (n == 0)
		doc_word(doc, DOC_PARA, WORD_ALL_COVERED);
	for (size_t i = 0; i < n && i < LISTED; i++)
		doc_text(doc, DOC_ITEM, say_gap(r->lang, &g[i]));
	if (n > LISTED)
		doc_say(doc, DOC_NOTE, WORD_MORE_GAPS,
		    words_whole("n", (int64_t)(n - LISTED)));
	free(g);
}
