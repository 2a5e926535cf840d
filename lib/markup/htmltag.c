#include "lib/markup/htmltag.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define NAME_MOST	32	/* letters in the name of an element, … */
#define ATTR_MOST	64	/* … of an attribute, and blanks before it */

/* Attributes that stand without a value. */
static const char *const flags[] = {
	"allowfullscreen", "async", "autofocus", "autoplay", "checked",
	"compact", "controls", "default", "defer", "disabled", "download",
	"hidden", "inert", "ismap", "itemscope", "loop", "multiple", "muted",
	"nomodule", "noshade", "novalidate", "nowrap", "open", "playsinline",
	"readonly", "required", "reversed", "selected",
};

bool
htmltag_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool
is_flag(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		if (strlen(flags[i]) == len &&
		    strncasecmp(flags[i], name, len) == 0)
			return true;
	return false;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	const char *from = p;

	while (p < end && htmltag_blank(*p) && p - from < ATTR_MOST)
		p++;
	return p;
}

static const char *
skip_name(const char *p, const char *end)
{
	const char *from = p;

	while (p < end && p - from < ATTR_MOST && (isalnum((unsigned char)*p) ||
	    *p == '-' || *p == '_' || *p == ':'))
		p++;
	return p;
}

/* What follows the name makes it a tag: its end, or an attribute. */
static bool
goes_on(const char *p, const char *end)
{
	const char *from;

	if (p < end && *p == '/')
		p++;
	if (p < end && *p == '>')
		return true;
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		from = p;
		p = skip_blanks(p, end);
		if (p == from)
			return false;
		if (p < end && *p == '/')
			p++;
		if (p < end && *p == '>')
			return true;
		from = p;
		p = skip_name(p, end);
		if (p == from || p == end)
			return false;
		if (*p == '=')
			return true;
		if (!is_flag(from, (size_t)(p - from)))
			return false;
		if (*p == '>' || *p == '/')
			return true;
	}
	return false;
}

static bool
declaration(const char *p, const char *end, struct htmltag *t)
{
	t->comment = end - p > 2 && p[1] == '-' && p[2] == '-';
	t->rest = p + (t->comment ? 3 : 1);
	return t->comment ||
	    (end - p > 8 && strncasecmp(p, "!doctype", 8) == 0);
}

static bool
read_tag(const char *p, const char *end, struct htmltag *t, bool any)
{
	const char *name;

	*t = (struct htmltag){ .id = GUMBO_TAG_UNKNOWN };
	if (++p == end)
		return false;
	if (*p == '!')
		return declaration(p, end, t);
	if ((t->closes = *p == '/'))
		p++;
	for (name = p; p < end && p - name < NAME_MOST &&
	    (isalnum((unsigned char)*p) || (any && *p == '-')); p++)
		;
	t->name = (struct span){ name, (size_t)(p - name) };
	t->rest = p;
	if (p == name || !isalpha((unsigned char)*name) || !goes_on(p, end))
		return false;
	t->id = gumbo_tagn_enum(name, (unsigned)t->name.len);
	t->foreign = t->id == GUMBO_TAG_UNKNOWN;
	return any || !t->foreign;
}

bool
htmltag_at(const char *p, const char *end, struct htmltag *t)
{
	return read_tag(p, end, t, false);
}

bool
htmltag_any(const char *p, const char *end, struct htmltag *t)
{
	return read_tag(p, end, t, true);
}

static const char *
comment_end(const char *p, const char *end)
{
	p = memmem(p, (size_t)(end - p), "-->", 3);
	return p != NULL ? p + 3 : end;
}

static const char *
tag_end(const char *p, const char *end)
{
	bool value = false;	/* a value begins: quotes count */

	for (; p < end && *p != '>'; p++) {
		if (value && (*p == '"' || *p == '\'')) {
			p = memchr(p + 1, *p, (size_t)(end - p - 1));
			if (p == NULL)
				return end;
		}
		value = *p == '=' || (value && htmltag_blank(*p));
	}
	return p < end ? p + 1 : end;
}

const char *
htmltag_end(const struct htmltag *t, const char *end)
{
	return t->comment ? comment_end(t->rest, end) : tag_end(t->rest, end);
}

const char *
htmltag_close(const struct htmltag *t, const char *p, const char *end)
{
	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		p++;
		if ((size_t)(end - p) > t->name.len && *p == '/' &&
		    strncasecmp(p + 1, t->name.s, t->name.len) == 0)
			return tag_end(p, end);
	}
	return end;
}

bool
htmltag_attribute(const char **at, const char *stop,
    struct htmltag_attribute *a)
{
	const char *p = *at, *from;

	*a = (struct htmltag_attribute){ SPAN_NONE, SPAN_NONE };
	while (p < stop && (htmltag_blank(*p) || *p == '/' || *p == '='))
		p++;
	for (from = p; p < stop && !htmltag_blank(*p) && *p != '/' &&
	    *p != '>' && *p != '='; )
		p++;
	if (p == from)
		return false;
	a->name = (struct span){ from, (size_t)(p - from) };
	while (p < stop && htmltag_blank(*p))
		p++;
	*at = p;
	if (p == stop || *p != '=')
		return true;
	for (p++; p < stop && htmltag_blank(*p); )
		p++;
	from = p;
	if (p < stop && (*p == '"' || *p == '\'')) {
		from = p + 1;
		p = memchr(from, *p, (size_t)(stop - from));
		if (p == NULL)
			p = stop;
		*at = p < stop ? p + 1 : stop;
	} else {
		while (p < stop && !htmltag_blank(*p) && *p != '>')
			p++;
		*at = p;
	}
	a->value = (struct span){ from, (size_t)(p - from) };
	return true;
}

size_t
htmltag_reference(const char *p, const char *end)
{
	const char *from = p++;
	bool number = p < end && *p == '#';

	p += number;
	while (p < end && p - from < NAME_MOST && isalnum((unsigned char)*p))
		p++;
	if (p == end || *p != ';' || p - from < (number ? 3 : 2))
		return 0;
	return (size_t)(p + 1 - from);
}
