/*
 * state - what sb-fetch knows of its sources from run to run.
 *
 * An SQLite file in WAL mode: per source the validators of its document, until
 * when it was covered, how its fetches went, cursors by name and a hash of each
 * item that was written; per quota what was spent of it.  What is done between
 * state_begin() and state_commit() is one transaction.
 *
 * Functions give false where the file could not be read or written; state_why()
 * then says why.
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
	char		*moved;			/* where its address now leads */
	char		 body[DIGEST_SIZE];	/* digest, or "" */
	bool		 known;			/* was fetched well before */
	int64_t		 from, to;		/* the window last covered */
	bool		 had_posts;		/* ever */
	bool		 retired;		/* gone for good */
	int64_t		 tried, good;		/* when last; 0: never */
	int64_t		 again;			/* not to be asked before */
	int64_t		 interval;		/* seconds between polls, or 0 */
	int64_t		 failures;		/* in a row */
	int64_t		 sightings;		/* of the same `moved` in a row */
	char		*trouble;		/* why the last one failed */
};

/* NULL and the reason if it cannot be opened or is none of ours. */
struct state	*state_open(const char *path, char why[256]);
void		 state_close(struct state *);
const char	*state_why(const struct state *);

/* Read what is known of a source; the caller's to state_source_free(). */
bool		 state_load(struct state *, const char *name,
		    struct state_source *);
void		 state_source_free(struct state_source *);
/* Each cursor of a source, in the order of their names. */
bool		 state_cursors(struct state *, const char *name,
		    void (*each)(void *arg, const char *cursor,
		    const char *value), void *arg);

/* Whether the item was ever seen. */
bool		 state_knows(struct state *, const char *name,
		    const char *uid, bool *known);

/*
 * Up to `most` items of a source that were seen since then, in the order of their
 * uids, from behind `after` on ("": all).
 */
bool		 state_recent(struct state *, const char *name,
		    const char *after, int64_t since, int64_t most,
		    void (*each)(void *arg, const char *uid), void *arg);

bool		 state_begin(struct state *);
bool		 state_commit(struct state *);
/*
 * Within a transaction.  state_item() tells whether the item is new, or changed
 * since it was last seen, and notes it as seen now.
 */
bool		 state_item(struct state *, const char *name, const char *uid,
		    uint64_t hash, int64_t now, bool *fresh);
/* A NULL value removes the cursor. */
bool		 state_cursor(struct state *, const char *name,
		    const char *cursor, const char *value);
bool		 state_save(struct state *, const char *name,
		    const struct state_source *);
/* Note so many posts of a source on a day, counted from 1970-01-01. */
bool		 state_count(struct state *, const char *name, int64_t day,
		    uint64_t posts);
/* Forget items of the source that were not seen since then. */
bool		 state_prune(struct state *, const char *name, int64_t before);

/* The sum of the posts of the days from `from` up to, without, `to`. */
bool		 state_counted(struct state *, const char *name, int64_t from,
		    int64_t to, uint64_t *posts);

/* What was spent of a quota since its last reset; 0 where nothing was. */
bool		 state_quota(struct state *, const char *bucket,
		    int64_t *used, int64_t *since);
bool		 state_spend(struct state *, const char *bucket, int64_t used,
		    int64_t since);

#endif
