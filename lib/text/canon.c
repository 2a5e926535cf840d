#include "lib/text/canon.h"

#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "lib/base/xalloc.h"
#include "lib/text/letter.h"
#include "lib/text/stray.h"
#include "lib/text/syllable.h"
#include "lib/base/utf8.h"

#define DROP	UINT32_MAX

/* A word that is looked at for its tone. */
struct word {
	uint32_t	code[SYLLABLE_MOST];
	size_t		n;		/* may be more than SYLLABLE_MOST */
	bool		toned;
	unsigned	vowels;
};

/* Letters and signs that are canonical wherever they stand, tones aside. */
static bool
settled(uint32_t c)
{
	struct letter l;

	if (c < 0x80)
		return (c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t';
	if (letter_vowel(c, &l) || c == 0x110 || c == 0x111)
		return true;
	return (c >= 0x2010 && c <= 0x2027) || c == 0xb0 || c == 0xab ||
	    c == 0xbb || c == 0x20ab || c == 0xfe0f ||
	    (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf);
}

/* What a code point is replaced by before NFC, or DROP. */
static uint32_t
replace(uint32_t c)
{
	utf8proc_int32_t part[4];
	int bound = 0;

	if (c == 0xd0 || c == 0x189)
		return 0x110;
	if (c == 0xf0)
		return 0x111;
	if (c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x205f || c == 0x3000 || c == 0x1680)
		return ' ';
	if (c == 0x2028 || c == 0x2029 || c == 0x85)
		return '\n';
	if (c == 0x200b || c == 0x200c || c == 0x200e || c == 0x200f ||
	    c == 0xfeff || c == 0xad || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0x180e)
		return DROP;
	if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0))
		return c == '\r' || c == '\f' || c == '\v' ? '\n' : DROP;
	if ((c >= 0xff01 && c <= 0xff5e) || (c >= 0x1d400 && c <= 0x1d7ff))
		if (utf8proc_decompose_char((utf8proc_int32_t)c, part, 4,
		    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &bound) == 1)
			return (uint32_t)part[0];
	return c;
}

static bool
shape_mark(utf8proc_int32_t c)
{
	return c == 0x302 || c == 0x306;
}

static bool
tone_mark(utf8proc_int32_t c)
{
	return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309;
}

/*
 * Shape before tone within decomposed text, where both are of combining class
 * 230 and Unicode leaves them as they came (the horn and the dot below are of
 * others).  The tones of a run of marks wait in `held`, which has room for n.
 */
static void
order_marks(utf8proc_int32_t *c, utf8proc_ssize_t n, utf8proc_int32_t *held)
{
	utf8proc_ssize_t to = 0, waiting = 0;

	for (utf8proc_ssize_t i = 0; i <= n; i++) {
		if (i < n && tone_mark(c[i])) {
			held[waiting++] = c[i];
			continue;
		}
		if (i == n || !shape_mark(c[i])) {
			for (utf8proc_ssize_t k = 0; k < waiting; k++)
				c[to++] = held[k];
			waiting = 0;
		}
		if (i < n)
			c[to++] = c[i];
	}
}

/* A sign or picture that goes through unchanged. */
static bool
picture(uint32_t c)
{
	return c >= 0x2190 &&
	    utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SO;
}

/* A zero-width joiner has a meaning only between pictures. */
static bool
joins_pictures(uint32_t before, struct span rest)
{
	uint32_t after;

	utf8_next(rest, &after);
	return (picture(before) || before == 0xfe0f ||
	    (before >= 0x1f3fb && before <= 0x1f3ff)) && picture(after);
}

/* Replace, decompose, order, compose: the letters are canonical, tones aside. */
static void
compose(struct span in, struct buf *out)
{
	utf8proc_int32_t *codes;
	utf8proc_ssize_t n;
	struct buf b = BUF_INIT;
	uint32_t c, before = 0;
	size_t len;

	buf_room(&b, in.len);
	while ((len = utf8_next(in, &c)) != 0) {
		in.s += len;
		in.len -= len;
		if (c == '\r' && in.len != 0 && in.s[0] == '\n')
			continue;
		if ((c = replace(c)) == DROP ||
		    (c == 0x200d && !joins_pictures(before, in)))
			continue;
		utf8_put(&b, c);
		before = c;
	}
	/* NFD has at most four code points for one, of at least a byte each. */
	codes = xreallocarray(NULL, b.len * 8 + 1, sizeof *codes);
	n = utf8proc_decompose((const utf8proc_uint8_t *)b.s,
	    (utf8proc_ssize_t)b.len, codes, (utf8proc_ssize_t)b.len * 4,
	    UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
	if (n > 0) {
		order_marks(codes, n, codes + b.len * 4);
		n = utf8proc_normalize_utf32(codes, n,
		    UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		utf8_put(out, (uint32_t)codes[i]);
	buf_free(&b);
	free(codes);
}

/* Whether anything but the placement of tones must change. */
static bool
composed(struct span in)
{
	uint32_t c;
	size_t n;

	while (in.len != 0) {
		if ((unsigned char)in.s[0] >= 0x20 &&
		    (unsigned char)in.s[0] < 0x7f) {
			in.s++;
			in.len--;
			continue;
		}
		n = utf8_next(in, &c);
		if (!settled(c))
			return false;
		in.s += n;
		in.len -= n;
	}
	return true;
}

/* A mark that could not be composed makes its word no syllable. */
static bool
is_letter(uint32_t c)
{
	struct letter l;

	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	return letter_vowel(c, &l) || c == 0x110 || c == 0x111 ||
	    (c >= 0xc0 && c < 0x250) || (c >= 0x300 && c < 0x370);
}

static void
add_letter(struct word *w, uint32_t c)
{
	struct letter l;

	if (w->n < SYLLABLE_MOST)
		w->code[w->n] = c;
	w->n++;
	if (letter_vowel(c, &l)) {
		w->vowels++;
		w->toned |= l.tone != TONE_NGANG;
	}
}

/*
 * Move the tones of all words to their place.  Where none has to move, false
 * and out is not touched; what stands before the first move is copied then.
 */
static bool
place_tones(struct span in, struct buf *out)
{
	const char *p = in.s, *end = in.s + in.len, *copied = in.s, *start;
	struct word w;
	uint32_t c = 0;
	bool moved = false;
	size_t n;

	while (p < end) {
		w = (struct word){ .n = 0 };
		start = p;
		while ((n = utf8_next((struct span){ p, (size_t)(end - p) },
		    &c)) != 0 && is_letter(c)) {
			add_letter(&w, c);
			p += n;
		}
		if (w.toned && w.vowels > 1 && w.n <= SYLLABLE_MOST &&
		    syllable_place_tone(w.code, w.n)) {
			buf_add(out, copied, (size_t)(start - copied));
			for (size_t i = 0; i < w.n; i++)
				utf8_put(out, w.code[i]);
			copied = p;
			moved = true;
		}
		p += n;		/* the one that is no letter */
	}
	if (moved)
		buf_add(out, copied, (size_t)(end - copied));
	return moved;
}

bool
canon_text(struct span in, struct buf *out)
{
	struct buf whole = BUF_INIT, mended = BUF_INIT;
	struct span t;
	bool moved;

	buf_reset(out);
	if (composed(in))
		return place_tones(in, out);
	compose(in, &whole);
	t = stray_text(buf_get(&whole), &mended) ? buf_get(&mended) :
	    buf_get(&whole);
	moved = place_tones(t, out);
	if (!moved)
		buf_span(out, t);
	buf_free(&whole);
	buf_free(&mended);
	if (span_eq(buf_get(out), in)) {	/* what was not settled may stay */
		buf_reset(out);
		return false;
	}
	return true;
}
