#include "lib/text/legacy.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/text/canon.h"
#include "lib/text/letter.h"
#include "lib/text/syllable.h"

#define MOST	(1 << 16)	/* bytes that are looked at */

/* 0x80 to 0x9f of windows-1252; 0 where it has none. */
static const uint16_t windows[32] = {
	0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
};

/* VNI: a sign behind the vowel.  The shape, as the first letter has it; tone. */
static const struct sign {
	uint16_t	small, capital;
	char		shape;		/* of a circumflex, of a breve, or 0 */
	uint16_t	tone;		/* a combining mark, or 0 */
} signs[] = {
	{ 0xf8, 0xd8, 0, 0x300 }, { 0xf9, 0xd9, 0, 0x301 },
	{ 0xfb, 0xdb, 0, 0x309 }, { 0xf5, 0xd5, 0, 0x303 },
	{ 0xef, 0xcf, 0, 0x323 }, { 0xe2, 0xc2, '^', 0 },
	{ 0xe0, 0xc0, '^', 0x300 }, { 0xe1, 0xc1, '^', 0x301 },
	{ 0xe5, 0xc5, '^', 0x309 }, { 0xe3, 0xc3, '^', 0x303 },
	{ 0xe4, 0xc4, '^', 0x323 }, { 0xea, 0xca, '(', 0 },
	{ 0xe8, 0xc8, '(', 0x300 }, { 0xe9, 0xc9, '(', 0x301 },
	{ 0xfa, 0xda, '(', 0x309 }, { 0xfc, 0xdc, '(', 0x303 },
	{ 0xeb, 0xcb, '(', 0x323 },
};

/* VNI: letters that stand alone. */
static const struct {
	uint16_t	from, to;
} alone[] = {
	{ 0xf4, 0x1a1 }, { 0xd4, 0x1a0 }, { 0xf6, 0x1b0 }, { 0xd6, 0x1af },
	{ 0xf1, 0x111 }, { 0xd1, 0x110 }, { 0xec, 0xec }, { 0xed, 0xed },
	{ 0xe6, 0x1ec9 }, { 0xf3, 0x129 }, { 0xf2, 0x1ecb }, { 0xcc, 0xcc },
	{ 0xcd, 0xcd }, { 0xc6, 0x1ec8 }, { 0xd3, 0x128 }, { 0xd2, 0x1eca },
	{ 0xee, 0x1ef5 }, { 0xce, 0x1ef4 },
};

/* Words with a letter beyond ASCII, and those of them that are syllables. */
struct tally {
	unsigned	marked, good;
	bool		sure;		/* no other reading is as good */
};

static int
byte_of(uint32_t c)
{
	if (c <= 0xff)
		return (int)c;
	for (int i = 0; i < 32; i++)
		if (windows[i] == c && c != 0)
			return 0x80 + i;
	return -1;
}

/* Whether it may be such: Western letters, and none that only Unicode has. */
static bool
suspicious(struct span in)
{
	unsigned wide = 0;
	size_t n;
	uint32_t c;

	for (; in.len != 0; in.s += n, in.len -= n) {
		if ((unsigned char)in.s[0] < 0x80) {
			n = 1;
			continue;
		}
		n = utf8_next(in, &c);
		if ((c >= 0x1ea0 && c <= 0x1eff) || (c >= 0x300 && c < 0x370) ||
		    c == 0x1a1 || c == 0x1b0 || c == 0x103 || c == 0x111 ||
		    c == 0x110)
			return false;
		wide += byte_of(c) >= 0x80;
	}
	return wide >= LEGACY_LEAST;
}

/* No capital behind a small letter. */
static bool
one_case(const uint32_t *code, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (code[i] != letter_lower(code[i]) &&
		    code[i - 1] == letter_lower(code[i - 1]))
			return false;
	return true;
}

static void
end_word(uint32_t *code, size_t *n, bool *marked, struct tally *t)
{
	if (*n != 0 && *marked) {
		t->marked++;
		t->good += syllable_like(code, *n) && one_case(code, *n);
	}
	*n = 0;
	*marked = false;
}

/* A sign of windows-1252 within a word is a letter that was read wrongly. */
static struct tally
count(struct span in)
{
	uint32_t code[SYLLABLE_MOST], c;
	struct tally t = { 0, 0, false };
	bool marked = false;
	size_t n = 0, len;

	for (; in.len != 0; in.s += len, in.len -= len) {
		len = utf8_next(in, &c);
		if (c < 0x80 && ((c | 32) < 'a' || (c | 32) > 'z')) {
			end_word(code, &n, &marked, &t);
			continue;
		}
		if (c >= 0x2000 && c <= 0x2027)
			continue;	/* dashes, quotes: of either */
		marked |= c >= 0x80;
		if (n < SYLLABLE_MOST)
			code[n] = c;
		n += n < SYLLABLE_MOST + 1;
	}
	end_word(code, &n, &marked, &t);
	return t;
}

static bool
bytes_of(struct span in, struct buf *out)
{
	size_t n;
	uint32_t c;
	int byte;

	buf_reset(out);
	buf_puts(out, "");
	for (; in.len != 0; in.s += n, in.len -= n) {
		n = utf8_next(in, &c);
		if ((byte = byte_of(c)) == -1)
			return false;
		if (byte >= 0x20 || byte == '\n' || byte == '\t')
			buf_putc(out, (char)byte);
	}
	return true;
}

/* Bytes of an encoding that iconv knows; what it cannot read ends it. */
static bool
by_iconv(const char *name, struct span bytes, struct buf *out)
{
	iconv_t cd = iconv_open("UTF-8", name);
	char *from = (char *)(uintptr_t)bytes.s, *to;
	size_t left = bytes.len, room = bytes.len * 6 + 16, more = room;
	bool good;

	buf_reset(out);
	if (cd == (iconv_t)-1)
		return false;
	to = buf_room(out, room);
	good = iconv(cd, &from, &left, &to, &more) != (size_t)-1 &&
	    iconv(cd, NULL, NULL, &to, &more) != (size_t)-1;
	iconv_close(cd);
	out->len += room - more;
	buf_puts(out, "");
	return good && utf8_valid(buf_get(out));
}

static const struct sign *
sign_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (signs[i].small == c || signs[i].capital == c)
			return &signs[i];
	return NULL;
}

static uint32_t
letter_alone(uint32_t c)
{
	for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
		if (alone[i].from == c)
			return alone[i].to;
	return c;
}

static bool
bears(uint32_t c)
{
	return c != 0 && c < 0x80 && strchr("aeouyAEOUY", (int)c) != NULL;
}

/* ơ and ư: as VNI has them, ô and ö. */
static bool
horned(uint32_t c)
{
	return (c | 0x20) == 0xf4 || (c | 0x20) == 0xf6;
}

static void
by_vni(struct span in, struct buf *out)
{
	const struct sign *s;
	uint32_t c, before = 0;
	size_t n;

	buf_reset(out);
	for (; in.len != 0; in.s += n, in.len -= n) {
		n = utf8_next(in, &c);
		s = sign_of(c);
		if (s != NULL && (bears(before) ||
		    (s->shape == 0 && horned(before)))) {
			if (s->shape != 0)
				utf8_put(out, s->shape == '^' ? 0x302 : 0x306);
			if (s->tone != 0)
				utf8_put(out, s->tone);
		} else {
			utf8_put(out, letter_alone(c));
		}
		before = c;
	}
	buf_puts(out, "");
}

/* Compose, and keep it in *best if it reads better than what is there. */
static void
judge(struct buf *made, struct buf *best, struct tally *most)
{
	struct buf whole = BUF_INIT;
	struct tally t;

	if (canon_text(buf_get(made), &whole)) {
		buf_reset(made);
		buf_span(made, buf_get(&whole));
	}
	buf_free(&whole);
	t = count(buf_get(made));
	if (t.good < LEGACY_LEAST || t.good * 10 < t.marked * 9)
		return;
	if (t.good == most->good && !span_eq(buf_get(best), buf_get(made)))
		most->sure = false;
	if (t.good > most->good) {
		*most = t;
		most->sure = true;
		buf_reset(best);
		buf_span(best, buf_get(made));
	}
}

bool
legacy_text(struct span in, struct buf *out)
{
	static const char *const names[] = { "TCVN5712-1", "VISCII", "CP1258" };
	struct buf bytes = BUF_INIT, made = BUF_INIT;
	struct tally most = { 0, 0, false }, now;

	buf_reset(out);
	if (in.len > MOST || !suspicious(in))
		return false;
	now = count(in);
	if (now.good * 10 > now.marked * 7)
		return false;
	if (bytes_of(in, &bytes)) {
		if (utf8_valid(buf_get(&bytes))) {
			buf_span(&made, buf_get(&bytes));
			judge(&made, out, &most);
		}
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
			if (by_iconv(names[i], buf_get(&bytes), &made))
				judge(&made, out, &most);
	}
	by_vni(in, &made);
	judge(&made, out, &most);
	buf_free(&bytes);
	buf_free(&made);
	if (most.sure && most.good >= now.good + 2)
		return true;
	buf_reset(out);
	return false;
}
