#include "lib/markup/amount.h"

#include <string.h>
#include <strings.h>

#define MOST	1000000000000000	/* a double holds it, and no count is more */

static const struct {
	const char	*name;
	int64_t		 factor;
} units[] = {
	{ "", 1 },
	{ "k", 1000 }, { "n", 1000 }, { "ng", 1000 }, { "nghìn", 1000 },
	{ "ngàn", 1000 },
	{ "m", 1000000 }, { "tr", 1000000 }, { "triệu", 1000000 },
	{ "b", 1000000000 }, { "t", 1000000000 }, { "tỷ", 1000000000 },
	{ "tỉ", 1000000000 },
};

static int64_t
factor_of(struct span unit)
{
	unit = span_trim(unit);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (strlen(units[i].name) == unit.len &&
		    (unit.len == 0 ||
		    strncasecmp(units[i].name, unit.s, unit.len) == 0))
			return units[i].factor;
	return 0;
}

static size_t
digits(struct span p)
{
	size_t n;

	for (n = 0; n < p.len && p.s[n] >= '0' && p.s[n] <= '9'; n++)
		;
	return n;
}

/* Passes over n digits, adding them to *value; false where it grows too much. */
static bool
eat(struct span *p, size_t n, int64_t *value)
{
	for (; n > 0; n--) {
		if (*value > MOST / 10)
			return false;
		*value = *value * 10 + (p->s[0] - '0');
		p->s++;
		p->len--;
	}
	return true;
}

/* The digits after a decimal mark, of a number that has a unit. */
static bool
eat_fraction(struct span p, size_t n, int64_t factor, int64_t *value)
{
	for (size_t i = 0; i < n; i++) {
		factor /= 10;
		*value += (p.s[i] - '0') * factor;
		if (factor == 0 && p.s[i] != '0')
			return false;
	}
	return true;
}

bool
amount_parse(struct span p, int64_t *value, bool *approx)
{
	struct span after;
	int64_t factor;
	char mark = '\0';
	size_t n;

	p = span_trim(p);
	*value = 0;
	*approx = false;
	if ((n = digits(p)) == 0 || !eat(&p, n, value))
		return false;
	while (p.len > 1 && (p.s[0] == '.' || p.s[0] == ',')) {
		after = (struct span){ p.s + 1, p.len - 1 };
		n = digits(after);
		if (n == 3 && after.len > 3 && after.s[3] != '.' &&
		    after.s[3] != ',')
			break;			/* 1.234K */
		if (n != 3 || (mark != '\0' && mark != p.s[0]))
			break;
		mark = p.s[0];
		p = after;
		if (!eat(&p, n, value))
			return false;
	}
	after = p;
	n = 0;
	if (p.len > 1 && (p.s[0] == '.' || p.s[0] == ',')) {
		after = (struct span){ p.s + 1, p.len - 1 };
		if ((n = digits(after)) == 0)
			return false;
	}
	factor = factor_of((struct span){ after.s + n, after.len - n });
	if (factor == 0 || *value > MOST / factor)
		return false;
	*value *= factor;
	*approx = factor != 1;
	return eat_fraction(after, n, factor, value);
}
