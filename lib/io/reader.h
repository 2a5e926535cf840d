/*
 * reader - newline-delimited JSON in, one record at a time.
 *
 * A reader walks the named files in order; with no names, or for the name "-",
 * it reads standard input.  A line that is not one JSON object in UTF-8, is
 * longer than 16 MiB, or has neither a "rec" nor a string "text", is reported
 * on stderr with its place, counted, kept in the reject file if there is one,
 * and passed over: one bad record never costs the rest of the stream.  A byte
 * order mark at the start of a file, CR before a line end, empty lines and a
 * missing last line end are accepted.
 *
 * Before it would wait for input it flushes the writer it was told of, so that
 * `tail -f | sb-norm` is live.  On a terminal it shows one progress line on
 * stderr once work has lasted two seconds.
 */
#ifndef SB_READER_H
#define SB_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/opts.h"
#include "lib/io/record.h"
#include "lib/io/tally.h"

struct reader;
struct writer;

#define READER_LINE	(16 << 20)	/* the longest line, in bytes */

/*
 * The names, up to a NULL, are borrowed until reader_close(); opts->rest will
 * do.  Of opts, .reject, .quiet and .verbose are heeded.  A reject file that
 * cannot be opened ends the program with status 2.
 */
struct reader	*reader_open(char *const names[], const struct opts *);
/* Flush that writer whenever input pauses. */
void		 reader_flushes(struct reader *, struct writer *);

/* The next record, borrowed until the next call, or NULL after the last. */
struct record	*reader_next(struct reader *);

/* Report the record last returned, with its place, and count it as skipped. */
void		 reader_skip(struct reader *, const char *why, ...)
		    __attribute__((format(printf, 2, 3)));

/* What was read so far. */
const struct tally *reader_tally(const struct reader *);
uint64_t	 reader_skipped(const struct reader *);
/*
 * Whether every input that ended was whole: its last record was a "run", the
 * trailer of the tool that made it.  An input without records is whole too.
 */
bool		 reader_complete(const struct reader *);

/* Frees the reader.  Returns 1 if any file or line was skipped, else 0. */
int		 reader_close(struct reader *);

#endif
