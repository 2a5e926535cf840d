/*
 * state - what sb-fetch knows of its sources from run to run.
 *
 * An SQLite file in WAL mode: per source the validators of its document, until
 * when it was covered, and a hash of each item that was written.  What is done
 * for a source between state_begin() and state_commit() is one transaction: a
 * run that is killed has written posts that it will write again, under the same
 * uid, and never forgets one.
 */
#ifndef SB_STATE_H
#define SB_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/digest.h"
#include "lib/base/span.h"

struct state;

struct state_source {
	char		*etag, *modified;	/* NULL where there are none */
	char		 body[DIGEST_SIZE];	/* digest, or "" */
	bool		 known;			/* was fetched before */
	int64_t		 from, to;		/* the window last covered */
	bool		 had_posts;		/* ever */
};

/* NULL and the reason if it cannot be opened or is none of ours. */
struct state	*state_open(const char *path, char why[256]);
void		 state_close(struct state *);

/*
 * Begin with a source and read what is known of it; the strings are the
 * caller's to state_source_free().  The functions below give false where the
 * file could not be read or written, and state_why() says why.
 */
bool		 state_begin(struct state *, const char *name,
		    struct state_source *);
void		 state_source_free(struct state_source *);
/*
 * Whether the item is new or changed since it was last seen; it is noted as
 * seen now.
 */
bool		 state_item(struct state *, const char *uid, uint64_t hash,
		    int64_t now, bool *fresh);
bool		 state_save(struct state *, const struct state_source *);
/* Forget items that were not seen since then. */
bool		 state_prune(struct state *, int64_t before);
bool		 state_commit(struct state *);
const char	*state_why(const struct state *);

#endif
