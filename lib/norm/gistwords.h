/*
 * gistwords - what gist knows of words: which say little, after which another
 * word means another place or time, what the spellings of the net stand for.
 */
#ifndef SB_GISTWORDS_H
#define SB_GISTWORDS_H

#include <stdint.h>

#include "lib/base/span.h"

#define GISTWORDS_HASH	0x003fffffu	/* the bits of a word's hash */

struct gistwords;

struct gistwords	*gistwords_new(void);
void			 gistwords_free(struct gistwords *);
/*
 * Of a word's hash, that of the word it stands for, else itself, with the
 * GIST_LITTLE or GIST_HEAD of that word (see gist) in the bits above.
 */
uint32_t		 gistwords_look(const struct gistwords *,
			    uint32_t hash);
/*
 * The hash of a word in lower case, of "quaa" as of "qua"; words with marks are
 * only known where GIST_HEAD may be set.
 */
uint32_t		 gistwords_hash(struct span word);

#endif
