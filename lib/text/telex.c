#include "lib/text/telex.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/utf8.h"
#include "lib/text/letter.h"
#include "lib/text/syllable.h"

#define KEYS	12

struct typed {
	uint32_t	 code[KEYS];
	size_t		 n;
	enum letter_tone tone;
	bool		 changed;
};

static const struct {
	char		key, vni;
	enum letter_tone tone;
} tones[] = {
	{ 's', '1', TONE_SAC }, { 'f', '2', TONE_HUYEN },
	{ 'r', '3', TONE_HOI }, { 'x', '4', TONE_NGA },
	{ 'j', '5', TONE_NANG },
};

/* A key that shapes the vowel before it. */
static const struct {
	char		key;
	enum letter_vowel from, to;
} shapes[] = {
	{ 'a', LETTER_A, LETTER_AA }, { 'e', LETTER_E, LETTER_EE },
	{ 'o', LETTER_O, LETTER_OO }, { 'w', LETTER_A, LETTER_AW },
	{ 'w', LETTER_O, LETTER_OW }, { 'w', LETTER_U, LETTER_UW },
	{ '6', LETTER_A, LETTER_AA }, { '6', LETTER_E, LETTER_EE },
	{ '6', LETTER_O, LETTER_OO }, { '8', LETTER_A, LETTER_AW },
	{ '7', LETTER_O, LETTER_OW }, { '7', LETTER_U, LETTER_UW },
};

/* The tone keys come after a vowel, so "sao" begins with a consonant. */
static bool
tone_key(struct typed *t, char key)
{
	struct letter l;
	bool vowel = false;

	for (size_t i = 0; i < t->n; i++)
		vowel |= letter_vowel(t->code[i], &l);
	for (size_t i = 0; vowel && i < sizeof tones / sizeof tones[0]; i++)
		if ((key == tones[i].key || key == tones[i].vni) &&
		    t->tone == TONE_NGANG) {
			t->tone = tones[i].tone;
			return t->changed = true;
		}
	return false;
}

/* Shape the last vowel that takes it; "uo" then w makes both horned. */
static bool
shape_key(struct typed *t, char key)
{
	struct letter l;

	for (size_t i = t->n; i-- > 0;) {
		if (!letter_vowel(t->code[i], &l))
			continue;
		for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
			if (shapes[k].key != key || shapes[k].from != l.vowel)
				continue;
			l.vowel = shapes[k].to;
			t->code[i] = letter_code(&l);
			if (l.vowel == LETTER_OW && i > 0 &&
			    t->code[i - 1] == 'u')
				t->code[i - 1] = 0x1b0;
			return t->changed = true;
		}
	}
	return false;
}

static void
press(struct typed *t, char key)
{
	if ((key == 'd' || key == '9') && t->n != 0 && t->code[0] == 'd') {
		t->code[0] = 0x111;
		t->changed = true;
		return;
	}
	if (tone_key(t, key) || shape_key(t, key))
		return;
	if (key == 'w') {
		t->code[t->n++] = 0x1b0;
		t->changed = true;
	} else {
		t->code[t->n++] = (unsigned char)key;
	}
}

static void
set_tone(struct typed *t)
{
	struct letter l;

	for (size_t i = 0; i < t->n; i++)
		if (letter_vowel(t->code[i], &l)) {
			l.tone = t->tone;
			/* the u of qu, the i of gia bear none */
			if (i == 1 && i + 1 < t->n && ((t->code[0] == 'q' &&
			    t->code[1] == 'u') || (t->code[0] == 'g' &&
			    t->code[1] == 'i')) &&
			    letter_vowel(t->code[2], &l)) {
				l.tone = t->tone;
				i = 2;
			}
			t->code[i] = letter_code(&l);
			break;
		}
	syllable_place_tone(t->code, t->n);
}

bool
telex_decode(struct span keys, char *out, size_t size)
{
	struct typed t = { .n = 0, .tone = TONE_NGANG };
	struct buf b = BUF_INIT;
	bool fits;

	if (keys.len < 2 || keys.len > KEYS)
		return false;
	for (size_t i = 0; i < keys.len; i++) {
		char c = keys.s[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '1' && c <= '9')))
			return false;
		press(&t, c);
	}
	if (!t.changed)
		return false;
	set_tone(&t);
	for (size_t i = 0; i < t.n; i++)
		utf8_put(&b, t.code[i]);
	if ((fits = b.len < size))
		memcpy(out, b.s, b.len + 1);
	buf_free(&b);
	return fits;
}
