/*
 * settle - which of several places of one name is meant.
 *
 * A district that is named decides: the nearest behind the name, else before
 * it, else the only one in the text.  Then dates: what is not yet in force
 * cannot be meant, what is no longer is less likely, except districts, whose
 * names live on.  What remains is weighed: a district counts as three wards.  A
 * name that stands for more than MENTION_VAGUE places is dropped.
 */
#ifndef SB_SETTLE_H
#define SB_SETTLE_H

#include "lib/topic/mention.h"

/* `date` is 20250701, or INT_MAX where it is not known. */
void	settle_mentions(struct mentions *, const struct sighting *, int date);

#endif
