#include "lib/privacy/phone.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "lib/privacy/cue.h"
#include "lib/privacy/digits.h"

#define GLUED	8	/* letters that may touch a number */
#define CONTEXT	40	/* bytes before a number that may say what it is */

static bool
letter(struct span t, size_t i)
{
	return i < t.len && (isalpha((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0x80);
}

/* How many digits of the country's code stand first: 0, 2 or 4; or -1. */
static int
country(const struct digits *r)
{
	if (r->n >= 4 && memcmp(r->digit, "0084", 4) == 0)
		return 4;
	if (r->n >= 2 && memcmp(r->digit, "84", 2) == 0)
		return 2;
	return r->plus || r->n == 0 || r->digit[0] != '0' ? -1 : 0;
}

/* How many digits a national number without its 0 has, or 0. */
static size_t
national(const char *d, size_t n)
{
	if (n < 4)
		return 0;
	if (digits_among(d[0], "35789"))
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
date(struct span t, const struct digits *r)
{
	const struct digits_group *g = r->g;

	return r->groups >= 3 && g[0].to - g[0].from <= 2 &&
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
	if (from > 0 && (digits_plain(t, from - 1) || t.s[from - 1] == '_'))
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
	if (letter(t, at - 1) && (at < 3 || digits_dash(t, at - 3) == 0))
		return word_before(t, at);
	if (t.s[at - 1] == '_' || t.s[at - 1] == '$')
		return false;
	sign = at >= 3 && digits_dash(t, at - 3) != 0 ? 3 :
	    digits_among(t.s[at - 1], ".,-/") ? 1 : 0;
	return sign == 0 || at - sign == last || !digits_plain(t, at - sign - 1);
}

static bool
free_behind(struct span t, size_t end)
{
	size_t i = end, n = 0;

	if (end == t.len)
		return true;
	if (t.s[end] == '_' || digits_plain(t, end))
		return false;
	if (isalpha((unsigned char)t.s[end])) {
		while (i < t.len && i - end <= GLUED &&
		    isalpha((unsigned char)t.s[i]))
			i++;
		return i - end <= GLUED && !digits_plain(t, i) &&
		    (i == t.len || t.s[i] != '_');
	}
	if (!digits_among(t.s[end], ".,-") || !digits_plain(t, end + 1))
		return true;
	/* A next number may follow; a branch of a tax code has three digits. */
	while (digits_plain(t, end + 1 + n) && n < 4)
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
	char before[CUE_SIZE];

	cue_before(t, at, CONTEXT, before);
	return cue_has(before, words, sizeof words / sizeof words[0]);
}

/* Signs that also stand in lists and dates join only long groups. */
static bool
torn(const struct digits *r, size_t groups)
{
	const struct digits_group *g = r->g;

	for (size_t k = 1; k < groups; k++)
		if (digits_among(g[k].sep, ",/:") &&
		    ((g[k].plain && g[k].to - g[k].from < 3) ||
		    (g[k - 1].plain && g[k - 1].to - g[k - 1].from < 3)))
			return true;
	return false;
}

/* Where the number ends that the digits begin with, or 0. */
static size_t
match(struct span t, size_t at, size_t last, const struct digits *r)
{
	size_t first, want, end = 0, k;
	int code;

	if ((code = country(r)) == -1)
		return 0;
	first = (size_t)code;
	if (first < r->n && r->digit[first] == '0')
		first++;
	want = national(r->digit + first, r->n - first);
	if (want == 0 || !free_before(t, at, last) || date(t, r))
		return 0;
	for (k = 0; k < r->groups && end == 0; k++)
		if (r->g[k].sum == first + want)
			end = r->g[k].to;
	if (end == 0 || !free_behind(t, end) || torn(r, k))
		return 0;
	if (k == 2 && r->g[0].sum == 1 && r->g[1].sep == '.')
		return 0;		/* 0.912345678 */
	if (code == 2 && !r->plus && unit(t, end))
		return 0;
	if (k == 1 && want == 9 && code == 0 && tax_code(t, at))
		return 0;
	return end - at;
}

size_t
phone_read(struct span t, size_t at, size_t last, const struct digits *d)
{
	struct digits again;
	size_t len;

	if (d->n < 10 && !d->doubtful)
		return 0;
	if ((len = match(t, at, last, d)) == 0 && d->doubtful) {
		digits_read(t, at, true, &again);
		len = match(t, at, last, &again);
	}
	return len;
}

size_t
phone_at(struct span t, size_t at, size_t last)
{
	struct digits d;

	digits_read(t, at, false, &d);
	return phone_read(t, at, last, &d);
}
