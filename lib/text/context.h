/*
 * context - what stands around a word, and how it is written.
 */
#ifndef SB_CONTEXT_H
#define SB_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/text/token.h"

/* A text and its tokens, both borrowed. */
struct context {
	struct span		 text;
	const struct tokens	*tokens;
};

/* No blank stands between token i and the next. */
bool		 context_adjacent(const struct context *, size_t i);
/* Token i follows # or @: a name, whatever it looks like. */
bool		 context_named(const struct context *, size_t i);
/* The token is in capitals, of two letters at least. */
bool		 context_capitals(const struct context *, const struct token *);
bool		 context_starts_upper(const struct context *,
		    const struct token *);
/* Where token i of the sentence from..to stands: bits of teencode_place. */
unsigned	 context_place(const struct context *, size_t from, size_t to,
		    size_t i);

#endif
