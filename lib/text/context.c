#include "lib/text/context.h"

#include "lib/base/utf8.h"
#include "lib/text/letter.h"
#include "lib/text/teencode.h"

bool
context_adjacent(const struct context *c, size_t i)
{
	return i + 1 < c->tokens->n &&
	    c->tokens->v[i].to == c->tokens->v[i + 1].from;
}

bool
context_named(const struct context *c, size_t i)
{
	return i > 0 && context_adjacent(c, i - 1) &&
	    (c->text.s[c->tokens->v[i - 1].from] == '#' ||
	    c->text.s[c->tokens->v[i - 1].from] == '@');
}

static bool
upper(uint32_t code)
{
	return letter_lower(code) != code;
}

bool
context_capitals(const struct context *c, const struct token *t)
{
	struct span s = { c->text.s + t->from, t->to - t->from };
	uint32_t code;
	size_t n, letters = 0;

	while ((n = utf8_next(s, &code)) != 0) {
		if (!upper(code) && !(code >= '0' && code <= '9'))
			return false;
		letters++;
		s.s += n;
		s.len -= n;
	}
	return letters > 1;
}

bool
context_starts_upper(const struct context *c, const struct token *t)
{
	uint32_t code = 0;

	utf8_next((struct span){ c->text.s + t->from, t->to - t->from },
	    &code);
	return upper(code);
}

/* "P.5" is before its number. */
static bool
dotted(const struct context *c, size_t i)
{
	return context_adjacent(c, i) && context_adjacent(c, i + 1) &&
	    c->tokens->v[i + 1].to - c->tokens->v[i + 1].from == 1 &&
	    c->text.s[c->tokens->v[i + 1].from] == '.' &&
	    c->tokens->v[i + 2].kind == TOKEN_NUMBER;
}

unsigned
context_place(const struct context *c, size_t from, size_t to, size_t i)
{
	const struct token *t = c->tokens->v;
	unsigned place = 0;

	if (i > from && t[i - 1].kind == TOKEN_NUMBER)
		place |= TEENCODE_AFTER_NUMBER |
		    (context_adjacent(c, i - 1) ? TEENCODE_GLUED : 0);
	if (i + 1 < to && t[i + 1].kind == TOKEN_NUMBER)
		place |= TEENCODE_BEFORE_NUMBER |
		    (context_adjacent(c, i) ? TEENCODE_GLUED : 0);
	if (dotted(c, i))
		place |= TEENCODE_BEFORE_NUMBER;
	place |= i == from || t[i - 1].kind == TOKEN_BREAK ||
	    t[i - 1].kind == TOKEN_PUNCT ? TEENCODE_START :
	    TEENCODE_AFTER_WORD;
	if (i + 1 >= to || (t[i + 1].kind != TOKEN_WORD &&
	    t[i + 1].kind != TOKEN_NUMBER))
		place |= TEENCODE_END;
	if (context_capitals(c, &t[i]))
		place |= TEENCODE_CAPITALS;
	return place;
}
