/*
 * token - text cut into syllables, numbers, signs and pictures, with places.
 *
 * A Vietnamese word is one or more syllables and blanks stand between all of
 * them, so a token is a syllable; words are sequences of tokens.  Each token
 * knows its bytes in the text, so that a reason can be shown in place.
 */
#ifndef SB_TOKEN_H
#define SB_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

enum token_kind {
	TOKEN_WORD,		/* letters, and digits behind them: "ngập", "q1" */
	TOKEN_NUMBER,		/* "150", "1.500,5", also before a unit: 150|k */
	TOKEN_EMOJI,		/* one picture, joined ones and flags whole */
	TOKEN_SMILEY,		/* :) =)) :( <3 :v T_T ^^ */
	TOKEN_LINK,		/* http://… https://… www.… */
	TOKEN_TAG,		/* what sb-norm took out: [phone] */
	TOKEN_PUNCT,		/* one sign, such as a comma */
	TOKEN_BREAK,		/* the end of a sentence or a line: . !!! ? … \n */
};

struct token {
	size_t		from, to;	/* bytes of the text: [from, to) */
	enum token_kind	kind;
	struct span	word;	/* canonical, lower case; of an emoji without
				 * skin tone and U+FE0F */
	struct span	fold;	/* word without marks */
	bool		plain;	/* word has no marks: word equals fold */
};

struct tokens {
	struct token	*v;
	size_t		 n;
	/* private */
	size_t		 cap;
	struct buf	 words, scratch;
};

#define TOKENS_INIT	{ NULL, 0, 0, BUF_INIT, BUF_INIT }

/*
 * Cut the text, which is UTF-8; what was in the tokens before is forgotten.
 * Their spans are borrowed until the next call.  Takes linear time.
 */
void	tokens_split(struct tokens *, struct span text);
void	tokens_free(struct tokens *);

#endif
