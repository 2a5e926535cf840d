/*
 * letter - the Vietnamese letters as base, shape and tone.
 *
 * ế is the vowel ê with the tone sắc; Đ is a letter without tone.  The 12 vowels
 * times 6 tones times 2 cases, and đ Đ, are all that Vietnamese has beyond
 * ASCII (TCVN 6909:2001, precomposed).
 */
#ifndef SB_LETTER_H
#define SB_LETTER_H

#include <stdbool.h>
#include <stdint.h>

enum letter_vowel {
	LETTER_A, LETTER_AW, LETTER_AA,		/* a ă â */
	LETTER_E, LETTER_EE,			/* e ê */
	LETTER_I,
	LETTER_O, LETTER_OO, LETTER_OW,		/* o ô ơ */
	LETTER_U, LETTER_UW,			/* u ư */
	LETTER_Y,
	LETTER_VOWELS
};

enum letter_tone {
	TONE_NGANG, TONE_HUYEN, TONE_SAC, TONE_HOI, TONE_NGA, TONE_NANG, TONES
};

struct letter {
	enum letter_vowel	vowel;
	enum letter_tone	tone;
	bool			upper;
};

/* Whether the code point is a Vietnamese vowel, ASCII ones included. */
bool		 letter_vowel(uint32_t code, struct letter *);
/* The code point of a vowel. */
uint32_t	 letter_code(const struct letter *);
/* The vowel has a circumflex, a breve or a horn. */
bool		 letter_shaped(enum letter_vowel);
/* Lower case, of any script. */
uint32_t	 letter_lower(uint32_t code);
/* Upper case of a Vietnamese letter; others stay. */
uint32_t	 letter_upper(uint32_t code);
/* Lower case without marks: ế to e, Đ to d; others by Unicode. */
uint32_t	 letter_fold(uint32_t code);

#endif
