#include "lib/base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY	86400
#define ZONE	(7 * 3600)

/* n decimal digits at *p, which passes over them; -1 if they are not there. */
static int
digits(struct span *p, size_t n)
{
	int value = 0;

	if (p->len < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (p->s[i] < '0' || p->s[i] > '9')
			return -1;
		value = value * 10 + (p->s[i] - '0');
	}
	p->s += n;
	p->len -= n;
	return value;
}

static bool
take(struct span *p, const char *any)
{
	if (p->len == 0 || p->s[0] == '\0' || strchr(any, p->s[0]) == NULL)
		return false;
	p->s++;
	p->len--;
	return true;
}

/* "Z" or "+07:00" or "+0700" to seconds. */
static bool
offset(struct span *p, int *seconds)
{
	int hours, minutes, sign;

	if (take(p, "Zz")) {
		*seconds = 0;
		return true;
	}
	if (p->len == 0 || (p->s[0] != '+' && p->s[0] != '-'))
		return false;
	sign = p->s[0] == '-' ? -1 : 1;
	take(p, "+-");
	hours = digits(p, 2);
	take(p, ":");
	minutes = digits(p, 2);
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		return false;
	*seconds = sign * (hours * 3600 + minutes * 60);
	return true;
}

int64_t
clock_now(void)
{
	const char *pinned = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long value;

	if (pinned != NULL && *pinned != '\0') {
		value = strtoll(pinned, &end, 10);
		if (*end == '\0')
			return value;
	}
	return (int64_t)time(NULL);
}

int
clock_zone(void)
{
	struct span p = span_of(getenv("SB_TZ"));
	int seconds;

	if (p.s != NULL && offset(&p, &seconds) && p.len == 0)
		return seconds;
	return ZONE;
}

/* Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
int64_t
clock_days(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

bool
clock_valid_day(int year, int month, int day)
{
	static const int last[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= last[month - 1] + (month == 2 && leap);
}

struct civil
clock_civil(int64_t instant)
{
	struct civil c;
	int64_t local = instant + clock_zone();
	int64_t days = local / DAY - (local % DAY < 0);
	int64_t rest = local - days * DAY;
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	c.year = (int)(yoe + era * 400 + (c.month <= 2));
	c.hour = (int)(rest / 3600);
	c.minute = (int)(rest % 3600 / 60);
	c.second = (int)(rest % 60);
	c.weekday = (int)(((days + 3) % 7 + 7) % 7);
	return c;
}

int64_t
clock_instant(const struct civil *c)
{
	return clock_days(c->year, c->month, c->day) * DAY +
	    (int64_t)c->hour * 3600 + c->minute * 60 + c->second -
	    clock_zone();
}

bool
clock_parse(struct span p, int64_t *instant)
{
	struct civil c = { .hour = 0 };
	int zone = clock_zone();

	c.year = digits(&p, 4);
	if (!take(&p, "-"))
		return false;
	c.month = digits(&p, 2);
	if (!take(&p, "-"))
		return false;
	c.day = digits(&p, 2);
	if (!clock_valid_day(c.year, c.month, c.day))
		return false;
	if (p.len != 0) {
		if (!take(&p, "Tt "))
			return false;
		c.hour = digits(&p, 2);
		if (!take(&p, ":"))
			return false;
		c.minute = digits(&p, 2);
		if (take(&p, ":"))
			c.second = digits(&p, 2);
		if (take(&p, ".")) {
			if (digits(&p, 1) < 0)
				return false;
			while (digits(&p, 1) >= 0)
				;
		}
		if (p.len != 0 && !offset(&p, &zone))
			return false;
	}
	if (p.len != 0 || c.hour < 0 || c.hour > 23 || c.minute < 0 ||
	    c.minute > 59 || c.second < 0 || c.second > 60)
		return false;
	*instant = clock_instant(&c) + clock_zone() - zone;
	return true;
}

const char *
clock_format(int64_t instant, char out[CLOCK_SIZE])
{
	struct civil c = clock_civil(instant);
	int zone = clock_zone(), ahead = abs(zone);

	snprintf(out, CLOCK_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u",
	    (unsigned)c.year % 10000, (unsigned)c.month % 100,
	    (unsigned)c.day % 100, (unsigned)c.hour % 100,
	    (unsigned)c.minute % 100, (unsigned)c.second % 100,
	    zone < 0 ? '-' : '+', (unsigned)(ahead / 3600) % 100,
	    (unsigned)(ahead % 3600 / 60));
	return out;
}
