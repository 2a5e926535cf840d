#include "lib/text/syllable.h"

#include <string.h>

#include "lib/text/letter.h"

static const char *const onsets[] = {
	"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l",
	"m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th",
	"tr", "v", "x", "dz", "z", "f", "j", "w",
};
static const char *const codas[] = {
	"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k",
};

struct parts {
	struct letter	 vowels[SYLLABLE_MOST];
	size_t		 first;		/* the first vowel's place */
	size_t		 n;		/* vowels */
	bool		 closed;
};

/* The consonants from..to in lower case, as text; đ as itself. */
static bool
among(const char *const list[], size_t count, const uint32_t *codes, size_t n)
{
	char text[3 * SYLLABLE_MOST + 1];
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t c = letter_lower(codes[i]);

		if (c < 0x80) {
			text[len++] = (char)c;
		} else if (c == 0x111) {
			memcpy(text + len, "đ", 2);
			len += 2;
		} else {
			return false;
		}
	}
	text[len] = '\0';
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	return false;
}

/* Cut the letters into consonants, vowels, consonants; false if they are not. */
static bool
cut(const uint32_t *codes, size_t n, struct parts *p)
{
	size_t start = 0, end;
	struct letter l, next;

	while (start < n && !letter_vowel(codes[start], &l))
		start++;
	/* The u of "qu", the i of "gi" before another vowel. */
	if (start != 0 && start + 1 < n &&
	    letter_vowel(codes[start + 1], &next) &&
	    ((l.vowel == LETTER_U && letter_lower(codes[start - 1]) == 'q') ||
	    (l.vowel == LETTER_I && letter_lower(codes[start - 1]) == 'g' &&
	    start == 1)))
		start++;
	for (end = start; end < n && letter_vowel(codes[end],
	    &p->vowels[end - start]); end++)
		;
	p->first = start;
	p->n = end - start;
	p->closed = end < n;
	return p->n >= 1 && p->n <= 3 &&
	    among(codas, sizeof codas / sizeof codas[0], codes + end, n - end);
}

/* The vowel that bears the tone. */
static size_t
bearer(const struct parts *p)
{
	for (size_t i = p->n; i > 0; i--)
		if (letter_shaped(p->vowels[i - 1].vowel))
			return i - 1;
	if (p->closed)
		return p->n - 1;
	return p->n == 3 ? 1 : 0;
}

/* The tone of the only marked letter, whose place is *at; 0 if not just one. */
static enum letter_tone
only_tone(const uint32_t *codes, size_t n, size_t *at)
{
	enum letter_tone tone = TONE_NGANG;
	struct letter l;

	for (size_t i = 0; i < n; i++) {
		if (!letter_vowel(codes[i], &l) || l.tone == TONE_NGANG)
			continue;
		if (tone != TONE_NGANG)
			return TONE_NGANG;
		tone = l.tone;
		*at = i;
	}
	return tone;
}

static void
set_tone(uint32_t *code, enum letter_tone tone)
{
	struct letter l;

	if (letter_vowel(*code, &l)) {
		l.tone = tone;
		*code = letter_code(&l);
	}
}

/* The onset without a mark on its u or i ("qúy", "gía"). */
static bool
good_onset(const uint32_t *codes, size_t n)
{
	uint32_t plain[SYLLABLE_MOST];

	for (size_t i = 0; i < n; i++) {
		plain[i] = codes[i];
		set_tone(&plain[i], TONE_NGANG);
	}
	return among(onsets, sizeof onsets / sizeof onsets[0], plain, n);
}

bool
syllable_place_tone(uint32_t *codes, size_t n)
{
	enum letter_tone tone;
	struct parts p;
	size_t was = 0, must;

	if (n < 2 || n > SYLLABLE_MOST)
		return false;
	tone = only_tone(codes, n, &was);
	if (tone == TONE_NGANG || !cut(codes, n, &p) ||
	    !good_onset(codes, p.first))
		return false;
	must = p.first + bearer(&p);
	if (must == was)
		return false;
	set_tone(&codes[was], TONE_NGANG);
	set_tone(&codes[must], tone);
	return true;
}
