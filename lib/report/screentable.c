#include "lib/report/screentable.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/xalloc.h"
#include "lib/report/clip.h"

#define NARROWEST	8	/* columns that one has at least */
#define WORD		16	/* longer ones, digests and paths, may break */

/* The widest of the words of a cell. */
static size_t
word_width(const char *cell)
{
	size_t most = 0, has, n;

	for (; *cell != '\0'; cell += n + (cell[n] == ' ')) {
		n = strcspn(cell, " ");
		has = clip_width((struct span){ cell, n });
		if (has > most)
			most = has;
	}
	return most;
}

/* The widest column of words that may give way; t->columns if none may. */
static size_t
may_give(const struct doc_table *t, const size_t *widths, const size_t *least)
{
	size_t widest = t->columns;

	for (size_t k = 0; k < t->columns; k++)
		if (!(t->numbers >> k & 1) && widths[k] > least[k] &&
		    (widest == t->columns || widths[k] > widths[widest]))
			widest = k;
	return widest;
}

static void
narrow(const struct doc_table *t, size_t width, size_t *widths,
    const size_t *least)
{
	size_t sum = 2 * (t->columns - 1), k;

	for (k = 0; k < t->columns; k++)
		sum += widths[k];
	while (sum > width && (k = may_give(t, widths, least)) < t->columns) {
		widths[k]--;
		sum--;
	}
}

/*
 * Widths of the columns; those of words give way where all is too wide: between
 * words as long as that is enough, then within them.
 */
static void
measure(const struct doc_table *t, size_t width, size_t *widths)
{
	size_t *least = xcalloc(t->columns, sizeof *least), has;

	for (size_t k = 0; k < t->columns; k++)
		least[k] = NARROWEST;
	for (size_t i = 0; i < t->n; i++) {
		has = clip_width(span_of(t->cells[i]));
		if (has > widths[i % t->columns])
			widths[i % t->columns] = has;
		has = word_width(t->cells[i]);
		if (has > least[i % t->columns] && has <= WORD)
			least[i % t->columns] = has;
	}
	narrow(t, width, widths, least);
	for (size_t k = 0; k < t->columns; k++)
		least[k] = NARROWEST;
	narrow(t, width, widths, least);
	free(least);
}

/* The length of the character at the start. */
static size_t
letter(const char *s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
	return n > 0 ? (size_t)n : 1;
}

/* How many bytes make the next line: up to a blank, if there is one. */
static size_t
line_of(const char *s, size_t width)
{
	size_t at = 0, blank = 0, has = 0, n;

	while (s[at] != '\0') {
		n = letter(s + at);
		has += clip_width((struct span){ s + at, n });
		if (has > width && at != 0)
			return blank != 0 ? blank : at;
		if (s[at] == ' ')
			blank = at;
		at += n;
	}
	return at;
}

/* A line of a row; the cells move on to what is left of them. */
static void
line(struct buf *b, const struct doc_table *t, const char **cells,
    const size_t *widths)
{
	char *part;
	size_t n;

	for (size_t k = 0; k < t->columns; k++) {
		n = line_of(cells[k], widths[k]);
		part = xstrndup(cells[k], n);
		screen_pad(b, part, widths[k], t->numbers >> k & 1);
		free(part);
		cells[k] += n + (cells[k][n] == ' ');
		buf_puts(b, k + 1 < t->columns ? "  " : "");
	}
	while (b->len != 0 && b->s[b->len - 1] == ' ')
		buf_cut(b, b->len - 1);
	buf_putc(b, '\n');
}

static bool
any(const char **cells, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (*cells[k] != '\0')
			return true;
	return false;
}

void
screentable(struct buf *b, const struct screen *s, const struct doc_table *t)
{
	size_t *widths = xcalloc(t->columns, sizeof *widths), sum = 0;
	const char **cells = xcalloc(t->columns, sizeof *cells);

	measure(t, s->width, widths);
	for (size_t k = 0; k < t->columns; k++)
		sum += widths[k] + (k != 0 ? 2 : 0);
	for (size_t i = 0; i + t->columns <= t->n; i += t->columns) {
		for (size_t k = 0; k < t->columns; k++)
			cells[k] = t->cells[i + k];
		do
			line(b, t, cells, widths);
		while (any(cells, t->columns));
		for (size_t x = 0; i == 0 && x < sum; x++)
			buf_puts(b, "─");
		if (i == 0)
			buf_putc(b, '\n');
	}
	free(cells);
	free(widths);
}
