#include "lib/privacy/phone.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/text/fold.h"

#define DIGITS	20	/* more than any form has */
#define CONTEXT	40	/* bytes before a number that may say what it is */
#define GLUED	8	/* letters that may touch a number */

/* Groups of digits with little between them: "+84 (28) 3822.1234". */
struct run {
	char	 digit[DIGITS];
	size_t	 digits;
	struct group {
		size_t	from, to;	/* bytes of the text */
		size_t	sum;		/* digits up to its end */
		char	sep;		/* before it: '.' '-' ' ' '(' or 0 */
	} g[PHONE_GROUPS];
	size_t	 n;
	bool	 plus;
};

static bool
digit(struct span t, size_t i)
{
	return i < t.len && t.s[i] >= '0' && t.s[i] <= '9';
}

static bool
letter(struct span t, size_t i)
{
	return i < t.len && (isalpha((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0x80);
}

/* U+2010 … U+2015 are dashes; their length, or 0. */
static size_t
dash(struct span t, size_t i)
{
	return i + 2 < t.len && t.s[i] == '\xe2' && t.s[i + 1] == '\x80' &&
	    (unsigned char)t.s[i + 2] >= 0x90 &&
	    (unsigned char)t.s[i + 2] <= 0x95 ? 3 : 0;
}

/* Pass over what may stand between groups; its chief sign, or 0 for none. */
static char
separator(struct span t, size_t *at)
{
	char sep = 0;
	size_t i = *at, wide;

	for (int n = 0; n < 4 && i < t.len; n++) {
		if ((wide = dash(t, i)) != 0 || t.s[i] == '-' ||
		    t.s[i] == '.') {
			if (sep == '-' || sep == '.')
				return 0;
			sep = wide != 0 ? '-' : t.s[i];
			i += wide != 0 ? wide : 1;
		} else if (t.s[i] == ' ' || t.s[i] == '(' || t.s[i] == ')') {
			if (sep == 0 || sep == ' ')
				sep = t.s[i];
			i++;
		} else {
			break;
		}
	}
	if (i == *at || !digit(t, i))
		return 0;
	*at = i;
	return sep == ')' ? '(' : sep;
}

static void
read_run(struct span t, size_t i, struct run *r)
{
	char sep = 0;

	r->n = r->digits = 0;
	r->plus = false;
	if (t.s[i] == '(')
		i++;
	if (i < t.len && t.s[i] == '+') {
		r->plus = true;
		i++;
	}
	while (r->n < PHONE_GROUPS && digit(t, i)) {
		struct group *g = &r->g[r->n++];

		g->from = i;
		g->sep = sep;
		for (; digit(t, i); i++)
			if (r->digits < DIGITS)
				r->digit[r->digits++] = t.s[i];
		g->to = i;
		g->sum = r->digits;
		if (r->digits == DIGITS || (sep = separator(t, &i)) == 0)
			break;
	}
}

/* How many digits of the country's code stand first: 0, 2 or 4; or -1. */
static int
country(const struct run *r)
{
	if (r->digits >= 4 && memcmp(r->digit, "0084", 4) == 0)
		return 4;
	if (r->digits >= 2 && memcmp(r->digit, "84", 2) == 0)
		return 2;
	return r->plus || r->digits == 0 || r->digit[0] != '0' ? -1 : 0;
}

/* How many digits a national number without its 0 has, or 0. */
static size_t
national(const char *d, size_t n)
{
	if (n < 4)
		return 0;
	if (strchr("35789", d[0]) != NULL)
		return 9;
	if (d[0] == '2')
		return 10;
	if (d[0] != '1')
		return 0;
	return d[1] == '2' || (d[1] == '6' && d[2] >= '2') ||
	    (d[1] == '8' && (d[2] == '6' || d[2] == '8')) ||
	    (d[1] == '9' && d[2] == '9') ? 10 : 0;
}

/* "23-11-2026", with more behind it or not. */
static bool
date(struct span t, const struct run *r)
{
	const struct group *g = r->g;

	return r->n >= 3 && g[0].to - g[0].from <= 2 &&
	    g[1].to - g[1].from <= 2 && g[2].to - g[2].from == 4 &&
	    (g[1].sep == '-' || g[1].sep == '.') && g[2].sep == g[1].sep &&
	    (strncmp(t.s + g[2].from, "19", 2) == 0 ||
	    strncmp(t.s + g[2].from, "20", 2) == 0);
}

/* A price or an amount: a unit stands behind it. */
static bool
unit(struct span t, size_t i)
{
	static const char *const units[] = {
		"đ", "vn", "VN", "₫", "$", "€", "%", "usd", "USD", "dong",
		"k ", "tr", "tỷ", "tỉ", "ty ", "nghìn", "ngàn", "Đ",
	};
	struct span rest;

	if (i < t.len && t.s[i] == ' ')
		i++;
	rest = (struct span){ t.s + i, t.len - i };
	for (size_t k = 0; k < sizeof units / sizeof units[0]; k++)
		if (span_starts(rest, units[k]))
			return true;
	return false;
}

/* A letter before the number: a word may touch it, a code in capitals not. */
static bool
word_before(struct span t, size_t at)
{
	static const char *const known[] = {
		"DT", "SDT", "TEL", "ZALO", "LH", "HOTLINE", "PHONE", "CALL",
	};
	size_t from = at;
	bool capitals = true;
	struct span word;

	while (from > 0 && at - from <= 4 * GLUED && letter(t, from - 1))
		capitals &= isupper((unsigned char)t.s[--from]) != 0;
	if (from > 0 && (digit(t, from - 1) || t.s[from - 1] == '_'))
		return false;
	word = (struct span){ t.s + from, at - from };
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (span_is(word, known[i]))
			return true;
	return !capitals && word.len <= 4 * GLUED;
}

static bool
free_before(struct span t, size_t at, size_t last)
{
	size_t sign;

	if (at == 0 || at == last)
		return true;
	if (letter(t, at - 1) && (at < 3 || dash(t, at - 3) == 0))
		return word_before(t, at);
	if (t.s[at - 1] == '_' || t.s[at - 1] == '$')
		return false;
	sign = at >= 3 && dash(t, at - 3) != 0 ? 3 :
	    strchr(".,-/", t.s[at - 1]) != NULL ? 1 : 0;
	return sign == 0 || at - sign == last || !digit(t, at - sign - 1);
}

static bool
free_behind(struct span t, size_t end)
{
	size_t i = end, n = 0;

	if (end == t.len)
		return true;
	if (t.s[end] == '_' || digit(t, end))
		return false;
	if (isalpha((unsigned char)t.s[end])) {
		while (i < t.len && i - end <= GLUED &&
		    isalpha((unsigned char)t.s[i]))
			i++;
		return i - end <= GLUED && !digit(t, i) &&
		    (i == t.len || t.s[i] != '_');
	}
	if (strchr(".,-", t.s[end]) == NULL || !digit(t, end + 1))
		return true;
	/* A next number may follow; a branch of a tax code has three digits. */
	while (digit(t, end + 1 + n) && n < 4)
		n++;
	return t.s[end + 1] == '0' && n != 3;
}

/* The words before it say that it is a tax code. */
static bool
tax_code(struct span t, size_t at)
{
	static const char *const words[] = {
		"mst", "msdn", "so thue", "so doanh nghiep", "tax code",
	};
	size_t from = at > CONTEXT ? at - CONTEXT : 0;
	struct buf b = BUF_INIT;
	bool found = false;

	for (size_t i = at; i > from; i--)
		if (digit(t, i - 1) || t.s[i - 1] == '\n')
			from = i;
	fold_text((struct span){ t.s + from, at - from }, &b);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (b.len != 0 && strstr(b.s, words[i]) != NULL)
			found = true;
	buf_free(&b);
	return found;
}

size_t
phone_at(struct span t, size_t at, size_t last)
{
	struct run r;
	size_t first, want, end = 0, k;
	int code;

	read_run(t, at, &r);
	if ((code = country(&r)) == -1)
		return 0;
	first = (size_t)code;
	if (first < r.digits && r.digit[first] == '0')
		first++;
	want = national(r.digit + first, r.digits - first);
	if (want == 0 || !free_before(t, at, last) || date(t, &r))
		return 0;
	for (k = 0; k < r.n && end == 0; k++)
		if (r.g[k].sum == first + want)
			end = r.g[k].to;
	if (end == 0 || !free_behind(t, end))
		return 0;
	if (k == 2 && r.g[0].sum == 1 && r.g[1].sep == '.')
		return 0;		/* 0.912345678 */
	if (code == 2 && !r.plus && unit(t, end))
		return 0;
	if (k == 1 && want == 9 && code == 0 && tax_code(t, at))
		return 0;
	return end - at;
}
