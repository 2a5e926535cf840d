#include "lib/base/span.h"

#include <string.h>
#include <utf8proc.h>

struct span
span_of(const char *s)
{
	return (struct span){ s, s != NULL ? strlen(s) : 0 };
}

bool
span_eq(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

bool
span_is(struct span a, const char *s)
{
	return a.s != NULL && span_eq(a, span_of(s));
}

int
span_cmp(struct span a, struct span b)
{
	size_t shared = a.len < b.len ? a.len : b.len;
	int order;

	order = shared != 0 ? memcmp(a.s, b.s, shared) : 0;
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool
span_starts(struct span a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.len >= n && memcmp(a.s, prefix, n) == 0;
}

bool
span_ends(struct span a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.len >= n && memcmp(a.s + a.len - n, suffix, n) == 0;
}

static bool
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct span
span_trim(struct span a)
{
	while (a.len > 0 && blank(a.s[0])) {
		a.s++;
		a.len--;
	}
	while (a.len > 0 && blank(a.s[a.len - 1]))
		a.len--;
	return a;
}

size_t
span_utf8(struct span a)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t i;

	for (i = 0; i < a.len; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)a.s + i,
		    (utf8proc_ssize_t)(a.len - i), &c);
		if (n <= 0)
			break;
	}
	return i;
}

struct span
span_cut(struct span *rest, char by)
{
	struct span part = *rest;
	const char *at;

	if (rest->s == NULL)
		return SPAN_NONE;
	at = rest->len != 0 ? memchr(rest->s, by, rest->len) : NULL;
	if (at == NULL) {
		*rest = SPAN_NONE;
		return part;
	}
	part.len = (size_t)(at - rest->s);
	rest->s = at + 1;
	rest->len -= part.len + 1;
	return part;
}
