/*
 * rows - the rows of an export, CSV or NDJSON, as named columns.
 */
#ifndef SB_ROWS_H
#define SB_ROWS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "lib/base/span.h"

enum rows_format { ROWS_CSV, ROWS_TSV, ROWS_NDJSON };

struct rows;

struct rows_place {
	uint64_t	 line;
	struct span	 raw;		/* as it stands in the file */
	uint64_t	 bytes;		/* of it, of which raw may be a part */
};

/* The stream is borrowed. */
struct rows	*rows_new(FILE *fp, enum rows_format);
void		 rows_free(struct rows *);
/*
 * Looks the column up that rows_get() will know as `slot`: for CSV one of the
 * header, for NDJSON a path ("stats.likes"), which is copied.  False if the
 * header has none such.
 */
bool		 rows_bind(struct rows *, unsigned slot, const char *column);
/* The header's columns, "a, b, c", for messages; NULL for NDJSON. */
const char	*rows_header(const struct rows *);
/*
 * Reads the header where there is one: the first line, or the first that begins
 * with `header` if that is not NULL.  False with why if there is none or it is no
 * text.
 */
bool		 rows_start(struct rows *, const char *header,
		    const char **why);

/*
 * The next row: 1, 0 after the last, -1 with why if it is bad.  Place and
 * cells are borrowed until the next call.
 */
int		 rows_next(struct rows *, struct rows_place *,
		    const char **why);
/* The text of a cell; SPAN_NONE where the row has none, or null. */
struct span	 rows_get(struct rows *, unsigned slot);

#define ROWS_SLOTS	160

#endif
