#include "lib/markup/robotspath.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What is done to a path before it is compared. */
enum {
	ENCODE = 1,		/* bytes that are not ASCII */
	DECODE = 2,		/* what need not be encoded */
	MARKS = 4,		/* "*" and "$" mean themselves */
};

/* The first place, from there on, where a path could begin. */
static size_t
start(struct span s, size_t from)
{
	while (from < s.len && s.s[from] != '/' && s.s[from] != '?' &&
	    s.s[from] != ';')
		from++;
	return from;
}

struct span
robotspath_of(struct span url)
{
	struct span rest = url, s = span_cut(&rest, '#');
	size_t at = start(s, span_starts(s, "//") ? 2 : 0);

	if (at != 0 && at + 1 < s.len && memcmp(s.s + at - 1, "://", 3) == 0)
		at = start(s, at + 2);
	return (struct span){ s.s + at, s.len - at };
}

/* The byte that "%hh" at i stands for, or -1. */
static int
encoded(struct span s, size_t i)
{
	char digits[3] = "";

	if (s.s[i] != '%' || i + 2 >= s.len ||
	    !isxdigit((unsigned char)s.s[i + 1]) ||
	    !isxdigit((unsigned char)s.s[i + 2]))
		return -1;
	memcpy(digits, s.s + i + 1, 2);
	return (int)strtol(digits, NULL, 16);
}

static bool
is_unreserved(int c)
{
	return c > 0 && c < 128 && (isalnum(c) || strchr("-._~", c) != NULL);
}

/* In a rule "$" is special where it is last, "*" everywhere. */
static bool
is_literal(struct span s, size_t i, unsigned how)
{
	if (how & MARKS)
		return s.s[i] == '*' || s.s[i] == '$';
	return how & DECODE && s.s[i] == '$' && i + 1 < s.len;
}

static void
spell(struct buf *out, struct span s, unsigned how)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.s[i];
		int byte = encoded(s, i);

		if (byte != -1)
			i += 2;
		if (byte != -1 && (!(how & DECODE) || !is_unreserved(byte)))
			buf_printf(out, "%%%02X", (unsigned)byte);
		else if (byte != -1)
			buf_putc(out, (char)byte);
		else if (is_literal(s, i, how) || (c >= 128 && how & ENCODE))
			buf_printf(out, "%%%02X", (unsigned)c);
		else
			buf_putc(out, (char)c);
	}
}

void
robotspath_rule(struct buf *out, struct span pattern,
    enum robotspath_reading reading)
{
	spell(out, pattern, reading == ROBOTSPATH_NORMAL ? ENCODE | DECODE :
	    ENCODE);
}

void
robotspath_url(struct buf *out, struct span path,
    enum robotspath_reading reading)
{
	if (!span_starts(path, "/"))
		buf_putc(out, '/');
	spell(out, path, reading == ROBOTSPATH_NORMAL ?
	    ENCODE | DECODE | MARKS : 0);
}

static struct span
after(struct span s, size_t n)
{
	return (struct span){ s.s + n, s.len - n };
}

/*
 * Each piece between stars is taken where it first occurs: no later place could
 * leave more for the pieces after it, so there is nothing to go back to.
 */
bool
robotspath_match(struct span pattern, struct span path)
{
	bool end = span_ends(pattern, "$");
	struct span piece;
	const char *at;

	pattern.len -= end;
	piece = span_cut(&pattern, '*');
	if (path.len < piece.len || memcmp(path.s, piece.s, piece.len) != 0)
		return false;
	path = after(path, piece.len);
	while ((piece = span_cut(&pattern, '*')).s != NULL) {
		if (end && pattern.s == NULL)
			return path.len >= piece.len && span_eq(piece,
			    after(path, path.len - piece.len));
		if ((at = memmem(path.s, path.len, piece.s, piece.len)) == NULL)
			return false;
		path = after(path, (size_t)(at - path.s) + piece.len);
	}
	return !end || path.len == 0;
}
