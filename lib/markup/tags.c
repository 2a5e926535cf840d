#include "lib/markup/tags.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/mend.h"

#define INNER_MOST	((size_t)256 << 10)	/* a longer one is none */

static void
pass(struct span *s, size_t n)
{
	s->s += n;
	s->len -= n;
}

static void
pass_to(struct span *s, const char *mark)
{
	const char *at = s->len == 0 ? NULL : memmem(s->s, s->len, mark,
	    strlen(mark));

	pass(s, at != NULL ? (size_t)(at - s->s) + strlen(mark) : s->len);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
pass_blanks(struct span *s)
{
	while (s->len != 0 && (is_blank(*s->s) || *s->s == '/'))
		pass(s, 1);
}

/* The next attribute of the span, or false at its end. */
static bool
next_attribute(struct span *s, struct span *name, struct span *value)
{
	char quote;

	pass_blanks(s);
	*value = (struct span){ s->s, 0 };
	*name = *value;
	if (s->len == 0 || *s->s == '>')
		return false;
	/* A '=' at the beginning is part of the name. */
	do {
		pass(s, 1);
		name->len++;
	} while (s->len != 0 && !is_blank(*s->s) && strchr("/>=", *s->s) ==
	    NULL);
	while (s->len != 0 && is_blank(*s->s))
		pass(s, 1);
	if (s->len == 0 || *s->s != '=')
		return true;
	pass(s, 1);
	while (s->len != 0 && is_blank(*s->s))
		pass(s, 1);
	quote = s->len != 0 && (*s->s == '"' || *s->s == '\'') ? *s->s : '\0';
	if (quote != '\0')
		pass(s, 1);
	value->s = s->s;
	while (s->len != 0 && (quote != '\0' ? *s->s != quote :
	    !is_blank(*s->s) && *s->s != '>'))
		pass(s, 1);
	value->len = (size_t)(s->s - value->s);
	if (quote != '\0' && s->len != 0)
		pass(s, 1);
	return true;
}

static bool
is_name(struct span name, const char *word)
{
	return name.len == strlen(word) && strncasecmp(name.s, word,
	    name.len) == 0;
}

/* Text of these is no markup; its end is the first end tag of that name. */
static void
pass_raw(struct tags *t)
{
	static const char *const raw[] = {
		"script", "style", "textarea", "title", "xmp", "iframe",
		"noembed", "noframes",
	};
	struct span s = t->rest;
	bool is_raw = false;

	for (size_t i = 0; i < sizeof raw / sizeof raw[0]; i++)
		is_raw |= is_name(t->name, raw[i]);
	if (!is_raw || t->end)
		return;
	while (s.len != 0) {
		pass_to(&s, "</");
		if (s.len >= t->name.len && strncasecmp(s.s, t->name.s,
		    t->name.len) == 0)
			break;
	}
	/* Before the end tag, which is the next one. */
	t->rest = s.len == 0 ? s : (struct span){ s.s - 2, s.len + 2 };
}

/* What stands after a '<': a tag, or something that is passed over. */
static bool
take(struct tags *t)
{
	struct span *s = &t->rest, name, value;

	if (span_starts(*s, "!--")) {
		pass(s, 3);
		pass_to(s, "-->");
		return false;
	}
	t->end = s->len > 1 && *s->s == '/' && isalpha((unsigned char)s->s[1]);
	if (t->end)
		pass(s, 1);
	if (s->len == 0 || !isalpha((unsigned char)*s->s))
		return false;
	t->name = (struct span){ s->s, 0 };
	for (; s->len != 0 && !is_blank(*s->s) && *s->s != '/' &&
	    *s->s != '>'; t->name.len++)
		pass(s, 1);
	t->attributes = *s;
	while (next_attribute(s, &name, &value))
		;
	t->attributes.len = (size_t)(s->s - t->attributes.s);
	if (s->len == 0)
		return false;		/* the page ends in it */
	pass(s, 1);
	pass_raw(t);
	return true;
}

bool
tags_next(struct tags *t)
{
	while (t->rest.len != 0) {
		pass_to(&t->rest, "<");
		if (t->rest.len != 0 && take(t))
			return true;
	}
	return false;
}

struct span
tags_attribute(const struct tags *t, const char *name)
{
	struct span rest = t->attributes, is, value;

	while (!t->end && next_attribute(&rest, &is, &value))
		if (is_name(is, name))
			return value;
	return SPAN_NONE;
}

bool
tags_value(const struct tags *t, const char *name, struct buf *out)
{
	struct span value = tags_attribute(t, name);

	buf_reset(out);
	if (value.s != NULL)
		mend_references(value, out);
	return value.s != NULL;
}

bool
tags_class(const struct tags *t, const char *word)
{
	struct span rest = tags_attribute(t, "class");
	size_t n;

	while (rest.len != 0) {
		for (n = 0; n < rest.len && !is_blank(rest.s[n]); n++)
			;
		if (span_is((struct span){ rest.s, n }, word))
			return true;
		pass(&rest, n);
		pass_blanks(&rest);
	}
	return false;
}

bool
tags_inner(struct tags *t, struct span *out)
{
	struct tags in = { .rest = t->rest };
	size_t depth = 1;

	if (t->end)
		return false;
	if (in.rest.len > INNER_MOST)
		in.rest.len = INNER_MOST;
	*out = (struct span){ t->rest.s, 0 };
	while (tags_next(&in)) {
		if (in.name.len != t->name.len || strncasecmp(in.name.s,
		    t->name.s, in.name.len) != 0)
			continue;
		depth = in.end ? depth - 1 : depth + 1;
		if (depth != 0)
			continue;
		/* The tag begins where its "</" does. */
		out->len = (size_t)(in.name.s - 2 - out->s);
		pass(&t->rest, (size_t)(in.rest.s - t->rest.s));
		return true;
	}
	return false;
}
