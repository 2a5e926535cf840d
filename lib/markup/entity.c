#include "lib/markup/entity.h"

#include <ctype.h>
#include <string.h>

#define VALUE_MOST	256
#define DECLARATION	512	/* bytes; a longer one is passed over */

/* Plain text, or one reference by number. */
static bool
is_safe(struct span v)
{
	size_t n = v.len;

	if (n > VALUE_MOST)
		return false;
	if (n > 3 && v.s[0] == '&' && v.s[1] == '#' && v.s[n - 1] == ';') {
		for (size_t i = 2; i + 1 < n; i++)
			if (!isalnum((unsigned char)v.s[i]))
				return false;
		return true;
	}
	return memchr(v.s, '&', n) == NULL && memchr(v.s, '%', n) == NULL &&
	    memchr(v.s, '<', n) == NULL;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && isspace((unsigned char)*p))
		p++;
	return p;
}

/* After "<!ENTITY": a name and a value in quotes, neither of them long. */
static void
declare(struct entities *e, const char *p, const char *end)
{
	struct span name, value;
	const char *close;

	if (end - p > DECLARATION)
		end = p + DECLARATION;
	name.s = skip_blanks(p, end);
	for (p = name.s; p < end && !isspace((unsigned char)*p); )
		p++;
	name.len = (size_t)(p - name.s);
	p = skip_blanks(p, end);
	if (name.len == 0 || p == end || (*p != '"' && *p != '\''))
		return;
	close = memchr(p + 1, *p, (size_t)(end - p - 1));
	if (close == NULL)
		return;
	value = (struct span){ p + 1, (size_t)(close - p - 1) };
	if (!is_safe(value))
		return;
	e->name[e->n] = name;
	e->value[e->n++] = value;
}

void
entity_declare(struct entities *e, struct span in)
{
	static const char begin[] = "<!ENTITY";
	const char *end = in.s + in.len, *p = in.s;

	while (e->n < ENTITY_MOST && (p = memmem(p, (size_t)(end - p), begin,
	    sizeof begin - 1)) != NULL) {
		p += sizeof begin - 1;
		declare(e, p, end);
	}
}

struct span
entity_use(struct entities *e, struct span name)
{
	for (size_t i = 0; i < e->n; i++) {
		if (!span_eq(e->name[i], name))
			continue;
		e->spent += e->value[i].len;
		return e->spent <= ENTITY_BUDGET ? e->value[i] : SPAN_NONE;
	}
	return SPAN_NONE;
}
