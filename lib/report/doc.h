/*
 * doc - a report as blocks, before it is a page or a terminal's text.
 *
 * Sections add blocks; html.h and term.h write them.  Texts are plain: the
 * writers escape them.  What is added is the document's.
 */
#ifndef SB_DOC_H
#define SB_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/report/chart.h"
#include "lib/report/words.h"

enum doc_kind {
	DOC_HEAD,		/* a section begins: .text is its title */
	DOC_SUBHEAD,
	DOC_LEAD,		/* a finding: read first */
	DOC_PARA, DOC_ITEM, DOC_NOTE,
	DOC_TABLE, DOC_CHART, DOC_QUOTE
};

struct doc_table {
	char	**cells;	/* row after row; the first row is the head */
	size_t	 n;		/* of cells, with the head */
	size_t	 columns;
	unsigned numbers;	/* bit i: column i is of numbers */
	bool	 quiet;		/* the caption repeats what stands above */
};

/* Something that someone wrote. */
struct doc_quote {
	char	*above, *text, *below;
	char	*url;		/* a good link, see escape_is_link(), or NULL */
};

struct doc_block {
	enum doc_kind		 kind;
	const char		*id;	/* of a head; borrowed */
	char			*text;	/* or NULL; of a table its caption */
	struct doc_table	 table;	/* of a chart too: its numbers */
	struct chart		*chart;
	struct doc_quote	 quote;
};

struct doc {
	enum words_lang		 lang;
	char			*period, *audience;
	struct doc_block	*blocks;
	size_t			 n;
};

struct doc	*doc_new(enum words_lang);
void		 doc_free(struct doc *);

void		 doc_head(struct doc *, const char *id, enum word title);
/* Takes the text. */
void		 doc_text(struct doc *, enum doc_kind, char *text);
/* The phrase of that number, without arguments. */
void		 doc_word(struct doc *, enum doc_kind, enum word);
#define doc_say(doc, kind, word, ...) doc_text((doc), (kind), \
	words_make((doc)->lang, (word), __VA_ARGS__))

/*
 * A table, borrowed until the next block, or the table of a chart, which is
 * taken.  Its first cells, one for each of the columns, are the head.
 */
struct doc_table *doc_table(struct doc *, enum word caption, size_t columns,
		    unsigned numbers);
struct doc_table *doc_chart(struct doc *, struct chart *, size_t columns,
		    unsigned numbers);
/* Takes the text; NULL is an empty cell. */
void		 doc_cell(struct doc_table *, char *text);
void		 doc_cell_word(struct doc_table *, enum words_lang, enum word);
void		 doc_cell_number(struct doc_table *, enum words_lang, double,
		    int places);
/* Takes the texts. */
void		 doc_quote(struct doc *, struct doc_quote);

#endif
