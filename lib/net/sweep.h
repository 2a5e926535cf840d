/*
 * sweep - a listing from the newest back to what was seen before, page by page.
 *
 *	sweep_begin(&s, v, NULL);
 *	while (sweep_more(&s)) {
 *		… ask for the page s.page, or for the first one if it is NULL …
 *		… for each thing: if (sweep_take(&s, its id, its time)) write it …
 *		sweep_turn(&s, the page after this one, or NULL at the end);
 *	}
 *	sweep_end(&s);
 *
 * Each thing has a key that grows with time: an id or a time.  Cursors keep the
 * highest key of the last whole sweep, and of one that was cut, by its pages or
 * by a kill, where it was: the next visit goes on there before it begins at the
 * newest again.  The first sweep of all ends well where its pages end, for how
 * far back a listing goes nobody has said.
 *
 * The times in the outcome are as old as the listing was seen whole, and of
 * several listings as the one that was so least.
 *
 * A listing that had things and has none at all now is VISIT_SILENT: a page that
 * answers and says nothing is no sign that nobody wrote.
 *
 * With --since or --until it goes by times instead, and no cursor is touched.
 */
#ifndef SB_SWEEP_H
#define SB_SWEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/net/outcome.h"

struct visit;

struct sweep {
	char		*page;		/* to ask for; NULL: the first */
	int64_t		 floor;		/* keys below were seen; INT64_MIN */
	bool		 complete;	/* set it where the listing ends with
					 * the first thing ever, not at a cap */
	bool		 activity;	/* set it where keys are times when
					 * things were last written in: posts
					 * in them may be older */
	char		*name;		/* "" where none was given */
	/* private */
	struct visit	*visit;
	struct outcome	 before;	/* of the listings before it */
	int64_t		 top;		/* highest key so far; INT64_MIN */
	int64_t		 low;		/* lowest one; INT64_MAX */
	long		 left;		/* pages that may be asked for */
	bool		 fill;		/* a window was asked for */
	bool		 resumed;	/* goes on with what was cut */
	bool		 reached;	/* what was seen before */
	bool		 missed;	/* it was not reached */
	bool		 ended;		/* the listing has no page more */
	bool		 any;		/* thing was on a page */
	bool		 silent;	/* none was, where there had been */
	bool		 over;
};

/* The pages of the source bound it.  `name` keeps listings of one source apart,
 * or is NULL. */
void	sweep_begin(struct sweep *, struct visit *, const char *name);
/* Whether a page is to be asked for. */
bool	sweep_more(struct sweep *);
/* Whether a thing of this page is to be written; `t` is 0 where it has no time. */
bool	sweep_take(struct sweep *, int64_t key, int64_t t);
/* The page was read: put out what was written and remember where to go on. */
void	sweep_turn(struct sweep *, const char *next);
/* Say in the outcome how it ended, if nothing else has, and free. */
void	sweep_end(struct sweep *);

/*
 * Visit each of the names with blanks between, or NULL where there are none.  One
 * that has too many pages, or nothing now, costs the others nothing; whatever
 * else goes wrong ends it.  The outcome is whole if each was.
 */
void	sweep_each(struct visit *, const char *names,
	    void (*each)(void *arg, const char *name), void *arg);

#endif
