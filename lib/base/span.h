/*
 * span - bytes with a length, borrowed from someone.
 *
 * A span owns nothing and ends where its length says; it need not be
 * NUL-terminated.  A span with s == NULL means "not there", which differs from
 * a span of length 0.
 */
#ifndef SB_SPAN_H
#define SB_SPAN_H

#include <stdbool.h>
#include <stddef.h>

struct span {
	const char	*s;
	size_t		 len;
};

#define SPAN_NONE	((struct span){ NULL, 0 })
/* For printf("%.*s", SPAN_ARG(x)); the length is cut at 4,096 bytes. */
#define SPAN_ARG(x)	(int)((x).len < 4096 ? (x).len : 4096), (x).s

/* A span of the whole NUL-terminated string; of NULL, SPAN_NONE. */
struct span	 span_of(const char *);
bool		 span_is(struct span, const char *);
bool		 span_eq(struct span, struct span);
/* As memcmp(3), the shorter first when one begins the other. */
int		 span_cmp(struct span, struct span);
bool		 span_starts(struct span, const char *prefix);
bool		 span_ends(struct span, const char *suffix);
/* Without ASCII blanks, tabs and line ends at both sides. */
struct span	 span_trim(struct span);

/* How many bytes from the start are UTF-8 (RFC 3629): all, if it is text. */
size_t		 span_utf8(struct span);

/*
 * The part of *rest before the first byte `by`, which is passed over in *rest;
 * at the end, SPAN_NONE.  "a,,b" gives a, empty, b.
 */
struct span	 span_cut(struct span *rest, char by);

#endif
