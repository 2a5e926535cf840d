#include "lib/text/parts.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"

/* Add a code point to a string, if it fits. */
static void
append(char *to, size_t size, uint32_t code)
{
	size_t len = strlen(to);

	if (len + 5 > size)
		return;
	if (code < 0x80) {
		to[len++] = (char)code;
	} else if (code < 0x800) {
		to[len++] = (char)(0xc0 | code >> 6);
		to[len++] = (char)(0x80 | (code & 0x3f));
	} else {
		to[len++] = (char)(0xe0 | code >> 12);
		to[len++] = (char)(0x80 | (code >> 6 & 0x3f));
		to[len++] = (char)(0x80 | (code & 0x3f));
	}
	to[len] = '\0';
}

/* The u of qu, the i of gi before another vowel. */
static bool
glide(const struct parts *p, uint32_t code, struct span rest)
{
	struct letter now, next;
	uint32_t after;

	return letter_vowel(code, &now) && utf8_next(rest, &after) != 0 &&
	    letter_vowel(after, &next) && now.tone == TONE_NGANG &&
	    ((code == 'u' && strcmp(p->onset, "q") == 0) ||
	    (code == 'i' && strcmp(p->onset, "g") == 0));
}

bool
parts_cut(struct span word, struct parts *p)
{
	struct letter l;
	uint32_t code;
	size_t n;

	*p = (struct parts){ .tone = TONE_NGANG };
	while ((n = utf8_next(word, &code)) != 0) {
		word.s += n;
		word.len -= n;
		if (p->vowels[0] == '\0' && glide(p, code, word)) {
			append(p->onset, sizeof p->onset, code);
		} else if (letter_vowel(code, &l)) {
			if (p->coda[0] != '\0')
				return false;
			if (l.tone != TONE_NGANG)
				p->tone = l.tone;
			l.tone = TONE_NGANG;
			append(p->vowels, sizeof p->vowels, letter_code(&l));
		} else if ((code >= 'a' && code <= 'z') || code == 0x111) {
			if (p->vowels[0] == '\0')
				append(p->onset, sizeof p->onset, code);
			else
				append(p->coda, sizeof p->coda, code);
		} else {
			return false;
		}
	}
	return p->vowels[0] != '\0';
}

/* Vowels before which c is spelled k. */
static bool
front(const char *vowels)
{
	return vowels[0] == 'i' || vowels[0] == 'e' || vowels[0] == 'y' ||
	    strncmp(vowels, "ê", strlen("ê")) == 0;
}

/* The onset as it is spelled before these vowels. */
static const char *
spelled(const char *onset, const char *vowels)
{
	static const struct {
		const char *onset, *front, *back;
	} ways[] = {
		{ "c", "k", "c" }, { "k", "k", "c" }, { "g", "gh", "g" },
		{ "gh", "gh", "g" }, { "ng", "ngh", "ng" },
		{ "ngh", "ngh", "ng" },
	};

	if (strcmp(onset, "gi") == 0 && (vowels[0] == 'i'))
		return "g";
	if (strcmp(onset, "g") == 0 && strcmp(vowels, "i") == 0)
		return "g";
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		if (strcmp(onset, ways[i].onset) == 0)
			return front(vowels) ? ways[i].front : ways[i].back;
	return onset;
}

bool
parts_stop(const char *coda)
{
	return strcmp(coda, "c") == 0 || strcmp(coda, "t") == 0 ||
	    strcmp(coda, "p") == 0 || strcmp(coda, "ch") == 0;
}

void
parts_spell(const char *onset, const char *vowels, const char *coda,
    struct buf *out)
{
	buf_reset(out);
	if (onset[0] == '\0' && strncmp(vowels, "iê", strlen("iê")) == 0) {
		buf_putc(out, 'y');
		vowels++;
	} else {
		buf_puts(out, spelled(onset, vowels));
	}
	buf_puts(out, vowels);
	buf_puts(out, coda);
}
