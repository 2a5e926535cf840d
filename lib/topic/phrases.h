/*
 * phrases - which of many terms stand in a text, in one pass.
 *
 * A term is one or more tokens (see token) that follow each other; it never
 * matches inside one.  All terms lie in one automaton over tokens (Aho and
 * Corasick 1975), so the cost grows with the text and with what is found, not
 * with the number of terms.
 *
 * A term matches as written, in any case and any spelling that is canonically
 * the same.  Letters repeated for emphasis are passed over: "đẹpppp" is "đẹp",
 * unless some term has them.  It matches folded where tokens that carry no
 * marks are its syllables without theirs, if
 *
 *  -	the post is plain and the term has two or more syllables, or is
 *	QUERY_FOLD; or
 *  -	the post is not plain, the term has two or more syllables, and at
 *	least one of those tokens must have lost its marks (see plain);
 *
 * and, unless it is QUERY_FOLD, no term of another meaning has the same folded
 * form.  A QUERY_EXACT term never matches folded.
 */
#ifndef SB_PHRASES_H
#define SB_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/text/token.h"
#include "lib/topic/query.h"

#define PHRASES_TOKENS	32	/* the longest term */

struct phrases;

struct phrases_hit {
	uint32_t	term;
	size_t		from, to;	/* tokens [from, to) */
	bool		folded;
};

/* Called for each match, by where it ends, the longest first. */
typedef void	 phrases_hit_fn(void *arg, const struct phrases_hit *);

struct phrases	*phrases_new(void);
void		 phrases_free(struct phrases *);

/*
 * The number of the term, counted from 0 in the order they came; one that was
 * there already, with the same way of matching, keeps its number.  -1 if it has
 * no token or more than PHRASES_TOKENS.  What a meaning is, is the caller's.
 */
long		 phrases_add(struct phrases *, struct span term,
		    enum query_how, int meaning);
/* How many terms there are, and each as it was added. */
size_t		 phrases_count(const struct phrases *);
struct span	 phrases_term(const struct phrases *, size_t term);

/* After the last phrases_add() and before the first phrases_find(). */
void		 phrases_ready(struct phrases *);
void		 phrases_find(struct phrases *, const struct tokens *,
		    bool plain, phrases_hit_fn *, void *arg);

#endif
