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

/* Groups of vowels, as enum letter_vowel plus 'a' without their tones. */
#define A "a"
#define AW "b"
#define AA "c"
#define E "d"
#define EE "e"
#define I "f"
#define O "g"
#define OO "h"
#define OW "i"
#define U "j"
#define UW "k"
#define Y "l"
static const char nuclei[] =
    " " A I " " A O " " A U " " A Y " " AA U " " AA Y " " E O " " EE U
    " " I A " " I EE " " I U " " I EE U " " O A " " O AW " " O E " " O I
    " " O O " " O A I " " O A O " " O A Y " " O E O " " OO I " " OW I
    " " U A " " U AA " " U EE " " U I " " U OO " " U OW " " U Y " " U AA Y
    " " U OO I " " U Y A " " U Y EE " " U Y U " " U EE O " " UW A
    " " UW I " " UW OW " " UW U " " UW OW I " " UW OW U " " Y EE
    " " Y EE U " " UW O " " U A I " " U A Y " " U E " " U E O " " O AW O " ";

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

static bool
is_nucleus(const struct letter *vowels, size_t n)
{
	char key[6] = " ";

	if (n > 3)
		return false;
	for (size_t i = 0; i < n; i++)
		key[i + 1] = (char)('a' + vowels[i].vowel);
	key[n + 1] = ' ';
	key[n + 2] = '\0';
	return n == 1 || strstr(nuclei, key) != NULL;
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
	return p->n >= 1 && is_nucleus(p->vowels, p->n) &&
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

/* How many letters have a tone; the last of them goes to *tone. */
static size_t
count_tones(const uint32_t *codes, size_t n, enum letter_tone *tone)
{
	struct letter l;
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (letter_vowel(codes[i], &l) && l.tone != TONE_NGANG) {
			*tone = l.tone;
			count++;
		}
	return count;
}

bool
syllable_like(const uint32_t *codes, size_t n)
{
	enum letter_tone tone = TONE_NGANG;
	struct parts p;
	uint32_t last;

	if (n == 0 || n > SYLLABLE_MOST || count_tones(codes, n, &tone) > 1 ||
	    !cut(codes, n, &p) || !good_onset(codes, p.first))
		return false;
	last = letter_lower(codes[n - 1]);
	if (p.closed && (last == 't' || last == 'p' || last == 'c' ||
	    last == 'k' || (last == 'h' && letter_lower(codes[n - 2]) == 'c')))
		return tone == TONE_NGANG || tone == TONE_SAC ||
		    tone == TONE_NANG;
	return true;
}
