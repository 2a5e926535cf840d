/*
 * jspan - JSON text (RFC 8259) read in place.
 *
 * Nothing here builds a tree: values are spans of the text they came from.
 * jspan_check() must have accepted the text before the other functions look into
 * it; they rely on it.  For trees use jansson.
 */
#ifndef SB_JSPAN_H
#define SB_JSPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define JSPAN_DEPTH	128	/* objects and arrays within each other */

struct jspan_fault {
	size_t		 at;	/* byte, from 0 */
	const char	*why;	/* static */
};

/*
 * Called for each member of the outermost object, in order: the key without its
 * quotes, as it is written (`escaped` if a backslash is in it), and the value
 * with all its bytes.
 */
typedef void	 jspan_member_fn(void *arg, struct span key, bool escaped,
		    struct span value);

/*
 * Checks that the text is one JSON object in strict UTF-8, in a single pass, and
 * names its members on the way.  The byte after the text must be readable and
 * must be '\n' or '\0'.  False, with the fault, if it is not an object.
 */
bool		 jspan_check(struct span text, jspan_member_fn *member, void *arg,
		    struct jspan_fault *);

/* The value of the last member of that name, or SPAN_NONE. */
struct span	 jspan_get(struct span object, struct span key);
/*
 * Walk an array or an object: start with *rest = the value; each call gives
 * the next element (and key, if not NULL), false after the last.
 */
bool		 jspan_each(struct span *rest, struct span *key,
		    struct span *value);

/* Whether an escaped key (no quotes) is that name. */
bool		 jspan_key_is(struct span key, struct span name);

/*
 * The text of a string value.  Without escapes it is a part of the value,
 * else it is decoded into scratch, which is reset; a lone surrogate becomes
 * U+FFFD.  SPAN_NONE if the value is no string.
 */
struct span	 jspan_string(struct span value, struct buf *scratch);
/* A number that is whole and fits; "12", -3, 1e3 and 4.0 do. */
bool		 jspan_int(struct span value, int64_t *);
bool		 jspan_double(struct span value, double *);

/* Add the text, which must be UTF-8, as a string with its quotes. */
void		 jspan_quote(struct buf *, struct span text);

#endif
