/*
 * watch - the things of a source, as videos, that are looked at again and
 * again.
 *
 * Each is a cursor of the visit, so it outlives a run that is killed: when it
 * was published, up to when its comments were read, and where a reading of
 * them that was cut short goes on.
 */
#ifndef SB_WATCH_H
#define SB_WATCH_H

#include "lib/net/visit.h"

#define WATCH_ID	64	/* an id and its NUL */

struct watched {
	char	 id[WATCH_ID];
	int64_t	 published;		/* or 0 where that is not known yet */
	int64_t	 seen;			/* its newest comment that was read */
	int64_t	 count;			/* comments when last read whole; -1 */
	int64_t	 pending;		/* seen, of a reading under way */
	bool	 listed;		/* was once there */
	bool	 closed;		/* comments are off for good */
	char	*token;			/* the page to go on from, or NULL */
	/* of this visit */
	int64_t	 comments;		/* that it has now; -1: none to read */
	bool	 gone;
	bool	 kept;			/* named by the source itself */
};

struct watch;

/* Whether it can be an id: letters, digits, - and _, and not too many. */
bool		 watch_is_id(struct span);

struct watch	*watch_load(struct visit *);
void		 watch_free(struct watch *);
/* Watch it from now on; it may be known already. */
struct watched	*watch_add(struct watch *, struct visit *, const char *id,
		    int64_t published);
/* Forget those published before that, but for the ones kept. */
void		 watch_prune(struct watch *, struct visit *,
		    int64_t before);
struct watched	*watch_find(struct watch *, struct span id);
/* Remember it as it now is. */
void		 watch_save(struct visit *, const struct watched *);
/* It was deleted: a tombstone, if its post was written.  False if the visit is
 * to end now. */
bool		 watch_delete(struct visit *, struct watched *);

/* The newest first: where not all can be read, they come before others. */
void		 watch_sort(struct watch *);
size_t		 watch_count(const struct watch *);
/* The i-th; one that is gone has .gone. */
struct watched	*watch_at(const struct watch *, size_t i);

#endif
