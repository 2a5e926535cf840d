/*
 * down - a list of pages, newest first, read from visit to visit.
 *
 * A walk goes down to where the last whole one began, or `days` back the first
 * time.  Where a visit ends early its place is kept: the next one first goes on
 * there, and then reads what has come since on top.
 */
#ifndef SB_DOWN_H
#define SB_DOWN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/net/visit.h"

struct down {
	struct visit	*visit;
	const char	*name;		/* of its cursors */
	const char	*list;		/* path of the items in a page */
	const char	*time;		/* path of the time in an item */
	int64_t		 floor;		/* always read down to there, or
					 * INT64_MAX */
	int64_t		 stop;		/* how far this leg goes down; set by
					 * down_run(), unless brief */
	bool		 brief;		/* `stop` is the caller's; nothing is
					 * kept of a walk that came to its end */
	long		*left;		/* pages that may be asked for */
	/* A page, or the first for NULL; NULL with the outcome set. */
	json_t		*(*page)(struct down *, const char *at);
	/* Where the next one is, the caller's; NULL at the end. */
	char		*(*next)(struct down *, const json_t *page);
	/* Write one; `t` is its time, or INT64_MIN.  False: end the visit. */
	bool		(*item)(struct down *, const json_t *, int64_t t);
	void		*arg;
};

enum down_end {
	DOWN_WHOLE,		/* all down to `stop` was seen */
	DOWN_SHORT,		/* no pages were left */
	DOWN_STOPPED,		/* the outcome says why, or a signal came */
};

enum down_end	 down_run(struct down *);
/* Whether the key `days`, how far back a first visit goes, is right. */
int		 down_check(const struct source *, struct where *);

#endif
