/*
 * recent - the latest posts that may be shown.
 *
 * Kept are posts that went through sb-norm (no author, a "norm"), are no
 * repeats, and whose time is not past "expires_at".  Memory does not grow with
 * the input: RECENT_KEPT posts, cut to what is shown of them, and a number of
 * eight bytes for each delete record, up to RECENT_DELETES of these.
 */
#ifndef SB_RECENT_H
#define SB_RECENT_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"

#define RECENT_KEPT	200	/* so that deletes leave enough to show */
#define RECENT_SHOWN	20
#define RECENT_LETTERS	280
#define RECENT_DELETES	1000000
#define RECENT_TOPICS	4

struct recent_post {
	bool		 dated;
	int64_t		 published;
	char		*uid;
	char		*source;	/* the feed's name, else the source's */
	char		*text;		/* clipped */
	char		*url;		/* a good link or NULL */
	char		*tone;		/* the label, or NULL */
	char		*topics[RECENT_TOPICS];	/* ids, or NULLs */
};

struct recent {
	struct recent_post	 posts[RECENT_KEPT];	/* latest first */
	size_t			 n;
	uint64_t		 raw, expired, deleted;	/* not shown, why */
	uint64_t		*deletes;
	size_t			 ndeletes, room;
	bool			 full;		/* of deletes: show nothing */
	int64_t			 now;
};

/* Start with zeroes and the present. */
void	recent_post(struct recent *, struct record *);
void	recent_delete(struct recent *, struct record *);
/* After the last record: take out what was deleted, cut to RECENT_SHOWN. */
void	recent_end(struct recent *);
void	recent_free(struct recent *);

#endif
