/*
 * ytwatch - the videos of a source that are looked at again and again.
 *
 * Each is a cursor of the visit, so it outlives a run that is killed: when it was
 * published, up to when its comments were read, and where a reading of them that
 * was cut short goes on.
 */
#ifndef SB_YTWATCH_H
#define SB_YTWATCH_H

#include "lib/net/youtube.h"

struct ytvideo {
	char	 id[YOUTUBE_ID];
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

struct ytwatch;

struct ytwatch	*ytwatch_load(struct visit *);
void		 ytwatch_free(struct ytwatch *);
/* Watch it from now on; it may be known already. */
struct ytvideo	*ytwatch_add(struct ytwatch *, struct visit *, const char *id,
		    int64_t published);
/* Forget those published before that, but for the ones kept. */
void		 ytwatch_prune(struct ytwatch *, struct visit *,
		    int64_t before);
struct ytvideo	*ytwatch_find(struct ytwatch *, struct span id);
/* Remember it as it now is. */
void		 ytwatch_save(struct visit *, const struct ytvideo *);
/* It was deleted: a tombstone, if its post was written.  False if the visit is
 * to end now. */
bool		 ytwatch_delete(struct visit *, struct ytvideo *);

/* The newest first: where not all can be read, they come before others. */
void		 ytwatch_sort(struct ytwatch *);
size_t		 ytwatch_count(const struct ytwatch *);
/* The i-th; one that is gone has .gone. */
struct ytvideo	*ytwatch_at(const struct ytwatch *, size_t i);

#endif
