/*
 * lexnorm - the words that a text of the net is made of, as a dictionary has
 * them.
 *
 * Each word may be itself, what the table of abbreviations gives it (see
 * teencode), what it is with marks (see restore), or a word that it misspells
 * (see respell).  What fits together is chosen for a sentence at a time by the
 * model of pairs (see grams, lattice): a noisy channel (Shannon 1948).
 */
#ifndef SB_LEXNORM_H
#define SB_LEXNORM_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/text/grams.h"
#include "lib/text/teencode.h"
#include "lib/text/token.h"

/* How a piece came to be. */
enum lexnorm_how {
	LEXNORM_KEPT, LEXNORM_TABLE, LEXNORM_RESTORED, LEXNORM_RESPELLED,
};

struct lexnorm_piece {
	size_t			from, to;	/* bytes of the text */
	struct span		word;		/* what it is now */
	enum lexnorm_how	how;
	enum token_kind		kind;
};

struct lexnorm;

/* Both are borrowed until lexnorm_free(). */
struct lexnorm	*lexnorm_new(const struct grams *, const struct teencode *);
void		 lexnorm_free(struct lexnorm *);

/*
 * Cut the canonical text into pieces, blanks between them, and give each its
 * word: where `cased`, as a dictionary of the net's words would, in the case of
 * the old one and with units left at their numbers (10tr); else in lower case
 * and with all spelled out.  Returns how many; *pieces is borrowed until the
 * next call.  Takes linear time.
 */
size_t		 lexnorm_text(struct lexnorm *, struct span text, bool cased,
		    const struct lexnorm_piece **pieces);

#endif
