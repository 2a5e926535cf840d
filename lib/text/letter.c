#include "lib/text/letter.h"

#include <utf8proc.h>

#define HIGHEST	0x1ef9		/* ỹ, the last of them in Unicode */

/* By vowel, case and tone. */
static const uint16_t codes[LETTER_VOWELS][2][TONES] = {
	[LETTER_A] = {
		{ 0x0061, 0x00e0, 0x00e1, 0x1ea3, 0x00e3, 0x1ea1 },
		{ 0x0041, 0x00c0, 0x00c1, 0x1ea2, 0x00c3, 0x1ea0 },
	},
	[LETTER_AW] = {
		{ 0x0103, 0x1eb1, 0x1eaf, 0x1eb3, 0x1eb5, 0x1eb7 },
		{ 0x0102, 0x1eb0, 0x1eae, 0x1eb2, 0x1eb4, 0x1eb6 },
	},
	[LETTER_AA] = {
		{ 0x00e2, 0x1ea7, 0x1ea5, 0x1ea9, 0x1eab, 0x1ead },
		{ 0x00c2, 0x1ea6, 0x1ea4, 0x1ea8, 0x1eaa, 0x1eac },
	},
	[LETTER_E] = {
		{ 0x0065, 0x00e8, 0x00e9, 0x1ebb, 0x1ebd, 0x1eb9 },
		{ 0x0045, 0x00c8, 0x00c9, 0x1eba, 0x1ebc, 0x1eb8 },
	},
	[LETTER_EE] = {
		{ 0x00ea, 0x1ec1, 0x1ebf, 0x1ec3, 0x1ec5, 0x1ec7 },
		{ 0x00ca, 0x1ec0, 0x1ebe, 0x1ec2, 0x1ec4, 0x1ec6 },
	},
	[LETTER_I] = {
		{ 0x0069, 0x00ec, 0x00ed, 0x1ec9, 0x0129, 0x1ecb },
		{ 0x0049, 0x00cc, 0x00cd, 0x1ec8, 0x0128, 0x1eca },
	},
	[LETTER_O] = {
		{ 0x006f, 0x00f2, 0x00f3, 0x1ecf, 0x00f5, 0x1ecd },
		{ 0x004f, 0x00d2, 0x00d3, 0x1ece, 0x00d5, 0x1ecc },
	},
	[LETTER_OO] = {
		{ 0x00f4, 0x1ed3, 0x1ed1, 0x1ed5, 0x1ed7, 0x1ed9 },
		{ 0x00d4, 0x1ed2, 0x1ed0, 0x1ed4, 0x1ed6, 0x1ed8 },
	},
	[LETTER_OW] = {
		{ 0x01a1, 0x1edd, 0x1edb, 0x1edf, 0x1ee1, 0x1ee3 },
		{ 0x01a0, 0x1edc, 0x1eda, 0x1ede, 0x1ee0, 0x1ee2 },
	},
	[LETTER_U] = {
		{ 0x0075, 0x00f9, 0x00fa, 0x1ee7, 0x0169, 0x1ee5 },
		{ 0x0055, 0x00d9, 0x00da, 0x1ee6, 0x0168, 0x1ee4 },
	},
	[LETTER_UW] = {
		{ 0x01b0, 0x1eeb, 0x1ee9, 0x1eed, 0x1eef, 0x1ef1 },
		{ 0x01af, 0x1eea, 0x1ee8, 0x1eec, 0x1eee, 0x1ef0 },
	},
	[LETTER_Y] = {
		{ 0x0079, 0x1ef3, 0x00fd, 0x1ef7, 0x1ef9, 0x1ef5 },
		{ 0x0059, 0x1ef2, 0x00dd, 0x1ef6, 0x1ef8, 0x1ef4 },
	},
};

/* 1 + the place in codes of a code point, or 0; made at the first use. */
static uint8_t places[HIGHEST + 1];

static void
fill(void)
{
	const uint16_t *code = &codes[0][0][0];

	for (unsigned i = 0; i < LETTER_VOWELS * 2 * TONES; i++)
		places[code[i]] = (uint8_t)(i + 1);
}

bool
letter_vowel(uint32_t code, struct letter *l)
{
	unsigned i;

	if (code > HIGHEST)
		return false;
	if (places['a'] == 0)
		fill();
	if (places[code] == 0)
		return false;
	i = places[code] - 1u;
	l->vowel = i / (2 * TONES);
	l->upper = i / TONES % 2;
	l->tone = i % TONES;
	return true;
}

uint32_t
letter_code(const struct letter *l)
{
	return codes[l->vowel][l->upper][l->tone];
}

bool
letter_shaped(enum letter_vowel v)
{
	return v == LETTER_AW || v == LETTER_AA || v == LETTER_EE ||
	    v == LETTER_OO || v == LETTER_OW || v == LETTER_UW;
}

uint32_t
letter_lower(uint32_t code)
{
	struct letter l;

	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	if (letter_vowel(code, &l)) {
		l.upper = false;
		return letter_code(&l);
	}
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t
letter_upper(uint32_t code)
{
	struct letter l;

	if (code == 0x111)
		return 0x110;
	if (!letter_vowel(code, &l))
		return code >= 'a' && code <= 'z' ? code - 32 : code;
	l.upper = true;
	return letter_code(&l);
}

uint32_t
letter_fold(uint32_t code)
{
	static const char bases[] = "aaaeeiooouuy";
	struct letter l;
	utf8proc_int32_t parts[8];
	int bound = 0;

	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	if (letter_vowel(code, &l))
		return (uint32_t)bases[l.vowel];
	if (code == 0x110 || code == 0x111 || code == 0xd0 || code == 0xf0)
		return 'd';
	/* Letters of other languages: their base is the first part. */
	if (utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8,
	    UTF8PROC_DECOMPOSE, &bound) > 1)
		code = (uint32_t)parts[0];
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}
