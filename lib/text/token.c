#include "lib/text/token.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/xalloc.h"
#include "lib/text/canon.h"
#include "lib/text/fold.h"
#include "lib/text/letter.h"
#include "lib/base/utf8.h"

static uint32_t
code_at(struct span text, size_t at, size_t *len)
{
	uint32_t c;

	*len = utf8_next((struct span){ text.s + at, text.len - at }, &c);
	return *len != 0 ? c : 0;
}

static bool
is_word(uint32_t c)
{
	struct letter l;

	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	if (letter_vowel(c, &l) || c == 0x110 || c == 0x111)
		return true;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0xa0 ||
	    (c >= 0x2000 && c <= 0x200d) || c == 0x3000 || c == 0xfeff;
}

static bool
is_picture(uint32_t c)
{
	if (c < 0x2000)
		return false;
	return (c >= 0x1f1e6 && c <= 0x1f1ff) ||
	    utf8proc_get_property((utf8proc_int32_t)c)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* A picture's followers that do not change what it says. */
static bool
is_modifier(uint32_t c)
{
	return c == 0xfe0f || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static struct token *
add(struct tokens *t, enum token_kind kind, size_t from, size_t to)
{
	if (t->n == t->cap) {
		t->cap = t->cap != 0 ? t->cap * 2 : 64;
		t->v = xreallocarray(t->v, t->cap, sizeof *t->v);
	}
	t->v[t->n] = (struct token){ .from = from, .to = to, .kind = kind };
	return &t->v[t->n++];
}

/* While cutting, spans hold offsets into words, which may still move. */
static struct span
keep(struct tokens *t, struct span s)
{
	struct span kept = { (const char *)(uintptr_t)t->words.len, s.len };

	buf_span(&t->words, s);
	return kept;
}

static void
settle(struct tokens *t)
{
	struct token *k;

	buf_room(&t->words, 0);
	for (k = t->v; k < t->v + t->n; k++) {
		k->word.s = t->words.s + (uintptr_t)k->word.s;
		k->fold.s = t->words.s + (uintptr_t)k->fold.s;
	}
}

/* The lower-case letters of ASCII bytes: word and fold at once. */
static void
keep_ascii(struct tokens *t, struct token *k, struct span raw)
{
	char *out = buf_room(&t->words, raw.len);

	k->word = (struct span){ (const char *)(uintptr_t)t->words.len,
	    raw.len };
	for (size_t i = 0; i < raw.len; i++)
		out[i] = (char)letter_lower((unsigned char)raw.s[i]);
	t->words.len += raw.len;
	k->fold = k->word;
	k->plain = true;
}

static bool
is_ascii(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return false;
	return true;
}

/* Give the token its word and fold, from its bytes in the text. */
static void
name(struct tokens *t, struct token *k, struct span text)
{
	struct span raw = { text.s + k->from, k->to - k->from }, word;
	struct buf canonical = BUF_INIT;

	if (is_ascii(raw)) {
		keep_ascii(t, k, raw);
		return;
	}
	if (canon_text(raw, &canonical))
		raw = buf_get(&canonical);
	lower_text(raw, &t->scratch);
	word = buf_get(&t->scratch);
	k->word = keep(t, word);
	buf_free(&canonical);
	fold_text((struct span){ t->words.s + (uintptr_t)k->word.s,
	    k->word.len }, &t->scratch);
	k->fold = keep(t, buf_get(&t->scratch));
	k->plain = k->word.len == k->fold.len &&
	    memcmp(t->words.s + (uintptr_t)k->word.s,
	    t->words.s + (uintptr_t)k->fold.s, k->fold.len) == 0;
}

/* The end of a word that begins at `at`: letters, then digits and letters. */
static size_t
end_of_word(struct span text, size_t at)
{
	size_t len;
	uint32_t c;

	while ((c = code_at(text, at, &len)), len != 0 &&
	    (is_word(c) || is_digit(c) || c == 0x200b))
		at += len;
	return at;
}

/* The end of a number: digits, with . and , between digits. */
static size_t
end_of_number(struct span text, size_t at)
{
	while (at < text.len) {
		char c = text.s[at];

		if (!is_digit((unsigned char)c) && !((c == '.' || c == ',') &&
		    at + 1 < text.len &&
		    is_digit((unsigned char)text.s[at + 1])))
			break;
		at++;
	}
	return at;
}

static bool
has(struct span text, size_t at, const char *prefix)
{
	size_t n;

	/* Most texts differ in the first letter; no sign is one of another. */
	if (at == text.len || ((text.s[at] ^ prefix[0]) & ~32) != 0)
		return false;
	n = strlen(prefix);
	return text.len - at >= n &&
	    strncasecmp(text.s + at, prefix, n) == 0;
}

/* The end of a link at `at`, or `at` if there is none. */
static size_t
end_of_link(struct span text, size_t at)
{
	size_t end = at, len;
	uint32_t c;

	if (!has(text, at, "http://") && !has(text, at, "https://") &&
	    !has(text, at, "www."))
		return at;
	while ((c = code_at(text, end, &len)), len != 0 && c > ' ' &&
	    !is_blank(c) && strchr("<>\"", (int)(c < 0x80 ? c : 'a')) == NULL)
		end += len;
	while (end > at && strchr(".,;:!?)]'", text.s[end - 1]) != NULL)
		end--;
	return end;
}

/* The end of "[phone]" at `at`, or `at`. */
static size_t
end_of_tag(struct span text, size_t at)
{
	size_t end = at + 1;

	while (end < text.len && end - at < 16 && text.s[end] >= 'a' &&
	    text.s[end] <= 'z')
		end++;
	if (end > at + 1 && end < text.len && text.s[end] == ']')
		return end + 1;
	return at;
}

/* Whether a mouth or a letter-smiley may end here: no letter or digit follows. */
static bool
ends(struct span text, size_t at)
{
	size_t len;
	uint32_t c = code_at(text, at, &len);

	return len == 0 || (!is_word(c) && !is_digit(c));
}

/* The end of a smiley at `at`, or `at`: eyes, a nose perhaps, a mouth. */
static size_t
end_of_smiley(struct span text, size_t at)
{
	static const char *const whole[] = {
		"<3", "t_t", "t.t", "^_^", "^^", "-_-", "=.=", ">_<", "@@",
		"ಠ_ಠ", "o_o", "xd", ">.<", "._.", "u_u",
	};
	size_t end = at;

	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (has(text, at, whole[i]) &&
		    ends(text, at + strlen(whole[i])) &&
		    (at == 0 || ends(text, at - 1)))
			return at + strlen(whole[i]);
	if (strchr(":;=", text.s[end]) == NULL)
		return at;
	end++;
	while (end < text.len && end - at < 4 &&
	    strchr("-'^o:=", text.s[end]) != NULL && text.s[end] != '\0')
		end++;
	if (end == text.len)
		return at;
	if (strchr("()[]{}|*", text.s[end]) != NULL && text.s[end] != '\0') {
		char mouth = text.s[end];

		while (end < text.len && text.s[end] == mouth)
			end++;
		return end;
	}
	if (strchr("dDpPvVoO3sS/\\", text.s[end]) != NULL &&
	    text.s[end] != '\0' && ends(text, end + 1) &&
	    !(text.s[end] == '/' && end + 1 < text.len &&
	    text.s[end + 1] == '/'))
		return end + 1;
	return at;
}

/* One picture with its modifiers and what is joined to it. */
static size_t
picture(struct tokens *t, struct span text, size_t at)
{
	struct token *k = add(t, TOKEN_EMOJI, at, at);
	bool joined = true, flag = false;
	size_t len, end = at;
	uint32_t c;

	buf_reset(&t->scratch);
	while ((c = code_at(text, end, &len)), len != 0) {
		if (c == 0x200d && end != at) {
			joined = true;
		} else if (is_modifier(c) && end != at) {
			end += len;
			continue;
		} else if (is_picture(c) && (joined || flag)) {
			flag = !flag && c >= 0x1f1e6 && c <= 0x1f1ff;
			joined = false;
		} else {
			break;
		}
		utf8_put(&t->scratch, c);
		end += len;
	}
	k->to = end;
	k->word = k->fold = keep(t, buf_get(&t->scratch));
	k->plain = true;
	return end;
}

/* The end of a run of signs that end a sentence, or `at`. */
static size_t
end_of_break(struct span text, size_t at)
{
	size_t len, end = at;
	uint32_t c;

	while ((c = code_at(text, end, &len)), len != 0 && (c == '.' ||
	    c == '!' || c == '?' || c == 0x2026 || c == '\n'))
		end += len;
	return end;
}

static size_t
other(struct tokens *t, struct span text, size_t at, uint32_t c, size_t len)
{
	size_t end;

	if (c < 0x80 && (end = end_of_smiley(text, at)) != at) {
		name(t, add(t, TOKEN_SMILEY, at, end), text);
		return end;
	}
	if (c == '[' && (end = end_of_tag(text, at)) != at) {
		name(t, add(t, TOKEN_TAG, at, end), text);
		return end;
	}
	if ((end = end_of_break(text, at)) != at) {
		name(t, add(t, TOKEN_BREAK, at, end), text);
		return end;
	}
	if (is_picture(c))
		return picture(t, text, at);
	name(t, add(t, TOKEN_PUNCT, at, at + len), text);
	return at + len;
}

static size_t
word(struct tokens *t, struct span text, size_t at)
{
	size_t end;

	if ((end = end_of_link(text, at)) != at) {
		name(t, add(t, TOKEN_LINK, at, end), text);
	} else if ((end = end_of_smiley(text, at)) != at) {
		name(t, add(t, TOKEN_SMILEY, at, end), text);
	} else {
		end = end_of_word(text, at);
		name(t, add(t, TOKEN_WORD, at, end), text);
	}
	return end;
}

void
tokens_split(struct tokens *t, struct span text)
{
	size_t at = 0, len, end;
	uint32_t c;

	t->n = 0;
	buf_reset(&t->words);
	buf_room(&t->words, text.len * 2);
	while ((c = code_at(text, at, &len)), len != 0) {
		if (is_word(c)) {
			at = word(t, text, at);
		} else if (is_digit(c)) {
			end = end_of_number(text, at);
			name(t, add(t, TOKEN_NUMBER, at, end), text);
			at = end;
		} else if (is_blank(c)) {
			at += len;
		} else {
			at = other(t, text, at, c, len);
		}
	}
	settle(t);
}

void
tokens_free(struct tokens *t)
{
	free(t->v);
	buf_free(&t->words);
	buf_free(&t->scratch);
	*t = (struct tokens)TOKENS_INIT;
}
