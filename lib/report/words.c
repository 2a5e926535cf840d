#include "lib/report/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/span.h"
#include "lib/report/wording.h"

const char *
words_get(enum words_lang lang, enum word word)
{
	return wording[word].in[lang];
}

struct words_arg
words_text(const char *name, const char *text)
{
	return (struct words_arg){ .name = name, .text = text };
}

struct words_arg
words_whole(const char *name, int64_t n)
{
	return (struct words_arg){ .name = name, .number = (double)n };
}

struct words_arg
words_decimal(const char *name, double x, int places)
{
	return (struct words_arg){ .name = name, .number = x,
	    .places = places };
}

struct words_arg
words_percent(const char *name, double share)
{
	return (struct words_arg){ .name = name, .number = share * 100,
	    .places = -1 };
}

static void
put_arg(struct buf *b, enum words_lang lang, const struct words_arg *a)
{
	if (a->text != NULL) {
		buf_puts(b, a->text);
		return;
	}
	words_number(b, lang, a->number, a->places == -1 ? 1 : a->places);
	if (a->places == -1)
		buf_putc(b, '%');
}

/* "posts" or "posts?one|many", what stood between the braces. */
static void
put_place(struct buf *b, enum words_lang lang, struct span place,
    const struct words_arg *a)
{
	struct span rest = place, name = span_cut(&rest, '?'), one;

	while (a->name != NULL && !span_is(name, a->name))
		a++;
	if (a->name == NULL)
		return;
	if (rest.s == NULL) {
		put_arg(b, lang, a);
		return;
	}
	one = span_cut(&rest, '|');
	buf_span(b, a->text == NULL && a->number == 1 ? one : rest);
}

void
words_fill(struct buf *b, enum words_lang lang, enum word word,
    const struct words_arg args[])
{
	const char *at = words_get(lang, word);
	size_t n;

	for (;;) {
		n = strcspn(at, "{");
		buf_add(b, at, n);
		at += n;
		if (*at == '\0')
			return;
		n = strcspn(++at, "}");
		put_place(b, lang, (struct span){ at, n }, args);
		at += n + (at[n] == '}');
	}
}

char *
words_filled(enum words_lang lang, enum word word,
    const struct words_arg args[])
{
	struct buf b = BUF_INIT;

	words_fill(&b, lang, word, args);
	return buf_take(&b);
}

void
words_number(struct buf *b, enum words_lang lang, double x, int places)
{
	const char *group = lang == WORDS_VI ? "." : ",";
	const char *point = lang == WORDS_VI ? "," : ".";
	char digits[64];
	size_t whole;

	if (!isfinite(x) || fabs(x) > 1e18) {
		buf_puts(b, "–");
		return;
	}
	snprintf(digits, sizeof digits, "%.*f", places < 9 ? places : 9,
	    fabs(x));
	if (x < 0 && strspn(digits, "0.") != strlen(digits))
		buf_puts(b, "−");
	whole = strcspn(digits, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i != 0 && (whole - i) % 3 == 0)
			buf_puts(b, group);
		buf_putc(b, digits[i]);
	}
	if (digits[whole] == '.') {
		buf_puts(b, point);
		buf_puts(b, digits + whole + 1);
	}
}

static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
	"Nov", "Dec"
};

void
words_day(struct buf *b, enum words_lang lang, int64_t at)
{
	struct civil c = clock_civil(at);

	if (lang == WORDS_VI)
		buf_printf(b, "%02d/%02d", c.day, c.month);
	else
		buf_printf(b, "%d %s", c.day, months[c.month - 1]);
}

void
words_date(struct buf *b, enum words_lang lang, int64_t at)
{
	struct civil c = clock_civil(at);

	words_day(b, lang, at);
	buf_printf(b, "%s%d", lang == WORDS_VI ? "/" : " ", c.year);
}

void
words_moment(struct buf *b, enum words_lang lang, int64_t at)
{
	struct civil c = clock_civil(at);

	if (lang == WORDS_VI)
		buf_printf(b, "%02d:%02d ", c.hour, c.minute);
	words_day(b, lang, at);
	if (lang == WORDS_EN)
		buf_printf(b, " %02d:%02d", c.hour, c.minute);
}

void
words_time(struct buf *b, enum words_lang lang, int64_t at)
{
	struct civil c = clock_civil(at);

	if (lang == WORDS_VI)
		buf_printf(b, "%02d:%02d ", c.hour, c.minute);
	words_date(b, lang, at);
	if (lang == WORDS_EN)
		buf_printf(b, " %02d:%02d", c.hour, c.minute);
}
