/*
 * listing - what comes newest first, read page by page back to what was seen
 * before.
 *
 *	listing_begin(&l, v, NULL);
 *	while (listing_more(&l)) {
 *		… ask for the page l.page, or for the first one if it is NULL …
 *		… each thing: if (listing_take(&l, its id, its time)) write it …
 *		listing_turn(&l, the page after this one, or NULL at the end);
 *	}
 *	listing_end(&l);
 *
 * Each thing has a key that grows with time: an id or a time.  Cursors keep the
 * highest key of the last whole reading, and of one that was cut, by its pages or
 * by a kill, where it was: the next visit goes on there before it begins at the
 * newest again.  The first reading of all ends well where its pages end, for how
 * far back a listing goes nobody has said.
 *
 * A page that fails where it was to go on from is forgotten: the next visit
 * reads all of it again, down to the same key.
 *
 * The times in the outcome are as old as the listing was seen whole, and of
 * several listings as the one that was so least.
 *
 * A listing that had things and has none at all now is VISIT_SILENT: a page that
 * answers and says nothing is no sign that nobody wrote.
 *
 * With --since or --until it goes by times instead, and no cursor is touched.
 *
 * A search that can be asked for what lies between two keys is begun by
 * listing_search(): its pages go by tokens, which a later visit cannot use, so
 * what is kept of one that was cut is its lowest key, and of a window as well.
 * There the platform leaves out what is not wanted, and listing_see() or
 * listing_see_id() takes the place of listing_take().
 */
#ifndef SB_LISTING_H
#define SB_LISTING_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/net/outcome.h"

struct visit;

struct listing {
	char		*page;		/* to ask for; NULL: the first */
	int64_t		 floor;		/* keys below were seen; INT64_MIN */
	int64_t		 low;		/* of a search whose `page` is NULL: ask
					 * for keys below; INT64_MAX: for all */
	bool		 resumed;	/* goes on with what was cut */
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
	long		 left;		/* pages that may be asked for */
	bool		 fill;		/* a window was asked for */
	bool		 search;
	bool		 reached;	/* what was seen before */
	bool		 missed;	/* it was not reached */
	bool		 ended;		/* the listing has no page more */
	bool		 any;		/* thing was on a page */
	bool		 silent;	/* none was, where there had been */
	bool		 over;
};

/* The pages of the source bound it.  `name` keeps listings of one source apart,
 * or is NULL. */
void	listing_begin(struct listing *, struct visit *, const char *name);
/* `key_of` gives the key of a time: lower than those of things from then on. */
void	listing_search(struct listing *, struct visit *,
	    int64_t (*key_of)(int64_t t));
/* Whether a page is to be asked for. */
bool	listing_more(struct listing *);
/* Whether a thing of this page is to be written; `t` is 0 where it has no time. */
bool	listing_take(struct listing *, int64_t key, int64_t t);
/* A thing of a page of a search; an id that is no number is passed over. */
void	listing_see(struct listing *, int64_t key);
void	listing_see_id(struct listing *, struct span id);
/* The page was read: put out what was written and remember where to go on. */
void	listing_turn(struct listing *, const char *next);
/* Say in the outcome how it ended, if nothing else has, and free. */
void	listing_end(struct listing *);

/*
 * Visit each of the names with blanks between, or NULL where there are none.  One
 * that has too many pages, or nothing now, costs the others nothing; whatever
 * else goes wrong ends it.  The outcome is whole if each was.
 */
void	listing_each(struct visit *, const char *names,
	    void (*each)(void *arg, const char *name), void *arg);

#endif
