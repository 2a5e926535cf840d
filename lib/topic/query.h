/*
 * query - a question to a text, as an analyst writes it.
 *
 *	query	= both *( "OR" both )
 *	both	= not *( "AND" not )
 *	not	= [ "NOT" ] ( "(" query ")" / term )
 *	term	= [ "exact:" / "fold:" ] ( word / DQUOTE words DQUOTE )
 *
 * Operators are upper case and one must stand between two terms.  A query knows
 * its terms by numbers that the caller gives; whether a term is in a text is
 * the caller's to find out.  A query that would be true of a text without any of
 * its terms is refused: it could not be found by its terms.
 */
#ifndef SB_QUERY_H
#define SB_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"

#define QUERY_DEPTH	100	/* parentheses and NOTs within each other */

enum query_how {
	QUERY_AUTO,		/* as written, or folded where that is sure */
	QUERY_FOLD,		/* folded also where it is one syllable */
	QUERY_EXACT,		/* as written only */
};

enum query_op {
	QUERY_TERM,
	QUERY_NOT,
	QUERY_AND,
	QUERY_OR,
};

/* A node stands before its children; `end` is the index after the last. */
struct query_node {
	enum query_op	 op;
	bool		 negated;	/* under an odd number of NOTs */
	uint32_t	 term;		/* of QUERY_TERM */
	size_t		 end;
};

struct query {
	struct query_node	*nodes;
	size_t			 n;
};

struct query_fault {
	size_t	at;			/* byte of the text, from 0 */
	char	why[256];		/* with the cure */
};

/* The number of a term, or -1 if it holds nothing to look for. */
typedef long	 query_term_fn(void *arg, struct span term, enum query_how);

/* 0, or -1 with the fault. */
int		 query_parse(struct query *, struct span text,
		    query_term_fn *term, void *arg, struct query_fault *);
void		 query_free(struct query *);

/* Whether it is true where term t is present iff seen[t] == now. */
bool		 query_true(const struct query *, const uint32_t seen[],
		    uint32_t now);

#endif
