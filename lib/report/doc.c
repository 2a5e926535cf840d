#include "lib/report/doc.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"

struct doc *
doc_new(enum words_lang lang)
{
	struct doc *doc = xcalloc(1, sizeof *doc);

	doc->lang = lang;
	return doc;
}

static void
block_free(struct doc_block *b)
{
	for (size_t i = 0; i < b->table.n; i++)
		free(b->table.cells[i]);
	free(b->table.cells);
	chart_free(b->chart);
	free(b->text);
	free(b->quote.above);
	free(b->quote.text);
	free(b->quote.below);
	free(b->quote.url);
}

void
doc_free(struct doc *doc)
{
	for (size_t i = 0; i < doc->n; i++)
		block_free(&doc->blocks[i]);
	free(doc->blocks);
	free(doc->period);
	free(doc->audience);
	free(doc);
}

static struct doc_block *
add(struct doc *doc, enum doc_kind kind)
{
	doc->blocks = xreallocarray(doc->blocks, doc->n + 1,
	    sizeof *doc->blocks);
	doc->blocks[doc->n] = (struct doc_block){ .kind = kind };
	return &doc->blocks[doc->n++];
}

void
doc_head(struct doc *doc, const char *id, enum word title)
{
	struct doc_block *b = add(doc, DOC_HEAD);

	b->id = id;
	b->text = xstrdup(words_get(doc->lang, title));
}

void
doc_text(struct doc *doc, enum doc_kind kind, char *text)
{
	add(doc, kind)->text = text;
}

void
doc_word(struct doc *doc, enum doc_kind kind, enum word word)
{
	doc_text(doc, kind, xstrdup(words_get(doc->lang, word)));
}

struct doc_table *
doc_table(struct doc *doc, enum word caption, size_t columns, unsigned numbers)
{
	struct doc_block *b = add(doc, DOC_TABLE);

	b->text = xstrdup(words_get(doc->lang, caption));
	b->table.columns = columns;
	b->table.numbers = numbers;
	return &b->table;
}

struct doc_table *
doc_chart(struct doc *doc, struct chart *chart, size_t columns,
    unsigned numbers)
{
	struct doc_block *b = add(doc, DOC_CHART);

	b->chart = chart;
	b->table.columns = columns;
	b->table.numbers = numbers;
	return &b->table;
}

void
doc_cell(struct doc_table *t, char *text)
{
	t->cells = xreallocarray(t->cells, t->n + 1, sizeof *t->cells);
	t->cells[t->n++] = text != NULL ? text : xstrdup("");
}

void
doc_cell_word(struct doc_table *t, enum words_lang lang, enum word word)
{
	doc_cell(t, xstrdup(words_get(lang, word)));
}

void
doc_cell_number(struct doc_table *t, enum words_lang lang, double x,
    int places)
{
	struct buf b = BUF_INIT;

	words_number(&b, lang, x, places);
	doc_cell(t, buf_take(&b));
}

void
doc_quote(struct doc *doc, struct doc_quote quote)
{
	add(doc, DOC_QUOTE)->quote = quote;
}
