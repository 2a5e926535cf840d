#include "lib/markup/mend.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define REFERENCE	32	/* no name of an entity is longer */
#define ATTRIBUTES	200	/* libxml2 compares each with each */

/* What 0x80 to 0x9f are in windows-1252; 0 is nothing. */
static const unsigned short windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static bool
starts(const char *at, const char *end, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(end - at) >= n && strncasecmp(at, with, n) == 0;
}

/* The byte after the next `what`, or the end. */
static const char *
after(const char *at, const char *end, const char *what)
{
	const char *found = memmem(at, (size_t)(end - at), what, strlen(what));

	return found != NULL ? found + strlen(what) : end;
}

/* The byte after a document type: brackets and quotes may hold a '>'. */
static const char *
after_doctype(const char *at, const char *end)
{
	bool inner = false;
	char quote = '\0';

	for (; at < end; at++) {
		if (quote != '\0') {
			if (*at == quote)
				quote = '\0';
		} else if (*at == '"' || *at == '\'') {
			quote = *at;
		} else if (*at == '[') {
			inner = true;
		} else if (*at == ']') {
			inner = false;
		} else if (*at == '>' && !inner) {
			return at + 1;
		}
	}
	return end;
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
	if (c >= 0x80 && c <= 0x9f && windows[c - 0x80] != 0)
		return windows[c - 0x80];
	return allowed(c) ? c : 0xfffd;
}

/*
 * The character that the reference at `at`, a '&', stands for, and the byte
 * after it in *next; 0 if it is none.
 */
static long
reference(const char *at, const char *end, const char **next)
{
	const htmlEntityDesc *known;
	char name[REFERENCE];
	size_t n = 0;

	for (at++; at < end && n + 1 < REFERENCE && *at != ';'; at++) {
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

static void
put(struct buf *out, long c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, bytes);

	if (n > 0)
		buf_add(out, bytes, (size_t)n);
}

/* A reference in XML: markup characters stay escaped. */
static const char *
put_reference(const char *at, const char *end, struct buf *out)
{
	const char *next = at + 1;
	long c = reference(at, end, &next);

	switch (c) {
	case 0:
		buf_puts(out, "&amp;");
		return at + 1;
	case '<':
		buf_puts(out, "&lt;");
		break;
	case '>':
		buf_puts(out, "&gt;");
		break;
	case '&':
		buf_puts(out, "&amp;");
		break;
	case '"':
		buf_puts(out, "&quot;");
		break;
	case '\'':
		buf_puts(out, "&#39;");
		break;
	default:
		put(out, c);
	}
	return next;
}

/* Bytes as they are but for controls and the two non-characters of UTF-8's end. */
static void
put_allowed(const char *at, const char *end, struct buf *out)
{
	const char *start = at;

	for (; at < end; at++) {
		if ((unsigned char)*at >= 0x20 || *at == '\t' || *at == '\n' ||
		    *at == '\r')
			if (!(*at == '\xef' && end - at > 2 &&
			    at[1] == '\xbf' && (unsigned char)at[2] >= 0xbe))
				continue;
		buf_add(out, start, (size_t)(at - start));
		if (*at == '\xef')
			at += 2;
		start = at + 1;
	}
	buf_add(out, start, (size_t)(end - start));
}

static const char *
put_cdata(const char *at, const char *end, struct buf *out)
{
	const char *next = after(at, end, "]]>");

	put_allowed(at, next, out);
	if (next == end && memcmp(end - 3, "]]>", 3) != 0)
		buf_puts(out, "]]>");	/* never closed */
	return next;
}

/* Whether the tag at `at` has so many attributes that it is an attack. */
static bool
is_crowded(const char *at, const char *end)
{
	size_t n = 0;

	for (at++; at < end && *at != '>' && *at != '<' && n <= ATTRIBUTES;
	    at++)
		n += *at == '=';
	return n > ATTRIBUTES;
}

void
mend_xml(struct span text, struct buf *out)
{
	const char *at = text.s, *end = text.s + text.len, *stop;

	at = memchr(text.s, '<', text.len);
	if (at == NULL)
		return;
	buf_room(out, text.len + text.len / 8);
	while (at < end) {
		if (starts(at, end, "<![CDATA[")) {
			at = put_cdata(at, end, out);
		} else if (starts(at, end, "<!--")) {
			at = after(at, end, "-->");
		} else if (starts(at, end, "<?")) {
			at = after(at, end, "?>");
		} else if (starts(at, end, "<!")) {
			at = after_doctype(at, end);
		} else if (*at == '&') {
			at = put_reference(at, end, out);
		} else if (*at == '<' && is_crowded(at, end)) {
			buf_puts(out, "&lt;");
			at++;
		} else {
			for (stop = at + 1; stop < end && *stop != '<' &&
			    *stop != '&'; stop++)
				;
			put_allowed(at, stop, out);
			at = stop;
		}
	}
}

void
mend_references(struct span text, struct buf *out)
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
		c = reference(stop, end, &next);
		if (c == 0)
			buf_putc(out, '&');
		else
			put(out, c);
		at = next;
		if (c == 0)
			at = stop + 1;
	}
	buf_puts(out, "");
}
