#include "lib/markup/date.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/base/clock.h"

#define LENGTH_MOST	128	/* no date is longer */

/* What was found so far; -1 where nothing was. */
struct found {
	int	 year, month, day;
	int	 a, b;			/* of a/b/year, in an order yet unknown */
	int	 hour, minute, second;
	int	 half;			/* 0 AM, 12 PM */
	bool	 english_half;		/* as "PM", not "CH" */
	bool	 vietnamese;
	bool	 zoned;
	int	 zone;
};

enum kind { WEEKDAY, MONTH, HALF, ZONE, NOISE, THANG, NAM };

static const struct word {
	const char	*text;
	enum kind	 kind;
	int		 value;		/* of a zone: minutes */
} words[] = {
	{ "jan", MONTH, 1 }, { "january", MONTH, 1 },
	{ "feb", MONTH, 2 }, { "february", MONTH, 2 },
	{ "mar", MONTH, 3 }, { "march", MONTH, 3 },
	{ "apr", MONTH, 4 }, { "april", MONTH, 4 },
	{ "may", MONTH, 5 },
	{ "jun", MONTH, 6 }, { "june", MONTH, 6 },
	{ "jul", MONTH, 7 }, { "july", MONTH, 7 },
	{ "aug", MONTH, 8 }, { "august", MONTH, 8 },
	{ "sep", MONTH, 9 }, { "sept", MONTH, 9 }, { "september", MONTH, 9 },
	{ "oct", MONTH, 10 }, { "october", MONTH, 10 },
	{ "nov", MONTH, 11 }, { "november", MONTH, 11 },
	{ "dec", MONTH, 12 }, { "december", MONTH, 12 },
	{ "mon", WEEKDAY, 0 }, { "monday", WEEKDAY, 0 },
	{ "tue", WEEKDAY, 0 }, { "tues", WEEKDAY, 0 },
	{ "tuesday", WEEKDAY, 0 },
	{ "wed", WEEKDAY, 0 }, { "wednesday", WEEKDAY, 0 },
	{ "thu", WEEKDAY, 0 }, { "thur", WEEKDAY, 0 },
	{ "thurs", WEEKDAY, 0 }, { "thursday", WEEKDAY, 0 },
	{ "fri", WEEKDAY, 0 }, { "friday", WEEKDAY, 0 },
	{ "sat", WEEKDAY, 0 }, { "saturday", WEEKDAY, 0 },
	{ "sun", WEEKDAY, 0 }, { "sunday", WEEKDAY, 0 },
	{ "cn", WEEKDAY, 0 },
	{ "am", HALF, 0 }, { "pm", HALF, 12 },
	{ "sa", HALF, 0 }, { "ch", HALF, 12 },
	{ "z", ZONE, 0 }, { "ut", ZONE, 0 }, { "utc", ZONE, 0 },
	{ "gmt", ZONE, 0 }, { "wet", ZONE, 0 },
	{ "est", ZONE, -300 }, { "edt", ZONE, -240 }, { "et", ZONE, -300 },
	{ "cst", ZONE, -360 }, { "cdt", ZONE, -300 }, { "ct", ZONE, -360 },
	{ "mst", ZONE, -420 }, { "mdt", ZONE, -360 }, { "mt", ZONE, -420 },
	{ "pst", ZONE, -480 }, { "pdt", ZONE, -420 }, { "pt", ZONE, -480 },
	{ "bst", ZONE, 60 }, { "met", ZONE, 60 }, { "cet", ZONE, 60 },
	{ "cest", ZONE, 120 }, { "mest", ZONE, 120 }, { "msk", ZONE, 180 },
	{ "ict", ZONE, 420 }, { "hkt", ZONE, 480 }, { "jst", ZONE, 540 },
	{ "aest", ZONE, 600 },
	{ "lúc", NOISE, 0 }, { "ngày", NOISE, 0 }, { "at", NOISE, 0 },
	{ "tháng", THANG, 0 }, { "năm", NAM, 0 },
};

static bool
take(struct span *p, char c)
{
	if (p->len == 0 || p->s[0] != c)
		return false;
	p->s++;
	p->len--;
	return true;
}

static char
peek(struct span p, size_t i)
{
	return i < p.len ? p.s[i] : '\0';
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A run of `most` digits or fewer; its length, or 0 where there is none. */
static size_t
number(struct span *p, size_t most, int *value)
{
	size_t n;

	*value = 0;
	for (n = 0; n < p->len && digit(p->s[n]); n++) {
		if (n == most)
			return 0;
		*value = *value * 10 + (p->s[n] - '0');
	}
	p->s += n;
	p->len -= n;
	return n;
}

/* "+07:00", "+0700", "+07", "+7" in seconds; *p is at the sign. */
static bool
offset(struct span *p, int *seconds)
{
	int sign = p->s[0] == '-' ? -1 : 1, hours, minutes = 0;
	size_t n;

	p->s++;
	p->len--;
	if ((n = number(p, 4, &hours)) == 0)
		return false;
	if (n > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (take(p, ':') && number(p, 2, &minutes) != 2) {
		return false;
	}
	*seconds = sign * (hours * 3600 + minutes * 60);
	return hours <= 23 && minutes <= 59;
}

/* After the hour: "38", "38:00", "38:00.123". */
static bool
rest_of_time(struct span *p, struct found *f)
{
	f->second = 0;
	if (number(p, 2, &f->minute) == 0)
		return false;
	if (take(p, ':') && number(p, 2, &f->second) == 0)
		return false;
	if (peek(*p, 0) == ':')
		return false;
	if (peek(*p, 0) == '.' && digit(peek(*p, 1)))
		do {
			p->s++;
			p->len--;
		} while (digit(peek(*p, 0)));
	return true;
}

/* The rest of a/b/c with one of "/-." between, year first or last. */
static bool
numeric_date(struct span *p, struct found *f, int a, size_t width)
{
	char mark = p->s[0];
	int b, c;
	size_t n;

	take(p, mark);
	if (number(p, 2, &b) == 0 || !take(p, mark) ||
	    (n = number(p, 4, &c)) == 0)
		return false;
	if (width == 4) {
		f->year = a;
		f->month = b;
		f->day = c;
		return n <= 2;
	}
	f->a = a;
	f->b = b;
	f->year = n == 2 ? 2000 + c : c;
	return width <= 2 && (n == 2 || n == 4);
}

/* A number and what it begins. */
static bool
from_number(struct span *p, struct found *f)
{
	char next, after;
	int value;
	size_t n;

	if ((n = number(p, 4, &value)) == 0)
		return false;
	next = peek(*p, 0);
	after = peek(*p, 1);
	if (next != '\0' && strchr(":hH", next) != NULL && n <= 2 &&
	    f->hour < 0) {
		f->hour = value;
		f->minute = f->second = 0;
		f->vietnamese |= next != ':';
		take(p, next);
		return (next != ':' && !digit(after)) || rest_of_time(p, f);
	}
	if (next != '\0' && strchr("/-.", next) != NULL && digit(after) &&
	    f->a < 0 && f->year < 0 && f->day < 0)
		return numeric_date(p, f, value, n);
	if (n <= 2 && f->day < 0) {
		f->day = value;
		return true;
	}
	if (f->year >= 0 || n == 3)
		return false;
	f->year = n == 4 ? value : value + (value < 69 ? 2000 : 1900);
	return true;
}

/* The length of "Thứ 5", "thứ năm", "Chủ nhật", or 0. */
static size_t
vietnamese_weekday(struct span p)
{
	static const char *const whole[] = {
		"Chủ nhật", "Chủ Nhật", "chủ nhật", "CHỦ NHẬT",
	};
	static const char *const lead[] = { "Thứ ", "thứ ", "THỨ " };
	size_t n;

	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (span_starts(p, whole[i]))
			return strlen(whole[i]);
	for (size_t i = 0; i < sizeof lead / sizeof lead[0]; i++) {
		if (!span_starts(p, lead[i]))
			continue;
		for (n = strlen(lead[i]); n < p.len && p.s[n] != ' ' &&
		    p.s[n] != ','; n++)
			;
		return n;
	}
	return 0;
}

static const struct word *
find(struct span w)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i].text) == w.len &&
		    strncasecmp(words[i].text, w.s, w.len) == 0)
			return &words[i];
	return NULL;
}

static bool
zone_word(struct span *p, struct found *f, int minutes)
{
	char sign = peek(*p, 0);

	if (f->zoned)
		return true;		/* "+0700 (ICT)" */
	f->zoned = true;
	f->zone = minutes * 60;
	if ((sign == '+' || sign == '-') && digit(peek(*p, 1)))
		return offset(p, &f->zone);
	return true;
}

/* The number after "tháng" or "năm". */
static bool
labelled(struct span *p, struct found *f, int *field)
{
	f->vietnamese = true;
	while (take(p, ' '))
		;
	return number(p, 4, field) != 0;
}

static bool
use_word(struct span *p, struct found *f, const struct word *w)
{
	switch (w->kind) {
	case MONTH:
		if (f->month >= 0)
			return false;
		f->month = w->value;
		return true;
	case HALF:
		f->half = w->value;
		f->english_half = w->text[1] == 'm';
		return f->hour >= 0;
	case ZONE:
		return zone_word(p, f, w->value);
	case THANG:
		return labelled(p, f, &f->month);
	case NAM:
		return labelled(p, f, &f->year);
	case WEEKDAY:
	case NOISE:
		break;
	}
	return true;
}

static bool
from_word(struct span *p, struct found *f)
{
	size_t skip = vietnamese_weekday(*p);
	struct span w = { p->s, 0 };
	const struct word *word;

	if (skip != 0) {
		f->vietnamese = true;
		p->s += skip;
		p->len -= skip;
		return true;
	}
	while (w.len < p->len && ((p->s[w.len] & 0x80) != 0 ||
	    isalpha((unsigned char)p->s[w.len])))
		w.len++;
	if (w.len == 0 || (word = find(w)) == NULL)
		return false;
	p->s += w.len;
	p->len -= w.len;
	return use_word(p, f, word);
}

static bool
scan(struct span p, struct found *f)
{
	char c;

	while (p.len != 0) {
		c = p.s[0];
		if ((c == '+' || c == '-') && f->hour >= 0 && !f->zoned &&
		    digit(peek(p, 1))) {
			f->zoned = true;
			if (!offset(&p, &f->zone))
				return false;
		} else if (c != '\0' && strchr(" \t\r\n,-|()\"", c) != NULL) {
			p.s++;
			p.len--;
		} else if (!(digit(c) ? from_number(&p, f) :
		    from_word(&p, f))) {
			return false;
		}
	}
	return true;
}

/* Which of a/b is the month: .NET writes it first, and then AM or PM. */
static void
settle_order(struct found *f)
{
	bool month_first = f->english_half && !f->vietnamese;

	if (f->a < 0)
		return;
	if ((month_first ? f->a : f->b) > 12)
		month_first = !month_first;
	f->month = month_first ? f->a : f->b;
	f->day = month_first ? f->b : f->a;
}

static bool
settle(struct found *f, int zone, struct date *out)
{
	struct civil c = { .hour = 0 };

	settle_order(f);
	if (!clock_valid_day(f->year, f->month, f->day))
		return false;
	out->quality = f->hour < 0 ? DATE_ONLY :
	    f->zoned ? DATE_EXACT : DATE_ASSUMED_ZONE;
	if (f->half >= 0 && f->hour <= 12)
		f->hour = f->hour % 12 + f->half;
	if (f->hour > 23 || f->minute > 59 || f->second > 60)
		return false;
	if (!f->zoned)
		f->zone = f->a >= 0 || f->vietnamese ? clock_zone() : zone;
	c.year = f->year;
	c.month = f->month;
	c.day = f->day;
	if (f->hour >= 0) {
		c.hour = f->hour;
		c.minute = f->minute;
		c.second = f->second;
	}
	out->instant = clock_instant(&c) + clock_zone() - f->zone;
	return true;
}

/* Day n of the year to month and day. */
static bool
day_of_year(struct found *f, int n)
{
	int64_t start = clock_days(f->year, 1, 1);

	for (f->month = 12; f->month > 1; f->month--)
		if (start + n - 1 >= clock_days(f->year, f->month, 1))
			break;
	f->day = (int)(start + n - clock_days(f->year, f->month, 1));
	return true;
}

/* "2003", "2003-12", "2003-335", "20031231". */
static bool
short_date(struct span p, struct found *f)
{
	struct span whole = p;
	int n;

	f->month = f->day = 1;
	if (p.len == 8 && number(&whole, 8, &n) == 8) {
		f->year = n / 10000;
		f->month = n / 100 % 100;
		f->day = n % 100;
		return true;
	}
	if (number(&p, 4, &f->year) != 4 || f->year == 0)
		return false;
	if (p.len == 0)
		return true;
	if (!take(&p, '-'))
		return false;
	switch (number(&p, 3, &n)) {
	case 2:
		f->month = n;
		return p.len == 0;
	case 3:
		return p.len == 0 && day_of_year(f, n);
	}
	return false;
}

/* The date and time that RFC 3339 wants, a blank or "T" between. */
static bool
iso(struct span p, struct found *f)
{
	if (number(&p, 4, &f->year) != 4 || !take(&p, '-') ||
	    number(&p, 2, &f->month) != 2 || !take(&p, '-') ||
	    number(&p, 2, &f->day) != 2)
		return false;
	if (p.len == 0)
		return true;
	if (!take(&p, 'T') && !take(&p, 't') && !take(&p, ' '))
		return false;
	if (number(&p, 2, &f->hour) == 0 || !take(&p, ':') ||
	    !rest_of_time(&p, f))
		return false;
	p = span_trim(p);
	if (p.len == 0)
		return true;
	f->zoned = true;
	if (take(&p, 'Z') || take(&p, 'z'))
		return p.len == 0;
	if (p.s[0] != '+' && p.s[0] != '-')
		return false;
	return offset(&p, &f->zone) && p.len == 0;
}

bool
date_parse(struct span text, int zone, struct date *out)
{
	static bool (*const forms[])(struct span, struct found *) = {
		iso, short_date, scan,
	};
	struct found f;

	text = span_trim(text);
	if (text.len == 0 || text.len > LENGTH_MOST)
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		f = (struct found){ -1, -1, -1, -1, -1, -1, -1, -1, -1,
		    false, false, false, 0 };
		if (forms[i](text, &f))
			return settle(&f, zone, out);
	}
	return false;
}

bool
date_stamp(struct span text, struct date *out)
{
	int64_t value = 0;
	size_t n;

	text = span_trim(text);
	for (n = 0; n < text.len && n < 17 && digit(text.s[n]); n++)
		value = value * 10 + (text.s[n] - '0');
	if (n <= 10 && n < text.len && text.s[n] == '.')
		for (text.len--; text.len > n && digit(text.s[text.len]); )
			text.len--;		/* "1695372085.25" */
	if (n >= 9 && n <= 16 && n == text.len) {
		out->instant = n >= 15 ? value / 1000000 :
		    n >= 12 ? value / 1000 : value;
		out->quality = DATE_EXACT;
		return true;
	}
	return date_parse(text, clock_zone(), out);
}

const char *
date_quality_name(enum date_quality quality)
{
	static const char *const names[] = {
		[DATE_EXACT] = NULL,
		[DATE_ASSUMED_ZONE] = "assumed_tz",
		[DATE_ONLY] = "date_only",
	};

	return names[quality];
}
