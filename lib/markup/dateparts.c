#include "lib/markup/dateparts.h"

void
dateparts_init(struct dateparts *d)
{
	*d = (struct dateparts){ -1, -1, -1, -1, -1, -1, -1, -1, -1,
	    false, false, false, 0 };
}

bool
dateparts_take(struct span *p, char c)
{
	if (p->len == 0 || p->s[0] != c)
		return false;
	p->s++;
	p->len--;
	return true;
}

char
dateparts_peek(struct span p, size_t i)
{
	return i < p.len ? p.s[i] : '\0';
}

bool
dateparts_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
dateparts_number(struct span *p, size_t most, int *value)
{
	size_t n;

	*value = 0;
	for (n = 0; n < p->len && dateparts_digit(p->s[n]); n++) {
		if (n == most)
			return 0;
		*value = *value * 10 + (p->s[n] - '0');
	}
	p->s += n;
	p->len -= n;
	return n;
}

bool
dateparts_offset(struct span *p, int *seconds)
{
	int sign = p->s[0] == '-' ? -1 : 1, hours, minutes = 0;
	size_t n;

	p->s++;
	p->len--;
	if ((n = dateparts_number(p, 4, &hours)) == 0)
		return false;
	if (n > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (dateparts_take(p, ':') &&
	    dateparts_number(p, 2, &minutes) != 2) {
		return false;
	}
	*seconds = sign * (hours * 3600 + minutes * 60);
	return hours <= 23 && minutes <= 59;
}

bool
dateparts_minutes(struct span *p, struct dateparts *d)
{
	d->second = 0;
	if (dateparts_number(p, 2, &d->minute) == 0)
		return false;
	if (dateparts_take(p, ':') && dateparts_number(p, 2, &d->second) == 0)
		return false;
	if (dateparts_peek(*p, 0) == ':')
		return false;
	if (dateparts_peek(*p, 0) == '.' &&
	    dateparts_digit(dateparts_peek(*p, 1)))
		do {
			p->s++;
			p->len--;
		} while (dateparts_digit(dateparts_peek(*p, 0)));
	return true;
}
