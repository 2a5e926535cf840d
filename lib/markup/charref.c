#include "lib/markup/charref.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"

#define NAME_MOST	32	/* no name of an entity is longer */

/* What 0x80 to 0x9f are in windows-1252; 0 is nothing. */
static const unsigned short windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

long
charref_windows(long c)
{
	return c >= 0x80 && c <= 0x9f ? windows[c - 0x80] : 0;
}

static bool
allowed(long c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	    (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) ||
	    (c >= 0x10000 && c <= 0x10ffff);
}

static long
numeric(const char *name)
{
	int base = tolower((unsigned char)name[1]) == 'x' ? 16 : 10;
	const char *digits = name + (base == 16 ? 2 : 1);
	char *end;
	long c;

	if (!isxdigit((unsigned char)*digits))
		return 0;
	c = strtol(digits, &end, base);
	if (*end != '\0')
		return 0;
	if (charref_windows(c) != 0)
		return charref_windows(c);
	return allowed(c) ? c : 0xfffd;
}

long
charref_at(const char *at, const char *end, const char **next)
{
	const htmlEntityDesc *known;
	char name[NAME_MOST];
	size_t n = 0;

	for (at++; at < end && n + 1 < NAME_MOST && *at != ';'; at++) {
		if (!isalnum((unsigned char)*at) && *at != '#')
			return 0;
		name[n++] = *at;
	}
	if (at == end || *at != ';' || n == 0)
		return 0;
	name[n] = '\0';
	*next = at + 1;
	if (name[0] == '#')
		return numeric(name);
	if (strcmp(name, "apos") == 0)
		return '\'';
	known = htmlEntityLookup((const xmlChar *)name);
	return known != NULL ? (long)known->value : 0;
}

void
charref_text(struct span text, struct buf *out)
{
	const char *at = text.s, *end = text.s + text.len, *stop, *next;
	long c;

	while (at < end) {
		stop = memchr(at, '&', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		buf_add(out, at, (size_t)(stop - at));
		if (stop == end)
			break;
		next = stop + 1;
		c = charref_at(stop, end, &next);
		if (c == 0)
			buf_putc(out, '&');
		else
			utf8_put(out, (uint32_t)c);
		at = c == 0 ? stop + 1 : next;
	}
	buf_puts(out, "");
}
