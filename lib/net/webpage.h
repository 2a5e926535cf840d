/*
 * webpage - the article of a page as a post.
 *
 * A page is fetched only where robots.txt allows; one that asks not to be indexed
 * is not kept, one that asks not to be archived is flagged.  Its uid is a hash of
 * its address, so that a page is fetched once.
 */
#ifndef SB_WEBPAGE_H
#define SB_WEBPAGE_H

#include <stdbool.h>

#include "lib/markup/date.h"
#include "lib/net/visit.h"

#define WEBPAGE_TOKEN	"social-beat"	/* our product token */

/* What is known of a page before it is fetched; strings may be NULL. */
struct webpage {
	const char	*url;
	const char	*title, *site, *lang;
	bool		 dated;
	struct date	 date;
	const char	*raw;		/* the date as it was spelt */
};

/* Whether an earlier visit wrote it. */
bool	webpage_known(struct visit *, const char *url);
/* Write what is known, without fetching it; false if the visit is to end now. */
bool	webpage_note(struct visit *, const struct webpage *);
/*
 * Fetch it and write its article; one that cannot be had, or is none, is counted
 * as skipped.  False if the visit is to end now.
 */
bool	webpage_write(struct visit *, const struct webpage *);
/* The same with a page that was fetched; `answer` is borrowed. */
bool	webpage_read(struct visit *, const struct webpage *,
	    const struct http_answer *answer);
/* Say in the outcome, if all went well else, what was skipped or left alone. */
void	webpage_judge(struct visit *);

#endif
