#include "lib/markup/mendtext.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/markup/charref.h"

/* A character in XML: those of markup stay escaped. */
static void
put(struct mendtext *m, long c)
{
	switch (c) {
	case '<':
		buf_puts(m->out, "&lt;");
		break;
	case '>':
		buf_puts(m->out, "&gt;");
		break;
	case '&':
		buf_puts(m->out, "&amp;");
		break;
	case '"':
		buf_puts(m->out, "&quot;");
		break;
	case '\'':
		buf_puts(m->out, "&#39;");
		break;
	default:
		utf8_put(m->out, (uint32_t)c);
	}
}

/* The text that an entity of the document stands for; false if it has none. */
static bool
put_entity(struct mendtext *m, const char *at, const char **next)
{
	struct span name = { at + 1, 0 }, value;
	const char *rest;
	long c;

	while (name.s + name.len < m->end && (isalnum((unsigned char)
	    name.s[name.len]) || memchr("_.-", name.s[name.len], 3) != NULL))
		name.len++;
	if (name.s + name.len == m->end || name.s[name.len] != ';')
		return false;
	value = entity_use(&m->own, name);
	if (value.s == NULL)
		return false;
	*next = name.s + name.len + 1;
	if (value.len != 0 && value.s[0] == '&') {
		c = charref_at(value.s, value.s + value.len, &rest);
		put(m, c != 0 ? c : 0xfffd);
		return true;
	}
	for (size_t i = 0; i < value.len; i++)
		if ((value.s[i] & 0x80) != 0)
			buf_putc(m->out, value.s[i]);
		else
			put(m, value.s[i] < ' ' ? ' ' : value.s[i]);
	return true;
}

static const char *
put_reference(struct mendtext *m, const char *at)
{
	const char *next = at + 1;
	long c = charref_at(at, m->end, &next);

	if (c == 0 && put_entity(m, at, &next))
		return next;
	put(m, c != 0 ? c : '&');
	return c != 0 ? next : at + 1;
}

void
mendtext_bytes(struct mendtext *m, const char *at, const char *end)
{
	const char *start = at;

	for (; at < end; at++) {
		if ((unsigned char)*at >= 0x20 || *at == '\t' || *at == '\n' ||
		    *at == '\r')
			if (!(*at == '\xef' && end - at > 2 &&
			    at[1] == '\xbf' && (unsigned char)at[2] >= 0xbe))
				continue;
		buf_add(m->out, start, (size_t)(at - start));
		if (*at == '\xef')
			at += 2;
		start = at + 1;
	}
	buf_add(m->out, start, (size_t)(end - start));
}

void
mendtext_put(struct mendtext *m, const char *at, const char *stop)
{
	const char *from = at;

	while (at < stop) {
		if (*at != '&' && (*at != '>' || at - from < 2 ||
		    at[-1] != ']' || at[-2] != ']')) {
			at++;
			continue;
		}
		mendtext_bytes(m, from, at);
		if (*at == '&') {
			at = put_reference(m, at);
		} else {
			buf_puts(m->out, "&gt;");
			at++;
		}
		from = at;
	}
	mendtext_bytes(m, from, at);
}

void
mendtext_value(struct mendtext *m, struct span value)
{
	const char *p = value.s, *stop = value.s + value.len;

	buf_puts(m->out, "=\"");
	while (p < stop)
		if (*p == '&') {
			p = put_reference(m, p);
		} else if ((*p & 0x80) != 0) {
			mendtext_bytes(m, p, p + 1);
			p++;
		} else {
			put(m, *p < ' ' ? ' ' : *p);
			p++;
		}
	buf_putc(m->out, '"');
}
