#include "lib/privacy/digits.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/text/letter.h"

#define WORD_MOST	8	/* letters; "khong" has 5 */
#define SIGNS_MOST	6	/* between two groups */

/* What a word or a sign adds to the digits before it. */
struct piece {
	size_t	to;		/* where it ends */
	char	digit[3];	/* up to two */
	bool	word;
};

static const struct {
	uint32_t	first, last;	/* code points */
	unsigned	value;		/* of the first; 10 to 20 are two digits */
} signs[] = {
	{ 0xb2, 0xb3, 2 }, { 0xb9, 0xb9, 1 },
	{ 0x2070, 0x2070, 0 }, { 0x2074, 0x2079, 4 }, { 0x2080, 0x2089, 0 },
	{ 0x2460, 0x2473, 1 }, { 0x2474, 0x2487, 1 }, { 0x2488, 0x249b, 1 },
	{ 0x24ea, 0x24ea, 0 }, { 0x24f5, 0x24fe, 1 }, { 0x24ff, 0x24ff, 0 },
	{ 0x2776, 0x277f, 1 }, { 0x2780, 0x2789, 1 }, { 0x278a, 0x2793, 1 },
	{ 0xff10, 0xff19, 0 }, { 0x1f10b, 0x1f10c, 0 },
	{ 0x1f51f, 0x1f51f, 10 },
};

enum { TEN = 10, TY, HUNDRED };

static const struct {
	const char	*word;		/* without marks */
	int		 value;
} words[] = {
	{ "khong", 0 }, { "zero", 0 }, { "linh", 0 }, { "le", 0 },
	{ "mot", 1 }, { "hai", 2 }, { "ba", 3 }, { "bon", 4 }, { "tu", 4 },
	{ "nam", 5 }, { "lam", 5 }, { "nham", 5 }, { "sau", 6 },
	{ "bay", 7 }, { "tam", 8 }, { "chin", 9 }, { "muoi", TEN },
	{ "tram", HUNDRED },
};

bool
digits_among(char sign, const char *set)
{
	return sign != '\0' && strchr(set, sign) != NULL;
}

size_t
digits_dash(struct span t, size_t i)
{
	return i + 2 < t.len && t.s[i] == '\xe2' && t.s[i + 1] == '\x80' &&
	    (unsigned char)t.s[i + 2] >= 0x90 &&
	    (unsigned char)t.s[i + 2] <= 0x95 ? 3 : 0;
}

static bool
letter(struct span t, size_t i)
{
	return i < t.len && (isalpha((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0xc3);
}

/* The digit that a letter is taken for, or 0. */
static char
alike(char c)
{
	return c == 'o' || c == 'O' ? '0' :
	    c == 'l' || c == 'I' || c == '|' ? '1' : 0;
}

static bool
is_alike(struct span t, size_t i)
{
	return i < t.len && alike(t.s[i]) != 0;
}

/* The end of the letters for digits at i; i if more letters follow. */
static size_t
alike_end(struct span t, size_t i)
{
	size_t to = i;

	while (is_alike(t, to) && to - i < WORD_MOST)
		to++;
	return letter(t, to) ? i : to;
}

/* A key cap is a digit, perhaps U+FE0F, and U+20E3: where it ends. */
static size_t
cap_end(struct span t, size_t i)
{
	struct span rest = { t.s + i, t.len - i };

	if (span_starts(rest, "\xef\xb8\x8f\xe2\x83\xa3"))
		return i + 6;
	return span_starts(rest, "\xe2\x83\xa3") ? i + 3 : i;
}

/* Fold the word at i; its end, or i if it is too long or none. */
static size_t
fold_word(struct span t, size_t i, char out[WORD_MOST], uint32_t *horn)
{
	size_t from = i, n = 0, len;
	uint32_t c;

	while (letter(t, i)) {
		len = utf8_next((struct span){ t.s + i, t.len - i }, &c);
		if ((c == 0x1a1 || c == 0x1edd || c == 0x1a0 || c == 0x1edc))
			*horn = c;
		c = letter_fold(c);
		if (n == WORD_MOST - 1 || c >= 0x80)
			return from;
		out[n++] = (char)c;
		i += len;
	}
	out[n] = '\0';
	return i;
}

/* Whether digits or a word for some follow after one sign. */
static bool
more(struct span t, size_t i)
{
	char text[WORD_MOST];
	uint32_t horn = 0;

	while (i < t.len && (t.s[i] == ' ' || t.s[i] == ',' || t.s[i] == '-'))
		i++;
	if (digits_plain(t, i))
		return true;
	if (fold_word(t, i, text, &horn) == i)
		return false;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (words[k].value < TEN && strcmp(words[k].word, text) == 0)
			return true;
	return false;
}

/*
 * "mười" is 1 before a digit and 10 alone; "mươi" nothing before a digit and 0
 * alone; "trăm" nothing.
 */
static void
settle_tens(struct piece *p, int value, bool follows)
{
	if (value == TEN)
		memcpy(p->digit, follows ? "1" : "10", follows ? 2 : 3);
	else if (value == TY && !follows)
		memcpy(p->digit, "0", 2);
}

/* A word for a digit at i. */
static bool
word(struct span t, size_t i, bool ten, struct digits *d, struct piece *p)
{
	char text[WORD_MOST];
	uint32_t horn = 0;
	int value = -1;

	*p = (struct piece){ .word = true };
	if ((p->to = fold_word(t, i, text, &horn)) == i)
		return false;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (text[0] == words[k].word[0] &&
		    strcmp(words[k].word, text) == 0)
			value = words[k].value;
	if (value == -1 || (value >= TEN && d->n == 0))
		return false;
	if (value < TEN) {
		p->digit[0] = (char)('0' + value);
		return true;
	}
	if (value == TEN && horn == 0) {
		d->doubtful = true;
		value = ten ? TEN : TY;
	} else if (value == TEN && (horn == 0x1a1 || horn == 0x1a0)) {
		value = TY;
	}
	settle_tens(p, value, more(t, p->to));
	return true;
}

/* A sign that is a digit or two at i, which is not ASCII. */
static bool
sign(struct span t, size_t i, struct piece *p)
{
	uint32_t c;
	size_t len = utf8_next((struct span){ t.s + i, t.len - i }, &c);

	*p = (struct piece){ .to = i + len };
	for (size_t k = 0; k < sizeof signs / sizeof signs[0]; k++)
		if (c >= signs[k].first && c <= signs[k].last) {
			unsigned v = signs[k].value + (c - signs[k].first);

			p->digit[0] = (char)('0' + (v < 10 ? v : v / 10));
			if (v >= 10)
				p->digit[1] = (char)('0' + v % 10);
			return true;
		}
	return false;
}

static void
add(struct digits *d, char c)
{
	if (d->n < DIGITS_MOST)
		d->digit[d->n++] = c;
}

/* Digits, letters for some and key caps that touch, at i; where they end. */
static size_t
touching(struct span t, size_t i, struct digits *d, bool *plain)
{
	size_t end, before;

	while (d->n < DIGITS_MOST) {
		before = i;
		while (digits_plain(t, i) && d->n < DIGITS_MOST)
			add(d, t.s[i++]);
		if (i != before && (end = cap_end(t, i)) != i) {
			i = end;
			*plain = false;
		}
		for (end = alike_end(t, i); i < end; i++) {
			add(d, alike(t.s[i]));
			*plain = false;
		}
		if (i == before)
			break;
	}
	return i;
}

/* One group at i; where it ends, i if there is none. */
static size_t
group(struct span t, size_t i, bool ten, struct digits *d,
    struct digits_group *g)
{
	struct piece p;
	size_t end;

	g->from = i;
	g->plain = true;
	if (i >= t.len)
		return i;
	end = touching(t, i, d, &g->plain);
	if (end != i)
		return end;
	g->plain = false;
	while (end < t.len && d->n < DIGITS_MOST &&
	    (unsigned char)t.s[end] >= 0x80 && sign(t, end, &p)) {
		for (const char *c = p.digit; *c != '\0'; c++)
			add(d, *c);
		end = p.to;
	}
	if (end == i && letter(t, i) && word(t, i, ten, d, &p)) {
		for (const char *c = p.digit; *c != '\0'; c++)
			add(d, *c);
		end = p.to;
	}
	return end;
}

/* A sign that may stand between groups, at i: its length and what it is. */
static size_t
between(struct span t, size_t i, char *sep)
{
	size_t wide;

	*sep = t.s[i];
	if ((unsigned char)t.s[i] < 0x80)
		return digits_among(t.s[i], " .-()*_~,/:");
	if ((wide = digits_dash(t, i)) != 0) {
		*sep = '-';
		return wide;
	}
	if (span_starts((struct span){ t.s + i, t.len - i }, "•")) {
		*sep = '*';
		return strlen("•");
	}
	return 0;
}

/* Pass over what may stand between groups; its chief sign, or 0 for none. */
static char
separator(struct span t, size_t *at)
{
	char sep = 0, c;
	size_t i = *at, wide;

	for (int n = 0; n < SIGNS_MOST && i < t.len; n++) {
		if ((wide = between(t, i, &c)) == 0)
			break;
		if (c == ' ' || c == '(' || c == ')') {
			if (sep == 0 || sep == ' ')
				sep = c;
		} else {
			if (sep != 0 && sep != ' ' && sep != '(' &&
			    sep != ')' && sep != c)
				return 0;
			sep = c;
		}
		i += wide;
	}
	*at = i;
	return sep == ')' ? '(' : sep;
}

void
digits_read(struct span t, size_t i, bool ten, struct digits *d)
{
	char sep = 0;
	size_t end;

	d->groups = d->n = 0;
	d->plus = d->doubtful = false;
	if (i < t.len && t.s[i] == '(')
		i++;
	if (i < t.len && t.s[i] == '+') {
		d->plus = true;
		i++;
	}
	while (d->groups < DIGITS_GROUPS && d->n < DIGITS_MOST) {
		struct digits_group *g = &d->g[d->groups];

		g->sep = sep;
		if ((end = group(t, i, ten, d, g)) == i)
			break;
		g->to = i = end;
		g->sum = d->n;
		d->groups++;
		if ((sep = separator(t, &i)) == 0 && (i >= t.len ||
		    ((unsigned char)t.s[i] < 0x80 && (g->plain ||
		    !digits_plain(t, i)))))
			break;
	}
}

size_t
digits_end(const struct digits *d, size_t n)
{
	for (size_t k = 0; k < d->groups; k++)
		if (d->g[k].sum == n)
			return d->g[k].to;
	return 0;
}
