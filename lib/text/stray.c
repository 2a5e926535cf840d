#include "lib/text/stray.h"

#include "lib/base/utf8.h"
#include "lib/text/letter.h"
#include "lib/text/syllable.h"

#define ACUTE	0x301

static const struct stray {
	uint32_t	code, plain;
	bool		last;		/* behind the vowel, else before it */
	unsigned	tone;
} strays[] = {
	{ 0x155, 'r', false, TONE_SAC }, { 0x154, 'R', false, TONE_SAC },
	{ 0x144, 'n', false, TONE_SAC }, { 0x143, 'N', false, TONE_SAC },
	{ 0x1e31, 'k', true, TONE_SAC }, { 0x1e30, 'K', true, TONE_SAC },
	{ 0x1e33, 'k', true, TONE_NANG }, { 0x1e32, 'K', true, TONE_NANG },
};

static const struct stray *
find(uint32_t c)
{
	for (size_t i = 0; i < sizeof strays / sizeof strays[0]; i++)
		if (strays[i].code == c)
			return &strays[i];
	return NULL;
}

static bool
is_letter(uint32_t c)
{
	struct letter l;

	return letter_vowel(c, &l) || c == 0x110 || c == 0x111 ||
	    (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z') ||
	    find(c) != NULL;
}

static bool
is_mark(uint32_t c)
{
	return c >= 0x300 && c < 0x370;
}

/* Letters that may be a word, at most SYLLABLE_MOST of them; their bytes. */
static size_t
word_of(struct span in, uint32_t code[SYLLABLE_MOST], size_t *n)
{
	size_t at = 0, len;
	uint32_t c;

	for (*n = 0; (len = utf8_next((struct span){ in.s + at, in.len - at },
	    &c)) != 0 && is_letter(c); at += len) {
		if (*n < SYLLABLE_MOST)
			code[*n] = c;
		++*n;
	}
	return at;
}

/* Give the only group of vowels, which has no tone yet, the tone. */
static bool
put_tone(uint32_t *code, size_t n, unsigned tone)
{
	struct letter l;
	size_t first = n;		/* or the last with a shape */

	for (size_t i = 0; i < n; i++) {
		if (!letter_vowel(code[i], &l))
			continue;
		if (l.tone != TONE_NGANG)
			return false;
		if (first == n || letter_shaped(l.vowel))
			first = i;
	}
	if (first == n)
		return false;
	letter_vowel(code[first], &l);
	l.tone = tone;
	code[first] = letter_code(&l);
	syllable_place_tone(code, n);
	return true;
}

/* Move the mark that is on code[i]. */
static bool
mend(uint32_t *code, size_t n, size_t i)
{
	const struct stray *s = find(code[i]);
	struct letter l;
	uint32_t was = code[i];

	if (s->last ? i + 1 != n || i == 0 || !letter_vowel(code[i - 1], &l) :
	    i + 1 == n || !letter_vowel(code[i + 1], &l))
		return false;
	code[i] = s->plain;
	if (put_tone(code, n, s->tone))
		return true;
	code[i] = was;
	return false;
}

static bool
mend_word(uint32_t *code, size_t n, bool acute)
{
	if (n > SYLLABLE_MOST)
		return false;
	if (acute)
		return put_tone(code, n, TONE_SAC);
	for (size_t i = 0; i < n; i++)
		if (code[i] >= 0x143 && find(code[i]) != NULL)
			return mend(code, n, i);
	return false;
}

bool
stray_text(struct span in, struct buf *out)
{
	uint32_t code[SYLLABLE_MOST], c = 0, before = 0;
	bool moved = false, acute;
	size_t len, n;

	buf_reset(out);
	while (in.len != 0) {
		len = utf8_next(in, &c);
		acute = c == ACUTE && (before == '\'' || before == 0x2019);
		if (!acute && !is_letter(c)) {
			buf_add(out, in.s, len);
			before = c;
			in.s += len;
			in.len -= len;
			continue;
		}
		if (!acute)
			len = 0;
		len += word_of((struct span){ in.s + len, in.len - len }, code,
		    &n);
		utf8_next((struct span){ in.s + len, in.len - len }, &c);
		if (!is_mark(c) && mend_word(code, n, acute)) {
			for (size_t i = 0; i < n; i++)
				utf8_put(out, code[i]);
			moved = true;
		} else {
			buf_add(out, in.s, len);
		}
		before = 0;
		in.s += len;
		in.len -= len;
	}
	return moved;
}
