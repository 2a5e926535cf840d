/*
 * walk - a listing that comes newest first, so that no visit loses what the one
 * before it saw.
 *
 * A visit walks down, page by page, to where the last whole walk began.  Where it
 * ends in the middle, the next one goes on below the oldest post that was seen, and
 * then walks down once more from the top.  What is remembered are marks: numbers
 * in decimal that grow with time, as ids or seconds.  With --since or --until it
 * is that window which is walked, and marks of other visits stay as they are.
 */
#ifndef SB_WALK_H
#define SB_WALK_H

#include "lib/net/visit.h"

#define WALK_MARK	24

struct walk {
	/* Where to stop and, for the first page of a leg, where to begin: both
	 * without; "" where there is no such bound. */
	char		 since[WALK_MARK], until[WALK_MARK];
	bool		 fresh;		/* it is the first page of a leg: a
					 * token of before counts no longer */
	bool		 resumed;	/* the leg is one that a visit before
					 * left: `until` was seen */
	/* private */
	char		 top[WALK_MARK];
};

enum walk_step {
	WALK_MORE,
	WALK_END,			/* nothing older is to be had */
	WALK_STOP,			/* the outcome says why */
};

/* Fetch a page, write its posts, walk_see() their marks. */
typedef enum walk_step walk_page(struct visit *, struct walk *, void *arg);
/* The mark of an instant. */
typedef void	 walk_mark(int64_t t, char out[WALK_MARK]);

/* Walk as far as the source's pages allow, and say how it went. */
void		 walk_run(struct visit *, walk_page *, void *arg, walk_mark *);
/* A post of the page; what is no mark is passed over. */
void		 walk_see(struct walk *, struct span mark);
/* As strcmp(3), by time. */
int		 walk_order(const char *a, const char *b);

#endif
