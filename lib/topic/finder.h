/*
 * finder - which topics are true of a text.
 *
 * All terms are looked for at once (see phrases); only the queries that have a
 * term in the text are then asked.
 */
#ifndef SB_FINDER_H
#define SB_FINDER_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/text/token.h"
#include "lib/topic/topics.h"

struct finder;

/* The topics are borrowed until finder_free(); one finder at a time. */
struct finder	*finder_new(struct topics *);
void		 finder_free(struct finder *);

/*
 * A text is read in pieces: finder_begin(), finder_read() for each piece, whose
 * first byte is byte `at` of the text, and finder_end().  That gives the topics
 * that are true of it, ascending, borrowed until the next finder_begin().
 */
void		 finder_begin(struct finder *);
void		 finder_read(struct finder *, const struct tokens *, size_t at,
		    bool plain);
const size_t	*finder_end(struct finder *, size_t *n);

/*
 * After finder_end(): called for each term of the topic's query that is in the
 * text and not under NOT, in the query's order, with its first place.
 */
typedef void	 finder_why_fn(void *arg, struct span term, size_t from,
		    size_t to);
void		 finder_why(struct finder *, size_t topic, finder_why_fn *,
		    void *arg);

#endif
