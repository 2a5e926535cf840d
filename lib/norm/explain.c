#include "lib/norm/explain.h"

#include <stdbool.h>
#include <string.h>

#include "lib/io/jspan.h"

#define DIGITS	4

void
explain_reset(struct explain *e)
{
	buf_reset(&e->json);
	e->n = 0;
}

static bool
continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static bool
personal(struct span s)
{
	unsigned digits = 0;

	for (size_t i = 0; i < s.len; i++) {
		digits += s.s[i] >= '0' && s.s[i] <= '9';
		if (s.s[i] == '@' || digits >= DIGITS)
			return true;
	}
	return false;
}

/* Cut off what both begin and end with, at whole characters. */
static size_t
trim(struct span *a, struct span *b)
{
	size_t n = 0, back = 0;
	size_t most = a->len < b->len ? a->len : b->len;

	while (n < most && a->s[n] == b->s[n])
		n++;
	while (n > 0 && ((n < a->len && continues(a->s[n])) ||
	    (n < b->len && continues(b->s[n]))))
		n--;
	while (back < most - n &&
	    a->s[a->len - 1 - back] == b->s[b->len - 1 - back])
		back++;
	while (back > 0 && continues(a->s[a->len - back]))
		back--;
	*a = (struct span){ a->s + n, a->len - n - back };
	*b = (struct span){ b->s + n, b->len - n - back };
	return n;
}

static void
side(struct buf *json, const char *name, struct span s)
{
	struct buf text = BUF_INIT;
	size_t n = s.len;

	if (n > EXPLAIN_BYTES) {
		n = EXPLAIN_BYTES;
		while (n > 0 && continues(s.s[n]))
			n--;
	}
	buf_add(&text, s.s, n);
	if (n < s.len)
		buf_puts(&text, "…");
	buf_printf(json, ",\"%s\":", name);
	jspan_quote(json, buf_get(&text));
	buf_free(&text);
}

void
explain_add(struct explain *e, const char *step, struct span was,
    struct span is)
{
	size_t at;

	if (e->n == EXPLAIN_MOST)
		return;
	at = trim(&was, &is);
	buf_printf(&e->json, "%s{\"step\":\"%s\",\"at\":%zu",
	    e->n == 0 ? "" : ",", step, at);
	if (strcmp(step, "redact") != 0 && !personal(was) && !personal(is)) {
		side(&e->json, "was", was);
		side(&e->json, "is", is);
	}
	buf_putc(&e->json, '}');
	e->n++;
}
