/*
 * say - the sections of a report, one file each, and what they share.
 *
 * A section adds its blocks below the head that is there already.  A new one
 * is a file say_NAME.c, a line here and a row in the table of report.c.
 */
#ifndef SB_SAY_H
#define SB_SAY_H

#include "lib/report/report.h"

typedef void	say_fn(const struct report *, struct doc *);

say_fn	say_findings, say_volume, say_topics, say_bursts, say_gaps,
	say_latest, say_method;

/* The name of a topic, of NULL that of everything; the caller's to free. */
char	*say_topic(const struct report *, struct span id);
char	*say_time(enum words_lang, int64_t);
/* The same without the year, for tables. */
char	*say_moment(enum words_lang, int64_t);
/* A burst in a sentence, the caller's to free. */
char	*say_burst(const struct report *, const struct surge *);
/* A gap in a sentence, the caller's to free. */
char	*say_gap(enum words_lang, const struct feeds_gap *);

/*
 * Cells of a table: posts, voices, negative share and net tone of a cell of
 * counts, as far as they may be shown.
 */
void	say_numbers(struct doc_table *, enum words_lang,
	    const struct counts_cell *);
/* The heads of these four columns. */
void	say_number_heads(struct doc_table *, enum words_lang);
/*
 * The series of a chart, one for each tone and one for the posts of which none
 * is known or, for the public, shown.
 */
void	say_series(struct chart *, bool public, const struct counts_cell *(*cell)(
	    const void *, size_t), const void *);

#endif
