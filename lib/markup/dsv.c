#include "lib/markup/dsv.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/lines.h"

#define PREAMBLE	100	/* lines before a header */

struct dsv {
	struct lines		 lines;
	struct csv_parser	 parser;
	bool			 started;	/* the parser is to be freed */
	char			 mark;
	struct buf		 cells;		/* the fields' bytes */
	size_t			 ends[DSV_COLUMNS];
	size_t			 n;
	bool			 whole;		/* the row has ended */
	struct buf		 raw;		/* lines of the row in hand */
	struct buf		 back;		/* lines to be read again */
	size_t			 back_at;
	uint64_t		 line;		/* number of the last one */
	struct dsv_row		 row;
};

struct dsv *
dsv_new(FILE *fp, char mark)
{
	struct dsv *d = xcalloc(1, sizeof *d);

	d->lines.fp = fp;
	d->mark = mark;
	return d;
}

void
dsv_free(struct dsv *d)
{
	if (d == NULL)
		return;
	if (d->started)
		csv_free(&d->parser);
	lines_free(&d->lines);
	buf_free(&d->cells);
	buf_free(&d->raw);
	buf_free(&d->back);
	free(d);
}

/* The mark that stands most often outside quotes. */
static char
find_mark(struct span line)
{
	static const char marks[] = ",;\t|";
	size_t count[4] = { 0 }, best = 0;
	const char *at;
	bool quoted = false;

	for (size_t i = 0; i < line.len; i++) {
		if (line.s[i] == '"')
			quoted = !quoted;
		else if (!quoted && line.s[i] != '\0' &&
		    (at = strchr(marks, line.s[i])) != NULL)
			count[at - marks]++;
	}
	for (size_t i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return marks[best];
}

/* A carriage return within a line is data: only lines end rows. */
static int
ends_row(unsigned char c)
{
	return c == '\n';
}

/* Nothing but blanks; a tab may be a mark. */
static bool
is_blank(struct span line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.s[i] != ' ')
			return false;
	return true;
}

static void
restart(struct dsv *d)
{
	if (d->started)
		csv_free(&d->parser);
	d->started = csv_init(&d->parser, CSV_STRICT) == 0;
	csv_set_delim(&d->parser, (unsigned char)d->mark);
	csv_set_term_func(&d->parser, ends_row);
	buf_reset(&d->cells);
	buf_reset(&d->raw);
	d->n = 0;
	d->whole = false;
}

static void
cell(void *bytes, size_t len, void *arg)
{
	struct dsv *d = arg;

	if (d->whole)
		return;
	if (d->n < DSV_COLUMNS) {
		buf_add(&d->cells, bytes, len);
		d->ends[d->n] = d->cells.len;
	}
	d->n++;
}

static void
row_end(int c, void *arg)
{
	(void)c;
	((struct dsv *)arg)->whole = true;
}

/* The next line, one that was put back before those of the file. */
static bool
next_line(struct dsv *d, struct span *line)
{
	struct span rest;

	if (d->back_at < d->back.len) {
		rest = (struct span){ d->back.s + d->back_at,
		    d->back.len - d->back_at };
		*line = span_cut(&rest, '\n');
		d->back_at += line->len + 1;
	} else if (lines_next(&d->lines)) {
		*line = buf_get(&d->lines.text);
	} else {
		return false;
	}
	d->line++;
	return true;
}

/* All lines of the row but the first are to be read again. */
static void
put_back(struct dsv *d)
{
	struct span rest = buf_get(&d->raw), line = span_cut(&rest, '\n');
	struct buf again = BUF_INIT;

	for (size_t i = 0; i < rest.len; i++)
		d->line -= rest.s[i] == '\n';
	buf_add(&again, rest.s, rest.len);
	if (d->back_at < d->back.len)
		buf_add(&again, d->back.s + d->back_at,
		    d->back.len - d->back_at);
	buf_free(&d->back);
	d->back = again;
	d->back_at = 0;
	d->row.raw = line;
}

static const struct dsv_row *
bad(struct dsv *d, const char *why)
{
	put_back(d);
	d->row.bytes = d->row.raw.len;
	d->row.n = 0;
	d->row.why = why;
	return &d->row;
}

static const struct dsv_row *
good(struct dsv *d)
{
	struct dsv_row *r = &d->row;
	size_t from = 0;

	r->raw = buf_get(&d->raw);
	if (r->raw.len != 0)
		r->raw.len--;		/* the last line's end */
	r->bytes = r->raw.len;
	r->why = d->n > DSV_COLUMNS ? "more than 1,024 columns" : NULL;
	r->n = d->n < DSV_COLUMNS ? d->n : DSV_COLUMNS;
	for (size_t i = 0; i < r->n; i++) {
		r->field[i] = (struct span){
		    (d->cells.s != NULL ? d->cells.s : "") + from,
		    d->ends[i] - from };
		from = d->ends[i];
	}
	return r;
}

/* A line that no row may have, passed over. */
static const struct dsv_row *
too_long(struct dsv *d, struct span line)
{
	d->row.raw = line;
	d->row.bytes = d->lines.bytes;
	d->row.n = 0;
	d->row.why = "longer than 1 MiB";
	return &d->row;
}

bool
dsv_seek(struct dsv *d, const char *start)
{
	struct span line, begins;

	for (int i = 0; i < PREAMBLE && next_line(d, &line); i++) {
		begins = line;
		if (begins.len != 0 && begins.s[0] == '"') {
			begins.s++;
			begins.len--;
		}
		if (!span_starts(begins, start))
			continue;
		buf_span(&d->back, line);
		buf_putc(&d->back, '\n');
		d->line--;
		return true;
	}
	return false;
}

const struct dsv_row *
dsv_next(struct dsv *d)
{
	struct span line;

	if (d->mark != '\0')
		restart(d);
	while (next_line(d, &line)) {
		if (d->mark == '\0') {
			d->mark = find_mark(line);
			restart(d);
		}
		if (d->raw.len == 0) {
			if (is_blank(line))
				continue;
			d->row.line = d->line;
			if (line.len > DSV_ROW)
				return too_long(d, line);
		}
		buf_span(&d->raw, line);
		buf_putc(&d->raw, '\n');
		if (d->raw.len > DSV_ROW)
			return bad(d, "a quote that opens here is not closed");
		if (csv_parse(&d->parser, d->raw.s + d->raw.len - line.len - 1,
		    line.len + 1, cell, row_end, d) != line.len + 1)
			return bad(d, "a quote stands where none may");
		if (d->whole)
			return good(d);
	}
	if (d->raw.len != 0)
		return bad(d, "a quote that opens here is not closed");
	return NULL;
}
