/*
 * judge - a post's tone with its reasons, as sb-sentiment writes it.
 */
#ifndef SB_JUDGE_H
#define SB_JUDGE_H

#include <stdbool.h>

#include "lib/io/record.h"
#include "lib/model/lexicon.h"

struct judge;

/* The lexicon is borrowed until judge_free(). */
struct judge	*judge_new(const struct lexicon *);
void		 judge_free(struct judge *);

/*
 * Set the post's "sentiment"; with the reasons, unless `brief`.  Of a text, the
 * first piece (see piece) is read: a longer one has no one tone.  A post whose
 * "terms" forbid it is left as it is.  NULL, or why it cannot be done.
 */
const char	*judge_post(struct judge *, struct record *, bool brief);

#endif
