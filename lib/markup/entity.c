#include "lib/markup/entity.h"

#include <ctype.h>
#include <string.h>

#define VALUE_MOST	256

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

static struct span
word(struct span *p)
{
	struct span w;

	*p = span_trim(*p);
	w = (struct span){ p->s, 0 };
	while (w.len < p->len && !isspace((unsigned char)p->s[w.len]))
		w.len++;
	p->s += w.len;
	p->len -= w.len;
	return w;
}

/* After "<!ENTITY": a name and a value in quotes. */
static void
declare(struct entities *e, struct span rest)
{
	struct span name = word(&rest);
	const char *close;

	rest = span_trim(rest);
	if (name.len == 0 || rest.len < 2 || e->n == ENTITY_MOST ||
	    (rest.s[0] != '"' && rest.s[0] != '\''))
		return;
	close = memchr(rest.s + 1, rest.s[0], rest.len - 1);
	if (close == NULL)
		return;
	rest = (struct span){ rest.s + 1, (size_t)(close - rest.s - 1) };
	if (!is_safe(rest))
		return;
	e->name[e->n] = name;
	e->value[e->n++] = rest;
}

void
entity_declare(struct entities *e, struct span in)
{
	static const char begin[] = "<!ENTITY";
	const char *end = in.s + in.len, *p = in.s;

	while (e->n < ENTITY_MOST && (p = memmem(p, (size_t)(end - p), begin,
	    sizeof begin - 1)) != NULL) {
		p += sizeof begin - 1;
		declare(e, (struct span){ p, (size_t)(end - p) });
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
