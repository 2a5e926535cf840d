#include "test/net/fill.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lib/base/clock.h"
#include "lib/base/nearest.h"

#define DIGITS_MOST	10

static const struct {
	const char	*name;
	const char	*time;		/* for strftime(3), or NULL */
	bool		 seconds;
} names[] = {
	{ "at", NULL, false },
	{ "host", NULL, false },
	{ "time", "", true },
	{ "iso", "%Y-%m-%dT%H:%M:%SZ", false },
	{ "http", "%a, %d %b %Y %H:%M:%S GMT", false },
};
#define NAMES	(sizeof names / sizeof names[0])

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "{word+12}": its word, its offset and how long it is, or 0 if it is none. */
static size_t
braces(struct span text, struct span *word, int64_t *offset)
{
	size_t i = 1, start;

	while (i < text.len && text.s[i] >= 'a' && text.s[i] <= 'z')
		i++;
	*word = (struct span){ text.s + 1, i - 1 };
	*offset = 0;
	if (i < text.len && (text.s[i] == '+' || text.s[i] == '-')) {
		start = ++i;
		for (; i < text.len && digit(text.s[i]); i++)
			*offset = *offset * 10 + (text.s[i] - '0');
		if (i == start || i - start > DIGITS_MOST)
			return 0;
		if (text.s[start - 1] == '-')
			*offset = -*offset;
	}
	return word->len > 0 && i < text.len && text.s[i] == '}' ? i + 1 : 0;
}

static size_t
find(struct span word)
{
	size_t i;

	for (i = 0; i < NAMES; i++)
		if (span_is(word, names[i].name))
			break;
	return i;
}

static void
put_time(struct buf *out, const char *format, int64_t at)
{
	char text[64];
	time_t t = (time_t)at;
	struct tm tm;

	if (gmtime_r(&t, &tm) != NULL &&
	    strftime(text, sizeof text, format, &tm) > 0)
		buf_puts(out, text);
}

static void
put(struct buf *out, size_t name, int64_t offset, const struct conn *c)
{
	if (names[name].seconds)
		buf_printf(out, "%lld", (long long)(clock_now() + offset));
	else if (names[name].time != NULL)
		put_time(out, names[name].time, clock_now() + offset);
	else
		buf_puts(out, name == 0 ? c->at : c->host);
}

void
fill(struct buf *out, struct span text, const struct conn *c)
{
	const char *brace;
	struct span word;
	int64_t offset;
	size_t len, name;

	while (text.len > 0 &&
	    (brace = memchr(text.s, '{', text.len)) != NULL) {
		buf_add(out, text.s, (size_t)(brace - text.s));
		text.len -= (size_t)(brace - text.s);
		text.s = brace;
		len = braces(text, &word, &offset);
		name = len != 0 ? find(word) : NAMES;
		if (name != NAMES)
			put(out, name, offset, c);
		else
			buf_add(out, text.s, len = 1);
		text.s += len;
		text.len -= len;
	}
	buf_span(out, text);
}

bool
fill_unknown(struct span text, struct span *word, const char **meant)
{
	const char *known[NAMES];
	char typed[16];
	int64_t offset;

	for (size_t i = 0; i < NAMES; i++)
		known[i] = names[i].name;
	for (; text.len > 0; text.s++, text.len--) {
		if (text.s[0] != '{' || braces(text, word, &offset) == 0 ||
		    offset == 0 || find(*word) != NAMES)
			continue;
		snprintf(typed, sizeof typed, "%.*s", SPAN_ARG(*word));
		*meant = nearest(typed, known, NAMES);
		return true;
	}
	return false;
}
