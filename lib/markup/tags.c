#include "lib/markup/tags.h"

#include <string.h>
#include <strings.h>

#define INNER_MOST	((size_t)256 << 10)

static void
pass_to(struct span *s, const char *to)
{
	s->len -= (size_t)(to - s->s);
	s->s = to;
}

/* What is in these is no markup. */
static bool
is_raw(const struct htmltag *tag)
{
	return !tag->closes && (tag->id == GUMBO_TAG_SCRIPT ||
	    tag->id == GUMBO_TAG_STYLE || tag->id == GUMBO_TAG_TEXTAREA ||
	    tag->id == GUMBO_TAG_TITLE);
}

bool
tags_next(struct tags *t)
{
	const char *end = t->rest.s + t->rest.len, *at;

	while (t->rest.len != 0 &&
	    (at = memchr(t->rest.s, '<', t->rest.len)) != NULL) {
		if (!htmltag_any(at, end, &t->tag)) {
			pass_to(&t->rest, at + 1);
			continue;
		}
		t->stop = htmltag_end(&t->tag, end);
		pass_to(&t->rest, is_raw(&t->tag) ?
		    htmltag_close(&t->tag, t->stop, end) : t->stop);
		if (t->tag.name.len != 0)
			return true;
	}
	return false;
}

struct span
tags_attribute(const struct tags *t, const char *name)
{
	const char *at = t->tag.rest;
	struct htmltag_attribute a;

	while (!t->tag.closes && htmltag_attribute(&at, t->stop, &a))
		if (a.name.len == strlen(name) &&
		    strncasecmp(a.name.s, name, a.name.len) == 0)
			return a.value;
	return SPAN_NONE;
}

bool
tags_class(const struct tags *t, const char *word)
{
	struct span words = tags_attribute(t, "class");
	size_t n;

	for (; words.len != 0; pass_to(&words, words.s + n)) {
		for (n = 0; n < words.len && !htmltag_blank(words.s[n]); n++)
			;
		if (span_is((struct span){ words.s, n }, word))
			return true;
		n += n < words.len;
	}
	return false;
}

bool
tags_inner(struct tags *t, struct span *out)
{
	struct tags in = { .rest = t->rest };
	size_t depth = 1;

	if (in.rest.len > INNER_MOST)
		in.rest.len = INNER_MOST;
	while (!t->tag.closes && tags_next(&in)) {
		if (in.tag.name.len != t->tag.name.len ||
		    strncasecmp(in.tag.name.s, t->tag.name.s,
		    in.tag.name.len) != 0)
			continue;
		depth = in.tag.closes ? depth - 1 : depth + 1;
		if (depth != 0)
			continue;
		/* Up to the "</" of the end tag. */
		*out = (struct span){ t->rest.s,
		    (size_t)(in.tag.name.s - 2 - t->rest.s) };
		pass_to(&t->rest, in.rest.s);
		return true;
	}
	return false;
}
