/*
 * writer - records out, one a line.
 *
 * A bad write ends the program at once with status 2: a stream with a hole in
 * it must not look whole.  What is written is counted by kind for the trailer.
 */
#ifndef SB_WRITER_H
#define SB_WRITER_H

#include <jansson.h>

#include "lib/base/span.h"
#include "lib/io/record.h"
#include "lib/io/tally.h"

struct writer;

/* Standard output for NULL or "-", else that file, made anew. */
struct writer	*writer_open(const char *path);

void		 writer_put(struct writer *, struct record *);
/* A line that is a record of that kind already; without its line end. */
void		 writer_line(struct writer *, const char *kind, struct span);
/* Takes the tree; its "rec" is its kind. */
void		 writer_tree(struct writer *, json_t *);
void		 writer_flush(struct writer *);

const struct tally *writer_tally(const struct writer *);
/* Flush, close, free. */
void		 writer_close(struct writer *);

#endif
