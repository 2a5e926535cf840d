#include "lib/net/rows.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/io/record.h"
#include "lib/markup/charset.h"
#include "lib/markup/dsv.h"
#include "lib/markup/lines.h"

struct rows {
	enum rows_format	 format;
	struct dsv		*dsv;
	struct lines		 lines;
	struct record		*record;
	const struct dsv_row	*row;
	char			**header;
	size_t			 columns;
	struct buf		 list;		/* of the header */
	char			*path[ROWS_SLOTS];	/* NDJSON */
	size_t			 column[ROWS_SLOTS];	/* CSV: from 1 */
	struct buf		 scratch[ROWS_SLOTS];
	char			 why[128];
};

struct rows *
rows_new(FILE *fp, enum rows_format format)
{
	struct rows *r = xcalloc(1, sizeof *r);

	r->format = format;
	if (format == ROWS_NDJSON) {
		r->lines.fp = fp;
		r->record = record_new();
	} else {
		r->dsv = dsv_new(fp, format == ROWS_TSV ? '\t' : '\0');
	}
	return r;
}

void
rows_free(struct rows *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->columns; i++)
		free(r->header[i]);
	for (size_t i = 0; i < ROWS_SLOTS; i++) {
		free(r->path[i]);
		buf_free(&r->scratch[i]);
	}
	free(r->header);
	buf_free(&r->list);
	dsv_free(r->dsv);
	lines_free(&r->lines);
	record_free(r->record);
	free(r);
}

bool
rows_start(struct rows *r, const char *header, const char **why)
{
	const struct dsv_row *row;
	struct span name;

	if (r->format == ROWS_NDJSON)
		return true;
	if (header != NULL && !dsv_seek(r->dsv, header)) {
		*why = "none of its first lines begins with what header says";
		return false;
	}
	if ((row = dsv_next(r->dsv)) == NULL) {
		*why = "is empty; a table begins with a line of column names";
		return false;
	}
	if (row->why != NULL || !charset_is_utf8(row->raw) ||
	    memchr(row->raw.s, '\0', row->raw.len) != NULL) {
		*why = "its first line is no UTF-8 text; save it as "
		    "\"CSV UTF-8\"";
		return false;
	}
	r->columns = row->n;
	r->header = xcalloc(row->n, sizeof *r->header);
	for (size_t i = 0; i < row->n; i++) {
		name = span_trim(row->field[i]);
		r->header[i] = xstrndup(name.s, name.len);
		buf_printf(&r->list, "%s%s", i != 0 ? ", " : "",
		    r->header[i]);
	}
	return true;
}

const char *
rows_header(const struct rows *r)
{
	return r->format == ROWS_NDJSON ? NULL : r->list.s;
}

bool
rows_bind(struct rows *r, unsigned slot, const char *column)
{
	if (r->format == ROWS_NDJSON) {
		r->path[slot] = xstrdup(column);
		return true;
	}
	for (size_t i = 0; i < r->columns; i++)
		if (strcmp(r->header[i], column) == 0) {
			r->column[slot] = i + 1;
			return true;
		}
	return false;
}

static int
next_line(struct rows *r, struct rows_place *place, const char **why)
{
	struct jspan_fault fault;

	do {
		if (!lines_next(&r->lines))
			return 0;
	} while (r->lines.bytes == 0);
	place->line = r->lines.number;
	place->raw = buf_get(&r->lines.text);
	place->bytes = r->lines.bytes;
	if (place->bytes != place->raw.len) {
		*why = "longer than 16 MiB";
		return -1;
	}
	if (record_parse(r->record, place->raw, &fault))
		return 1;
	*why = fault.why;
	return -1;
}

/* Trailing empty cells may be there or not; anything else is a shifted row. */
static bool
fits(const struct rows *r)
{
	const struct dsv_row *row = r->row;
	size_t n = row->n;

	while (n > r->columns && row->field[n - 1].len == 0)
		n--;
	return n == r->columns;
}

static int
next_row(struct rows *r, struct rows_place *place, const char **why)
{
	if ((r->row = dsv_next(r->dsv)) == NULL)
		return 0;
	place->line = r->row->line;
	place->raw = r->row->raw;
	place->bytes = r->row->bytes;
	if ((*why = r->row->why) != NULL)
		return -1;
	if (!charset_is_utf8(place->raw)) {
		*why = "not UTF-8";
		return -1;
	}
	if (fits(r))
		return 1;
	snprintf(r->why, sizeof r->why, "%zu columns where the header has "
	    "%zu", r->row->n, r->columns);
	*why = r->why;
	return -1;
}

int
rows_next(struct rows *r, struct rows_place *place, const char **why)
{
	return r->format == ROWS_NDJSON ? next_line(r, place, why) :
	    next_row(r, place, why);
}

/* The text of a JSON value; a number is its own spelling: ids have many digits. */
static struct span
text_of(struct span value, struct buf *scratch)
{
	if (value.len == 0 || strchr("{[tfn", value.s[0]) != NULL)
		return SPAN_NONE;
	if (value.s[0] == '"')
		return jspan_string(value, scratch);
	return value;
}

struct span
rows_get(struct rows *r, unsigned slot)
{
	size_t i = r->column[slot];

	if (r->format != ROWS_NDJSON)
		return i != 0 && i <= r->row->n ? r->row->field[i - 1] :
		    SPAN_NONE;
	if (r->path[slot] == NULL)
		return SPAN_NONE;
	return text_of(record_get(r->record, r->path[slot]),
	    &r->scratch[slot]);
}
