#include "lib/markup/dateiso.h"

#include "lib/base/clock.h"

/* Day n of the year to month and day; past the year's end a day of no month. */
static void
day_of_year(struct dateparts *d, int n)
{
	int64_t start = clock_days(d->year, 1, 1);

	for (d->month = 12; d->month > 1; d->month--)
		if (start + n - 1 >= clock_days(d->year, d->month, 1))
			break;
	d->day = (int)(start + n - clock_days(d->year, d->month, 1));
}

/* Two digits, or more of which the first are zeros. */
static bool
padded(struct span *p, int *value)
{
	return dateparts_number(p, 4, value) >= 2 && *value <= 99;
}

static int
century(int year)
{
	return year + (year < 69 ? 2000 : 1900);
}

/* After "2026-": "10-08", "10", "281". */
static bool
marked(struct span *p, struct dateparts *d)
{
	struct span day = *p;
	int n;

	d->day = 1;
	if (dateparts_number(&day, 3, &n) == 3 &&
	    dateparts_peek(day, 0) != '-') {
		*p = day;
		day_of_year(d, n);
		return true;
	}
	if (!padded(p, &d->month))
		return false;
	return !dateparts_take(p, '-') || padded(p, &d->day);
}

/* Digits alone: their number says what they are. */
static bool
unmarked(int value, size_t digits, struct dateparts *d)
{
	d->month = d->day = 1;
	switch (digits) {
	case 4:
		d->year = value;
		break;
	case 6:
		d->year = century(value / 10000);
		d->month = value / 100 % 100;
		d->day = value % 100;
		break;
	case 7:
		d->year = value / 1000;
		day_of_year(d, value % 1000);
		break;
	case 8:
		d->year = value / 10000;
		d->month = value / 100 % 100;
		d->day = value % 100;
		break;
	default:
		return false;
	}
	return d->year != 0;
}

/* "-2610" and "-26-10": a century is left out. */
static bool
short_year(struct span *p, struct dateparts *d)
{
	int n;
	size_t digits = dateparts_number(p, 4, &n);

	d->day = 1;
	if (digits == 4) {
		d->month = n % 100;
		n /= 100;
	} else if (digits != 2 || !dateparts_take(p, '-') ||
	    dateparts_number(p, 2, &d->month) != 2) {
		return false;
	}
	d->year = century(n);
	return p->len == 0;
}

static bool
date(struct span *p, struct dateparts *d)
{
	size_t digits;
	int n;

	if (dateparts_take(p, '-'))
		return short_year(p, d);
	digits = dateparts_number(p, 8, &n);
	if (digits == 4 && n != 0 && dateparts_take(p, '-')) {
		d->year = n;
		return marked(p, d);
	}
	return unmarked(n, digits, d);
}

/* "133800", "1338", "13": after a T the marks may be missing. */
static bool
bare_time(struct span *p, struct dateparts *d)
{
	size_t digits;
	int n;

	digits = dateparts_number(p, 6, &n);
	if (digits != 2 && digits != 4 && digits != 6)
		return false;
	for (; digits < 6; digits += 2)
		n *= 100;
	d->hour = n / 10000;
	d->minute = n / 100 % 100;
	d->second = n % 100;
	return true;
}

static bool
time_of_day(struct span *p, struct dateparts *d, bool bare)
{
	struct span hour = *p;

	if (dateparts_number(&hour, 2, &d->hour) == 0 ||
	    !dateparts_take(&hour, ':'))
		return bare && bare_time(p, d);
	*p = hour;
	return dateparts_minutes(p, d);
}

static bool
zone(struct span p, struct dateparts *d)
{
	p = span_trim(p);
	if (p.len == 0)
		return true;
	d->zoned = true;
	if (!dateparts_take(&p, 'Z') && !dateparts_take(&p, 'z') &&
	    ((p.s[0] != '+' && p.s[0] != '-') ||
	    !dateparts_offset(&p, &d->zone)))
		return false;
	/* The zone's name may follow: "[Asia/Ho_Chi_Minh]" (RFC 9557). */
	return p.len == 0 || (p.s[0] == '[' && p.s[p.len - 1] == ']');
}

bool
dateiso_read(struct span p, struct dateparts *d)
{
	bool t;

	if (!date(&p, d))
		return false;
	if (p.len == 0)
		return true;
	t = dateparts_take(&p, 'T') || dateparts_take(&p, 't');
	if (!t && !dateparts_take(&p, ' '))
		return false;
	return time_of_day(&p, d, t) && zone(p, d);
}
