/*
 * cover - what was seen of each feed, from coverage records.
 *
 * A feed (its source and its name) is due from the start of its first window to
 * the end of its last, of whatever state; it is seen where a window with the
 * state "ok" or "unchanged" lies.  Windows that overlap count once.  Memory
 * grows with the separate stretches that were seen, not with the windows.
 */
#ifndef SB_COVER_H
#define SB_COVER_H

#include <stdbool.h>

#include "lib/io/record.h"
#include "lib/series/count.h"

struct cover;

struct cover	*cover_new(void);
void		 cover_free(struct cover *);
/* Take in a coverage record.  NULL, or what is wrong with it. */
const char	*cover_add(struct cover *, struct record *);

/*
 * Write seen and due into the cells of that width, which are made where any
 * feed was due: the totals where set is 0; else, for KEYS_FEED, KEYS_SOURCE or
 * both, those of each feed or source.
 */
void		 cover_count(struct cover *, struct count *, enum bucket,
		    unsigned set);

#endif
