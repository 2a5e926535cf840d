/*
 * phrase - the words as they are kept, for words.c, which loads them, and for
 * phrase.c, which writes with them; others use words.h.
 */
#ifndef SIM_PHRASE_H
#define SIM_PHRASE_H

#include "lib/base/map.h"
#include "test/sim/lines.h"
#include "test/sim/words.h"

struct words {
	struct map	*groups;
	struct map	*slots;		/* of struct lines */
	struct map	*formal;	/* those that suit formal texts */
	struct lines	 open, close, emoji[TONES];
	struct lines	 word, shorthand;	/* teencode, side by side */
};

#endif
