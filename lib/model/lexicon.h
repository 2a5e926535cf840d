/*
 * lexicon - words that carry or change tone: a table of four columns.
 *
 *	term	kind	weight	flags
 *
 * kind is one of these; weights have at most two decimals:
 *
 *	tone	-3 to 3: criticism or harm below 0, praise above; 0 keeps the
 *		words inside the term from counting
 *	negate	-1 to 1: what the tone after it is multiplied by
 *	degree	0 to 3: what the tone beside it is multiplied by
 *	contrast 0 to 1: what the tone before it is multiplied by
 *	irony	0 to 1: how surely it marks irony
 *	unreal	0 to 1: what the tone after it in the sentence is multiplied
 *		by: a wish, a question, an office's answer
 *
 * flags is "-" or some of: fold (one syllable, yet matches folded), nofold
 * (never folded), for degree before, after or both (the side on which it
 * stands), for tone laugh (laughter, which makes praise before it doubtful),
 * for negate ends (what was bad is over: "hết", "không còn"), for unreal praise
 * (only praise is unreal: who asks for better service does not praise it).
 */
#ifndef SB_LEXICON_H
#define SB_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/base/where.h"
#include "lib/topic/phrases.h"

enum lexicon_kind {
	LEXICON_TONE,
	LEXICON_NEGATE,
	LEXICON_DEGREE,
	LEXICON_CONTRAST,
	LEXICON_IRONY,
	LEXICON_UNREAL,
};

struct lexicon_entry {
	enum lexicon_kind	 kind;
	int			 weight;	/* hundredths */
	bool			 before, after;	/* a degree word stands there */
	bool			 laugh, ends, praise;	/* see above */
	struct span		 term;
};

struct lexicon;

/* 0, or -1 with the place and the reason; the lexicon is the caller's. */
int		 lexicon_load(struct lexicon **, const char *path,
		    struct where *);
void		 lexicon_free(struct lexicon *);

size_t		 lexicon_count(const struct lexicon *);
/* The entry of a term of lexicon_phrases(), borrowed. */
const struct lexicon_entry *
		 lexicon_entry(const struct lexicon *, size_t term);
struct phrases	*lexicon_phrases(const struct lexicon *);

#endif
