/*
 * heads - short lines that say that what follows is not the article.
 *
 * "Tin liên quan", "12 Comments": known by the words, in Vietnamese and
 * English, in any case and with any signs and numbers around.
 */
#ifndef SB_HEADS_H
#define SB_HEADS_H

#include "lib/base/span.h"

enum heads {
	HEADS_NONE,
	HEADS_OTHERS,		/* other articles, or the site's own matters */
	HEADS_VOICES,		/* what readers say, to the end */
};

enum heads	heads_of(struct span text);

#endif
