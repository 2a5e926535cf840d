#include "lib/markup/dateword.h"

#include <string.h>
#include <strings.h>

#define MONTH	DATEWORD_MONTH
#define DAY	DATEWORD_WEEKDAY
#define HALF	DATEWORD_HALF
#define ZONE	DATEWORD_ZONE
#define NOISE	DATEWORD_NOISE

static const struct dateword words[] = {
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
	{ "mon", DAY, 0 }, { "monday", DAY, 0 },
	{ "tue", DAY, 0 }, { "tues", DAY, 0 }, { "tuesday", DAY, 0 },
	{ "wed", DAY, 0 }, { "wednesday", DAY, 0 },
	{ "thu", DAY, 0 }, { "thur", DAY, 0 }, { "thurs", DAY, 0 },
	{ "thursday", DAY, 0 }, { "fri", DAY, 0 }, { "friday", DAY, 0 },
	{ "sat", DAY, 0 }, { "saturday", DAY, 0 },
	{ "sun", DAY, 0 }, { "sunday", DAY, 0 }, { "cn", DAY, 0 },
	{ "am", HALF, 0 }, { "pm", HALF, 12 },
	{ "sa", HALF, 0 }, { "ch", HALF, 12 },
	{ "z", ZONE, 0 }, { "ut", ZONE, 0 }, { "utc", ZONE, 0 },
	{ "gmt", ZONE, 0 }, { "wet", ZONE, 0 },
	{ "ast", ZONE, -240 }, { "adt", ZONE, -180 },
	{ "est", ZONE, -300 }, { "edt", ZONE, -240 }, { "et", ZONE, -300 },
	{ "cst", ZONE, -360 }, { "cdt", ZONE, -300 }, { "ct", ZONE, -360 },
	{ "mst", ZONE, -420 }, { "mdt", ZONE, -360 }, { "mt", ZONE, -420 },
	{ "pst", ZONE, -480 }, { "pdt", ZONE, -420 }, { "pt", ZONE, -480 },
	/* The letters that RFC 822 names. */
	{ "a", ZONE, -60 }, { "m", ZONE, -720 }, { "n", ZONE, 60 },
	{ "y", ZONE, 720 },
	{ "bst", ZONE, 60 }, { "met", ZONE, 60 }, { "cet", ZONE, 60 },
	{ "cest", ZONE, 120 }, { "mest", ZONE, 120 }, { "msk", ZONE, 180 },
	{ "ict", ZONE, 420 }, { "hkt", ZONE, 480 }, { "jst", ZONE, 540 },
	{ "aest", ZONE, 600 },
	{ "at", DATEWORD_AT, -240 }, { "etc", NOISE, 0 },
	{ "phút", NOISE, 0 }, { "lúc", NOISE, 0 }, { "ngày", NOISE, 0 }, { "Ngày", NOISE, 0 },
	{ "tháng", DATEWORD_THANG, 0 }, { "Tháng", DATEWORD_THANG, 0 },
	{ "thg", DATEWORD_THANG, 0 }, { "th", DATEWORD_THANG, 0 },
	{ "năm", DATEWORD_NAM, 0 },
};

const struct dateword *
dateword_find(struct span w)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i].text) == w.len &&
		    strncasecmp(words[i].text, w.s, w.len) == 0)
			return &words[i];
	return NULL;
}

/* "T5" is the fifth day of the week to the Vietnamese, as "Thứ 5" is. */
static bool
numbered(struct span p)
{
	return p.len > 2 && p.s[0] == 'T' && p.s[1] >= '2' && p.s[1] <= '7' &&
	    (p.s[2] == ',' || p.s[2] == ' ');
}

size_t
dateword_weekday(struct span p)
{
	static const char *const whole[] = {
		"Chủ nhật", "Chủ Nhật", "chủ nhật", "CHỦ NHẬT",
	};
	static const char *const lead[] = { "Thứ ", "thứ ", "THỨ " };
	size_t n;

	if (numbered(p))
		return 2;
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

size_t
dateword_numeral(struct span p, int *value)
{
	/* Those that begin another come after it. */
	static const struct {
		const char	*text;
		int		 value;
	} numerals[] = {
		{ "mười một", 11 }, { "mười hai", 12 }, { "chạp", 12 },
		{ "mười", 10 }, { "giêng", 1 }, { "một", 1 }, { "hai", 2 },
		{ "ba", 3 }, { "tư", 4 }, { "bốn", 4 }, { "năm", 5 },
		{ "sáu", 6 }, { "bảy", 7 }, { "tám", 8 }, { "chín", 9 },
	};
	size_t n;

	for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
		n = strlen(numerals[i].text);
		if (p.len < n || strncasecmp(p.s, numerals[i].text, n) != 0)
			continue;
		*value = numerals[i].value;
		return n;
	}
	return 0;
}
