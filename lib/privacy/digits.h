/*
 * digits - a number in running text, however its digits are written.
 *
 * Digits are 0 to 9; the same in circles, brackets, key caps, full width,
 * raised and lowered; o, O, l, I and | in the midst of digits ("o9l2"); and
 * Vietnamese words, with marks or without: "không chín một hai", "mười hai",
 * "ba mươi lăm", "chín trăm linh hai".  Groups of them are joined by a few
 * blanks and signs.  Reading takes a bounded number of bytes.
 */
#ifndef SB_DIGITS_H
#define SB_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

#define DIGITS_MOST	20	/* longer numbers are cut here */
#define DIGITS_GROUPS	16

struct digits {
	char	 digit[DIGITS_MOST];	/* '0' … '9' */
	size_t	 n;
	struct digits_group {
		size_t	from, to;	/* bytes of the text */
		size_t	sum;		/* digits up to its end */
		char	sep;		/* before it: '.' '-' ' ' … or 0 */
		bool	plain;		/* all of it 0 to 9 */
	} g[DIGITS_GROUPS];
	size_t	 groups;
	bool	 plus;			/* '+' before it */
	bool	 doubtful;		/* "muoi" without marks may be either */
};

/*
 * Read the number at byte `at`, which may be a '+' or a '(' before it.  `ten`
 * says how to take a doubtful "muoi": as mười (ten), else as mươi (-ty).
 */
void	digits_read(struct span text, size_t at, bool ten, struct digits *);

/* Whether a digit, 0 to 9, stands there. */
static inline bool
digits_plain(struct span text, size_t at)
{
	return at < text.len && text.s[at] >= '0' && text.s[at] <= '9';
}

/* Whether the sign, which is not NUL, is one of the set. */
bool	digits_among(char sign, const char *set);

/* The bytes of the dash (U+2010 … U+2015) that begins there, or 0. */
size_t	digits_dash(struct span text, size_t at);

/* The first `n` digits end with a group: the byte behind it; else 0. */
size_t	digits_end(const struct digits *, size_t n);

#endif
