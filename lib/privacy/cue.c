#include "lib/privacy/cue.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/text/letter.h"

#define LONG_NUMBER	6

/* Fold the bytes into words. */
static void
fold(struct span t, char out[CUE_SIZE])
{
	size_t n = 1, len;
	uint32_t c;

	out[0] = ' ';
	for (; n < CUE_SIZE - 2 && (len = utf8_next(t, &c)) != 0; ) {
		t.s += len;
		t.len -= len;
		c = letter_fold(c);
		if (c < 0x80 && isalnum((int)c))
			out[n++] = (char)c;
		else if (c < 0x300 || c >= 0x370)	/* no lone mark */
			if (out[n - 1] != ' ')
				out[n++] = ' ';
	}
	if (out[n - 1] != ' ')
		out[n++] = ' ';
	out[n] = '\0';
}

/* A sentence ends at i: a sign and a blank, but not in "P. 5" and "St. 3". */
static bool
stop(struct span t, size_t i)
{
	if (t.s[i] == '\n' || t.s[i] == '!' || t.s[i] == '?' || t.s[i] == ';')
		return true;
	return t.s[i] == '.' && i + 1 < t.len && t.s[i + 1] == ' ' && i >= 3 &&
	    isalpha((unsigned char)t.s[i - 1]) &&
	    t.s[i - 2] != ' ' && t.s[i - 3] != ' ';
}

static size_t
start(struct span t, size_t at, size_t bytes, bool clause)
{
	size_t i = at, digits = 0;

	while (i > 0 && at - i < bytes) {
		char c = t.s[i - 1];

		digits = c >= '0' && c <= '9' ? digits + 1 : 0;
		if (digits == LONG_NUMBER) {
			i += LONG_NUMBER - 1;
			break;
		}
		if (c == ']' || (clause && stop(t, i - 1)))
			break;
		i--;
	}
	/* Not from within a word. */
	while (i > 0 && i < at && at - i >= bytes && t.s[i - 1] != ' ' &&
	    t.s[i] != ' ')
		i++;
	return i;
}

void
cue_before(struct span t, size_t at, size_t bytes, char out[CUE_SIZE])
{
	size_t i = start(t, at, bytes, false);

	fold((struct span){ t.s + i, at - i }, out);
}

void
cue_clause(struct span t, size_t at, size_t bytes, char out[CUE_SIZE])
{
	size_t i = start(t, at, bytes, true);

	fold((struct span){ t.s + i, at - i }, out);
}

void
cue_behind(struct span t, size_t at, size_t bytes, char out[CUE_SIZE])
{
	size_t i = at, digits = 0;

	while (i < t.len && i - at < bytes && t.s[i] != '[') {
		digits = t.s[i] >= '0' && t.s[i] <= '9' ? digits + 1 : 0;
		if (digits == LONG_NUMBER) {
			i -= LONG_NUMBER - 1;
			break;
		}
		i++;
	}
	while (i > at && i < t.len && ((unsigned char)t.s[i] & 0xc0) == 0x80)
		i--;
	fold((struct span){ t.s + at, i - at }, out);
}

size_t
cue_last(const char *words, const char *const *list, size_t n)
{
	size_t last = 0, len, at;

	for (size_t i = 0; i < n; i++) {
		len = strlen(list[i]);
		for (const char *p = words;
		    (p = strstr(p, list[i])) != NULL; p++) {
			at = (size_t)(p - words);
			if (at != 0 && p[-1] == ' ' && p[len] == ' ' &&
			    at + len > last)
				last = at + len;
		}
	}
	return last;
}

bool
cue_has(const char *words, const char *const *list, size_t n)
{
	return cue_last(words, list, n) != 0;
}

bool
cue_ends(const char *words, const char *const *list, size_t n)
{
	size_t len = strlen(words), m;

	for (size_t i = 0; i < n; i++) {
		m = strlen(list[i]);
		if (len >= m + 2 && words[len - m - 2] == ' ' &&
		    memcmp(words + len - m - 1, list[i], m) == 0)
			return true;
	}
	return false;
}

bool
cue_begins(const char *words, const char *const *list, size_t n)
{
	size_t m;

	for (size_t i = 0; i < n; i++) {
		if (list[i][0] != words[1])
			continue;
		m = strlen(list[i]);
		if (strncmp(words + 1, list[i], m) == 0 && words[m + 1] == ' ')
			return true;
	}
	return false;
}
