#include "lib/io/jstring.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/io/sixteen.h"

/* What a byte is inside a string. */
enum { PLAIN, STOP, TWO, THREE, FOUR };

#define S4	STOP, STOP, STOP, STOP
#define S16	S4, S4, S4, S4
#define P4	PLAIN, PLAIN, PLAIN, PLAIN
#define P16	P4, P4, P4, P4

static const unsigned char class[256] = {
	S16, S16,					/* controls */
	PLAIN, PLAIN, STOP, PLAIN, P4, P4, P4,		/* the quote */
	P16, P16,
	P4, P4, P4, STOP, PLAIN, PLAIN, PLAIN,	/* the backslash */
	P16, P16,
	S16, S16, S16, S16,				/* 80: no beginning */
	STOP, STOP, TWO, TWO, TWO, TWO, TWO, TWO,	/* c0, c1: overlong */
	TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
	TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
	TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
	THREE, THREE, THREE, THREE, THREE, THREE, THREE, THREE,
	THREE, THREE, THREE, THREE, THREE, THREE, THREE, THREE,
	FOUR, FOUR, FOUR, FOUR, FOUR, STOP, STOP, STOP,	/* f5: too high */
	S4, S4,
};

static bool
tail(const char *p)
{
	return ((unsigned char)*p & 0xc0) == 0x80;
}

/*
 * The length of the UTF-8 sequence at p, whose first byte has class k; 0 if it
 * is none.  Reading on is safe: the byte that ends the text is no tail.
 */
static size_t
sequence(const char *p, unsigned k)
{
	unsigned char first = (unsigned char)p[0], second = (unsigned char)p[1];

	if (k == TWO)
		return tail(p + 1) ? 2 : 0;
	if (!tail(p + 1) || !tail(p + 2))
		return 0;
	if (k == THREE) {
		if ((first == 0xe0 && second < 0xa0) ||
		    (first == 0xed && second > 0x9f))	/* surrogates */
			return 0;
		return 3;
	}
	if (!tail(p + 3) || (first == 0xf0 && second < 0x90) ||
	    (first == 0xf4 && second > 0x8f))
		return 0;
	return 4;
}

static bool
hex4(const char *p, unsigned *code)
{
	unsigned value = 0, digit;

	for (int i = 0; i < 4; i++) {
		char c = p[i];

		if (c >= '0' && c <= '9')
			digit = (unsigned)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			digit = (unsigned)((c | 32) - 'a') + 10;
		else
			return false;	/* also at the end of the text */
		value = value * 16 + digit;
	}
	*code = value;
	return true;
}

#ifdef __SSE2__
/*
 * Whether the bytes of w below the n-th are UTF-8 so far.  *due has a bit for
 * each of the first bytes that must go on with what began before w; it becomes
 * that of the bytes from the n-th on.
 */
static inline bool
block_is_utf8(__m128i w, unsigned n, unsigned *due)
{
	unsigned below = (1u << n) - 1;
	unsigned high = sixteen_high(w) & below;
	unsigned c0 = sixteen_least(w, 0xc0) & below;
	unsigned e0 = sixteen_least(w, 0xe0) & below;
	unsigned f0 = sixteen_least(w, 0xf0) & below;
	unsigned never = (sixteen_equal(w, 0xc0) | sixteen_equal(w, 0xc1) |
	    sixteen_least(w, 0xf5)) & below;
	unsigned go_on = *due | c0 << 1 | e0 << 2 | f0 << 3;
	unsigned low_tail, rest;

	if (((go_on ^ (high & ~c0)) & below) != 0 || never != 0)
		return false;
	/* The second byte has less room after e0, ed, f0 and f4. */
	low_tail = ~sixteen_least(w, 0x90);
	rest = ~sixteen_least(w, 0xa0);
	if (((sixteen_equal(w, 0xe0) << 1 & rest) | (sixteen_equal(w, 0xed) << 1 & ~rest) |
	    (sixteen_equal(w, 0xf0) << 1 & low_tail) |
	    (sixteen_equal(w, 0xf4) << 1 & ~low_tail)) & below)
		return false;
	*due = go_on >> n;
	return true;
}

/*
 * Over as many bytes as sixteen at once can tell to be good: up to a quote, a
 * backslash or a control, or to the beginning of a sequence that is wrong, or
 * that lies across the end of what can be told.  Text in Vietnamese changes
 * between one, two and three bytes a letter all the time; without branches on
 * that this is three times as fast as the loop in jstring_end().
 */
static const char *
leap(const char *p, const char *end)
{
	const char *good = p;
	unsigned stop, n, due = 0, odd;
	__m128i w;

	while (end - p >= 16) {
		w = sixteen_load(p);
		stop = sixteen_stops(w);
		n = stop != 0 ? (unsigned)__builtin_ctz(stop) : 16;
		if ((sixteen_high(w) | due) != 0) {
			/* A last byte whose next one matters waits for it. */
			odd = sixteen_equal(w, 0xe0) | sixteen_equal(w, 0xed) |
			    sixteen_equal(w, 0xf0) | sixteen_equal(w, 0xf4);
			if (n == 16 && (odd & 0x8000) != 0)
				n = 15;
			if (!block_is_utf8(w, n, &due))
				return good;
		}
		p += n;
		if (due == 0)
			good = p;
		if (stop != 0)
			break;
	}
	return good;
}
#endif

/* A backslash and what follows it; 0 if it is no escape. */
static size_t
escape(const char *p)
{
	unsigned code;

	if (p[1] == 'u')
		return hex4(p + 2, &code) ? 6 : 0;
	return p[1] != '\0' && strchr("\"\\/bfnrt", p[1]) != NULL ? 2 : 0;
}

const char *
jstring_end(const char *p, const char *end, bool *escaped, const char **why)
{
	unsigned k;
	size_t n = 0;

	for (;;) {
#ifdef __SSE2__
		p = leap(p, end);
#endif
		while ((k = class[(unsigned char)*p]) == PLAIN ||
		    (k != STOP && (n = sequence(p, k)) != 0))
			p += k == PLAIN ? 1 : n;
		*why = NULL;
		if (p >= end)
			*why = "it ends inside a string";
		else if ((unsigned char)*p >= 0x80)
			*why = "not UTF-8";
		else if (*p != '"' && *p != '\\')
			*why = "a control character in a string";
		else if (*p == '\\' && (n = escape(p)) == 0)
			*why = "a wrong escape in a string";
		if (*why != NULL || *p == '"')
			return p;
		p += n;
		*escaped = true;
	}
}

/* The \u escape at p, perhaps a pair; returns the byte after it. */
static const char *
unescape_u(struct buf *b, const char *p, const char *end)
{
	unsigned c = 0, low = 0;

	hex4(p + 2, &c);
	p += 6;
	if (c >= 0xd800 && c <= 0xdbff && end - p >= 6 && p[0] == '\\' &&
	    p[1] == 'u' && hex4(p + 2, &low) && low >= 0xdc00 &&
	    low <= 0xdfff) {
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		p += 6;
	} else if (c >= 0xd800 && c <= 0xdfff) {
		c = 0xfffd;
	}
	utf8_put(b, c);
	return p;
}

void
jstring_decode(struct buf *b, struct span raw)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *p = raw.s, *end = raw.s + raw.len, *slash;

	while ((slash = memchr(p, '\\', (size_t)(end - p))) != NULL) {
		buf_add(b, p, (size_t)(slash - p));
		if (slash[1] == 'u') {
			p = unescape_u(b, slash, end);
		} else {
			buf_putc(b, to[strchr(from, slash[1]) - from]);
			p = slash + 2;
		}
	}
	buf_add(b, p, (size_t)(end - p));
}
