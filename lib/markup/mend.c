#include "lib/markup/mend.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "lib/base/utf8.h"
#include "lib/markup/entity.h"

#define REFERENCE	32	/* no name of an entity is longer */
#define ATTRIBUTES	200	/* libxml2 compares each with each */

/* What 0x80 to 0x9f are in windows-1252; 0 is nothing. */
static const unsigned short windows[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

long
mend_windows(long c)
{
	return c >= 0x80 && c <= 0x9f ? windows[c - 0x80] : 0;
}

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
	if (mend_windows(c) != 0)
		return mend_windows(c);
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

/* The text that an entity of the document stands for; false if it has none. */
static bool
put_entity(const char *at, const char *end, struct entities *own,
    const char **next, struct buf *out)
{
	struct span name = { at + 1, 0 }, value;

	while (name.s + name.len < end && (isalnum((unsigned char)
	    name.s[name.len]) || memchr("_.-", name.s[name.len], 3) != NULL))
		name.len++;
	if (name.s + name.len == end || name.s[name.len] != ';')
		return false;
	value = entity_use(own, name);
	if (value.s == NULL)
		return false;
	*next = name.s + name.len + 1;
	for (size_t i = 0; i < value.len; i++)
		if (value.s[i] == '>')
			buf_puts(out, "&gt;");
		else if (value.s[i] == '"')
			buf_puts(out, "&quot;");
		else if ((unsigned char)value.s[i] >= 0x20)
			buf_putc(out, value.s[i]);
		else
			buf_putc(out, ' ');
	return true;
}

/* A reference in XML: markup characters stay escaped. */
static const char *
put_reference(const char *at, const char *end, struct entities *own,
    struct buf *out)
{
	const char *next = at + 1;
	long c = reference(at, end, &next);

	switch (c) {
	case 0:
		if (put_entity(at, end, own, &next, out))
			break;
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

/* Bytes as they are but for controls and U+FFFE and U+FFFF. */
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
	struct entities own = { .n = 0 };
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
			stop = after_doctype(at, end);
			entity_declare(&own, (struct span){ at,
			    (size_t)(stop - at) });
			at = stop;
		} else if (*at == '&') {
			at = put_reference(at, end, &own, out);
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

/* The byte that windows-1252, or ISO 8859-1 where that has none, gives it. */
static int
byte_of(uint32_t c)
{
	if (c <= 0xff)
		return (int)c;
	for (int i = 0; i < 32; i++)
		if (windows[i] == c)
			return 0x80 + i;
	return -1;
}

/* UTF-8, and no C1 control: they are what is left of text read wrongly. */
static bool
is_text(struct span p)
{
	size_t n;
	uint32_t c;

	for (; p.len != 0; p.s += n, p.len -= n) {
		n = utf8_next(p, &c);
		if ((n == 1 && c >= 0x80) || (c >= 0x80 && c <= 0x9f))
			return false;
	}
	return true;
}

/* Where the first byte beyond ASCII is, or the length. */
static size_t
first_wide(struct span p)
{
	size_t i;

	for (i = 0; i < p.len && (p.s[i] & 0x80) == 0; i++)
		;
	return i;
}

bool
mend_mojibake(struct span text, struct buf *out)
{
	size_t n, start = out->len;
	bool wide = false;
	uint32_t c;
	int byte;

	if (first_wide(text) == text.len)
		return false;
	buf_puts(out, "");
	for (struct span p = text; p.len != 0; p.s += n, p.len -= n) {
		n = utf8_next(p, &c);
		if ((byte = byte_of(c)) == -1)
			goto none;
		wide |= byte >= 0x80;
		buf_putc(out, (char)byte);
	}
	if (wide && is_text((struct span){ out->s + start,
	    out->len - start }))
		return true;
none:
	buf_cut(out, start);
	return false;
}
