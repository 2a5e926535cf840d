#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/report/say.h"

static void
how(const struct report *r, struct doc *doc)
{
	doc_word(doc, DOC_ITEM, WORD_METHOD_ABOUT);
	doc_word(doc, DOC_ITEM, WORD_METHOD_VOICES);
	doc_word(doc, DOC_ITEM, WORD_METHOD_TONE);
	doc_word(doc, DOC_ITEM, WORD_METHOD_NET);
	doc_word(doc, DOC_ITEM, WORD_METHOD_BURST);
	doc_word(doc, DOC_ITEM, WORD_METHOD_GAPS);
	if (r->public)
		doc_word(doc, DOC_ITEM, WORD_METHOD_PUBLIC);
	doc_say(doc, DOC_ITEM, WORD_READ,
	    words_whole("records", (int64_t)r->records),
	    words_whole("skipped", (int64_t)r->skipped));
	if (counts_outside(r->counts) != 0 && !r->public)
		doc_say(doc, DOC_ITEM, WORD_OUTSIDE,
		    words_whole("n", counts_outside(r->counts)));
	if (counts_unused(r->counts) != 0)
		doc_say(doc, DOC_ITEM, WORD_UNUSED,
		    words_whole("n", (int64_t)counts_unused(r->counts)));
}

static void
chain(const struct report *r, struct doc *doc)
{
	static const enum word heads[] = {
		WORD_TOOL, WORD_VERSION, WORD_OPTIONS, WORD_IN, WORD_OUT,
		WORD_SKIPPED, WORD_ENDED
	};
	const struct trailer *t;
	struct doc_table *table;
	int64_t ended;

	for (t = r->trailers.t; t < r->trailers.t + r->trailers.n; t++)
		if (t->incomplete)
			doc_say(doc, DOC_NOTE, WORD_RUN_INCOMPLETE,
			    words_text("tool", t->tool));
	/* One is the report's own. */
	if (r->trailers.n <= 1)
		doc_word(doc, DOC_NOTE, WORD_NO_RUNS);
	table = doc_table(doc, WORD_CHAIN, 7, 0x20);
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		doc_cell_word(table, r->lang, heads[i]);
	for (t = r->trailers.t; t < r->trailers.t + r->trailers.n; t++) {
		doc_cell(table, xstrdup(t->tool));
		doc_cell(table, xstrdup(t->version));
		doc_cell(table, xstrdup(t->options));
		doc_cell(table, xstrdup(t->in));
		doc_cell(table, xstrdup(t->out));
		doc_cell_number(table, r->lang, (double)t->skipped, 0);
		doc_cell(table, clock_parse(span_of(t->ended), &ended) ?
		    say_time(r->lang, ended) : xstrdup(t->ended));
	}
	if (r->trailers.more != 0)
		doc_say(doc, DOC_NOTE, WORD_MORE_RUNS,
		    words_whole("n", (int64_t)r->trailers.more));
}

static void
data(const struct report *r, struct doc *doc)
{
	struct doc_table *table;

	if (r->trailers.ndata == 0)
		return;
	table = doc_table(doc, WORD_DATA, 2, 0);
	doc_cell_word(table, r->lang, WORD_DATA_FILE);
	doc_cell_word(table, r->lang, WORD_DIGEST);
	for (size_t i = 0; i < r->trailers.ndata; i++) {
		doc_cell(table, xstrdup(r->trailers.data[i].name));
		doc_cell(table, xstrdup(r->trailers.data[i].digest));
	}
}

static void
coverage(const struct report *r, struct doc *doc)
{
	static const enum word heads[] = {
		WORD_FEED, WORD_FROM, WORD_TO, WORD_WINDOWS,
		WORD_COVERED_SHARE, WORD_POSTS
	};
	size_t n = feeds_count(r->feeds), columns = r->public ? 5 : 6;
	struct doc_table *table;
	struct feeds_row row;

	if (n == 0)
		return;
	table = doc_table(doc, WORD_COVERAGE_TABLE, columns, 0x38);
	for (size_t i = 0; i < columns; i++)
		doc_cell_word(table, r->lang, heads[i]);
	for (size_t i = 0; i < n; i++) {
		row = feeds_row(r->feeds, i);
		doc_cell(table, xstrdup(row.feed));
		doc_cell(table, say_time(r->lang, row.from));
		doc_cell(table, say_time(r->lang, row.to));
		doc_cell_number(table, r->lang, (double)row.windows, 0);
		if (row.to > row.from)
			doc_cell_number(table, r->lang, 100 *
			    (double)row.seen / (double)(row.to - row.from), 1);
		else
			doc_cell(table, xstrdup("–"));
		if (!r->public)
			doc_cell_number(table, r->lang, (double)row.posts, 0);
	}
	if (feeds_lost(r->feeds) != 0)
		doc_say(doc, DOC_NOTE, WORD_MORE_FEEDS,
		    words_whole("n", (int64_t)feeds_lost(r->feeds)));
}

void
say_method(const struct report *r, struct doc *doc)
{
	how(r, doc);
	chain(r, doc);
	data(r, doc);
	coverage(r, doc);
	doc_word(doc, DOC_PARA, WORD_SIGN);
}
