#include "lib/markup/date.h"

#include <ctype.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/markup/dateiso.h"
#include "lib/markup/dateword.h"

#define LENGTH_MOST	128	/* no date is longer */
#define SEPARATORS	" \t\r\n,-|()\"'"	/* they mean nothing */

/* The rest of a/b/c with one of "/-." between, year first or last. */
static bool
numeric_date(struct span *p, struct dateparts *f, int a, size_t width)
{
	char mark = p->s[0];
	int b, c;
	size_t n;

	dateparts_take(p, mark);
	if (dateparts_number(p, 2, &b) == 0 || !dateparts_take(p, mark) ||
	    (n = dateparts_number(p, 4, &c)) == 0)
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

/* After the number: "giờ 30", "giờ". */
static bool
spoken_hour(struct span *p, struct dateparts *f, int hour)
{
	struct span rest = span_trim(*p);

	if (f->hour >= 0 || !span_starts(rest, "giờ"))
		return false;
	rest.s += strlen("giờ");
	rest.len -= strlen("giờ");
	rest = span_trim(rest);
	*p = rest;
	f->vietnamese = true;
	f->hour = hour;
	f->minute = f->second = 0;
	return !dateparts_digit(dateparts_peek(rest, 0)) ||
	    dateparts_minutes(p, f);
}

/* A number and what it begins. */
static bool
from_number(struct span *p, struct dateparts *f)
{
	char next, after;
	int value;
	size_t n;

	if ((n = dateparts_number(p, 4, &value)) == 0)
		return false;
	if (n <= 2 && spoken_hour(p, f, value))
		return true;
	next = dateparts_peek(*p, 0);
	after = dateparts_peek(*p, 1);
	if (next != '\0' && strchr(":hH", next) != NULL && n <= 2 &&
	    f->hour < 0) {
		f->hour = value;
		f->minute = f->second = 0;
		f->vietnamese |= next != ':';
		dateparts_take(p, next);
		return (next != ':' && !dateparts_digit(after)) ||
		    dateparts_minutes(p, f);
	}
	if (next != '\0' && strchr("/-.", next) != NULL &&
	    dateparts_digit(after) && f->a < 0 && f->year < 0 && f->day < 0)
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

/* A zone's name, and what is added to it: "GMT+7", "GMT +07:00". */
static bool
zone_word(struct span *p, struct dateparts *f, int minutes)
{
	struct span sign = span_trim(*p);
	char c = dateparts_peek(sign, 0);

	if (f->zoned)
		return true;		/* "+0700 (ICT)" */
	f->zoned = true;
	f->zone = minutes * 60;
	if ((c != '+' && c != '-') ||
	    !dateparts_digit(dateparts_peek(sign, 1)))
		return true;
	*p = sign;
	return dateparts_offset(p, &f->zone);
}

/* The number after "tháng" or "năm". */
static bool
labelled(struct span *p, struct dateparts *f, int *field)
{
	size_t n;

	f->vietnamese = true;
	while (dateparts_take(p, ' '))
		;
	if (dateparts_number(p, 4, field) != 0)
		return true;
	n = dateword_numeral(*p, field);
	p->s += n;
	p->len -= n;
	return n != 0;
}

static bool
use_word(struct span *p, struct dateparts *f, const struct dateword *w)
{
	switch (w->kind) {
	case DATEWORD_MONTH:
		if (f->month >= 0)
			return false;
		f->month = w->value;
		return true;
	case DATEWORD_HALF:
		f->half = w->value;
		f->english_half = w->text[1] == 'm';
		return f->hour >= 0;
	case DATEWORD_AT:
		return f->hour < 0 || (f->day < 0 && f->a < 0) ||
		    zone_word(p, f, w->value);
	case DATEWORD_ZONE:
		return zone_word(p, f, w->value);
	case DATEWORD_THANG:
		return labelled(p, f, &f->month);
	case DATEWORD_NAM:
		return labelled(p, f, &f->year);
	case DATEWORD_NOISE:
		dateparts_take(p, '/');		/* "Etc/GMT" */
		break;
	case DATEWORD_WEEKDAY:
		break;
	}
	return true;
}

/* A zone that nobody knows: capitals after the time.  The time stands. */
static bool
strange_zone(struct span w, const struct dateparts *f)
{
	if (w.len < 2 || w.len > 5 || f->hour < 0 || f->zoned)
		return false;
	for (size_t i = 0; i < w.len; i++)
		if (!isupper((unsigned char)w.s[i]))
			return false;
	return true;
}

static bool
from_word(struct span *p, struct dateparts *f)
{
	size_t skip = dateword_weekday(*p);
	struct span w = { p->s, 0 };
	const struct dateword *word;

	if (skip != 0) {
		f->vietnamese = true;
		p->s += skip;
		p->len -= skip;
		return true;
	}
	while (w.len < p->len && ((p->s[w.len] & 0x80) != 0 ||
	    isalpha((unsigned char)p->s[w.len])))
		w.len++;
	word = dateword_find(w);
	p->s += w.len;
	p->len -= w.len;
	return word != NULL ? use_word(p, f, word) : strange_zone(w, f);
}

/* What a zone is called: "(Indochina Time)". */
static void
skip_comment(struct span *p)
{
	const char *close = memchr(p->s, ')', p->len);

	if (close == NULL)
		close = p->s + p->len - 1;
	p->len -= (size_t)(close + 1 - p->s);
	p->s = close + 1;
}

static bool
scan(struct span p, struct dateparts *f)
{
	char c;

	while (p.len != 0) {
		c = p.s[0];
		if ((c == '+' || c == '-') && f->hour >= 0 && !f->zoned &&
		    dateparts_digit(dateparts_peek(p, 1))) {
			f->zoned = true;
			if (!dateparts_offset(&p, &f->zone))
				return false;
		} else if (c == '(' && f->zoned) {
			skip_comment(&p);
		} else if (c != '\0' && strchr(SEPARATORS, c) != NULL) {
			p.s++;
			p.len--;
		} else if (!(dateparts_digit(c) ? from_number(&p, f) :
		    from_word(&p, f))) {
			return false;
		}
	}
	return true;
}

/* Which of a/b is the month: .NET writes it first, and then AM or PM. */
static void
settle_order(struct dateparts *f)
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
settle(struct dateparts *f, int zone, struct date *out)
{
	struct civil c = { .hour = 0 };

	settle_order(f);
	if (!clock_valid_day(f->year, f->month, f->day))
		return false;
	out->quality = f->hour < 0 ? DATE_ONLY :
	    f->zoned ? DATE_EXACT : DATE_ASSUMED_ZONE;
	if (f->half >= 0 && f->hour <= 12)
		f->hour = f->hour % 12 + f->half;
	if (f->hour == 24 && f->minute == 0 && f->second == 0)
		;			/* midnight at the day's end */
	else if (f->hour > 23 || f->minute > 59 || f->second > 60)
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

bool
date_parse(struct span text, int zone, struct date *out)
{
	static bool (*const forms[])(struct span, struct dateparts *) = {
		dateiso_read, scan,
	};
	struct dateparts f;

	text = span_trim(text);
	if (text.len == 0 || text.len > LENGTH_MOST)
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		dateparts_init(&f);
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
	for (n = 0; n < text.len && n < 17 && dateparts_digit(text.s[n]); n++)
		value = value * 10 + (text.s[n] - '0');
	if (n <= 10 && n < text.len && text.s[n] == '.')
		for (text.len--; text.len > n &&
		    dateparts_digit(text.s[text.len]); )
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
