#include "lib/privacy/plate.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "lib/privacy/cue.h"
#include "lib/privacy/digits.h"

#define NEAR	28

/* 11 to 99 without 13, 42, 44, 45, 46, 87, 91 and 96. */
static const bool none[100] = {
	[0] = true, [1] = true, [2] = true, [3] = true, [4] = true,
	[5] = true, [6] = true, [7] = true, [8] = true, [9] = true,
	[10] = true, [13] = true, [42] = true, [44] = true, [45] = true,
	[46] = true, [87] = true, [91] = true, [96] = true,
};

/* What was read of one. */
struct mark {
	bool	capitals, sign, dotted;	/* sign: '-' or '.' after the series */
	size_t	digits;
};

static bool
upper(struct span t, size_t i)
{
	return i < t.len && t.s[i] >= 'A' && t.s[i] <= 'Z';
}

static bool
letter(struct span t, size_t i)
{
	return i < t.len && isalpha((unsigned char)t.s[i]);
}

/* Pass over a blank or a sign; whether it was a sign. */
static bool
gap(struct span t, size_t *i)
{
	bool sign = false;
	size_t wide;

	for (int n = 0; n < 3 && *i < t.len; n++) {
		if ((wide = digits_dash(t, *i)) != 0 || t.s[*i] == '-' ||
		    t.s[*i] == '.')
			sign = true;
		else if (t.s[*i] != ' ')
			break;
		*i += wide != 0 ? wide : 1;
	}
	return sign;
}

/* The series, "F", "X1", "LD", at i; where it ends, i if there is none. */
static size_t
series(struct span t, size_t i, struct mark *m)
{
	size_t to = i;
	size_t wide;

	if (!letter(t, to))
		return i;
	m->capitals = upper(t, to++);
	if (letter(t, to) && (t.s[to] | 32) <= 'z' && upper(t, to) ==
	    m->capitals)
		to++;
	else if (digits_plain(t, to)) {
		/* "X1 234.56", "X1-2345", "X1 23456", but "F12345" */
		wide = digits_dash(t, to + 1);
		if (wide != 0 || (to + 1 < t.len &&
		    digits_among(t.s[to + 1], " -.")))
			to++;
	}
	return letter(t, to) ? i : to;
}

/* "123.45", "12345" or "1234" at i; where it ends, i if there is none. */
static size_t
serial(struct span t, size_t i, struct mark *m)
{
	size_t to = i;

	while (digits_plain(t, to) && to - i < 6)
		to++;
	m->digits = to - i;
	if (m->digits == 3 && to < t.len && digits_among(t.s[to], ".- ") &&
	    digits_plain(t, to + 1) && digits_plain(t, to + 2)) {
		m->dotted = t.s[to] != ' ';
		to += 3;
		m->digits = 5;
	}
	/* "X1" and five more, written as one: 59X123456 */
	if ((m->digits != 4 && m->digits != 5 && m->digits != 6) ||
	    digits_plain(t, to))
		return i;
	if (to < t.len && (isalpha((unsigned char)t.s[to]) ||
	    (unsigned char)t.s[to] >= 0xc3 ||
	    (digits_among(t.s[to], "./,-:_") && digits_plain(t, to + 1))))
		return i;
	return to < t.len && t.s[to] == '/' ? i : to;
}

static bool
named(struct span t, size_t at)
{
	static const char *const words[] = {
		"bien so", "bien", "bks", "bsx", "bs", "bien kiem soat", "xe",
		"oto", "o to", "xe may", "taxi", "xe tai", "xe ben", "grab",
		"container",
	};
	char before[CUE_SIZE];

	cue_before(t, at, NEAR, before);
	return cue_has(before, words, sizeof words / sizeof words[0]);
}

size_t
plate_at(struct span t, size_t at)
{
	struct mark m = { .capitals = false };
	size_t i = at + 2, from, to;
	bool first;

	if (!digits_plain(t, at) || !digits_plain(t, at + 1) ||
	    i >= t.len || digits_plain(t, i) ||
	    none[(t.s[at] - '0') * 10 + t.s[at + 1] - '0'])
		return 0;
	if (at > 0 && (isalnum((unsigned char)t.s[at - 1]) ||
	    digits_among(t.s[at - 1], "_$") ||
	    (at > 1 && digits_among(t.s[at - 1], ".,:/-") &&
	    isalnum((unsigned char)t.s[at - 2]))))
		return 0;
	first = gap(t, &i);
	from = i;
	if ((to = series(t, i, &m)) == i)
		return 0;
	i = to;
	m.sign = gap(t, &i);
	if (m.sign && i == to)
		return 0;
	from = i;
	if ((to = serial(t, i, &m)) == from)
		return 0;
	if (m.digits == 6 && (from != i || m.sign || !letter(t, from - 1)))
		return 0;
	if (m.dotted && (m.capitals || m.sign || first))
		return to - at;
	if (m.capitals && m.sign)
		return to - at;
	if (m.capitals && m.digits >= 5 && from - at >= 3 &&
	    !digits_among(t.s[at + 2], "KMGDH"))
		return to - at;
	return named(t, at) ? to - at : 0;
}
