/*
 * batch - what a visit has written and nobody has seen yet.
 *
 * Lines with the identity of what they say, and cursors; batch_put() makes them
 * seen and remembered, in that order.
 */
#ifndef SB_BATCH_H
#define SB_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/io/writer.h"
#include "lib/net/state.h"

struct batch;

struct batch	*batch_new(void);
void		 batch_free(struct batch *);

/*
 * Add a line, without its end, of that kind ("post", "coverage"; borrowed for
 * ever).  With a uid it is written only where the state says it is new or
 * changed.
 */
void		 batch_line(struct batch *, const char *kind, struct span line,
		    const char *uid, uint64_t hash);
/* A NULL value removes the cursor. */
void		 batch_cursor(struct batch *, const char *name,
		    const char *value);
/* Bytes that it holds. */
size_t		 batch_size(const struct batch *);

/*
 * Write, flush, and remember: items, cursors, and the source if `memory` is not
 * NULL.  The batch is empty then.  `state` may be NULL: all is new.  False where
 * the state could not be read or written.  *posts grows by those written.
 */
bool		 batch_put(struct batch *, struct writer *, struct state *,
		    const char *name, int64_t now,
		    const struct state_source *memory, uint64_t *posts);

#endif
