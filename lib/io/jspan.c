#include "lib/io/jspan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/io/jstring.h"
#include "lib/io/sixteen.h"

struct scan {
	const char		*start;
	const char		*at;
	const char		*end;
	struct jspan_fault	*fault;
	bool			 escaped;	/* a backslash was seen */
};

static bool
wrong(struct scan *s, const char *why)
{
	s->fault->at = (size_t)(s->at - s->start);
	s->fault->why = why;
	return false;
}

#ifdef __SSE2__
/* Whether a string of ASCII ends within the next sixteen bytes: most do. */
static inline bool
short_string(struct scan *s)
{
	unsigned stop, n;
	__m128i w;

	if (s->end - s->at < 16)
		return false;
	w = sixteen_load(s->at);
	if ((stop = sixteen_stops(w)) == 0)
		return false;
	n = (unsigned)__builtin_ctz(stop);
	if (s->at[n] != '"' ||
	    (sixteen_high(w) & ((1u << n) - 1)) != 0)
		return false;
	s->at += n + 1;
	return true;
}
#endif

/* At the byte after the opening quote; leaves at the byte after the last. */
static inline bool
string(struct scan *s)
{
	const char *why;

#ifdef __SSE2__
	if (short_string(s))
		return true;
#endif
	s->at = jstring_end(s->at, s->end, &s->escaped, &why);
	if (why != NULL)
		return wrong(s, why);
	s->at++;
	return true;
}

static void
blanks(struct scan *s)
{
	while (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' ||
	    (*s->at == '\n' && s->at < s->end))
		s->at++;
}

static bool
digits(struct scan *s)
{
	if (*s->at < '0' || *s->at > '9')
		return false;
	while (*s->at >= '0' && *s->at <= '9')
		s->at++;
	return true;
}

static bool
number(struct scan *s)
{
	if (*s->at == '-')
		s->at++;
	if (*s->at == '0')
		s->at++;
	else if (!digits(s))
		return wrong(s, "a value was expected");
	if (*s->at == '.') {
		s->at++;
		if (!digits(s))
			return wrong(s, "a digit was expected");
	}
	if (*s->at == 'e' || *s->at == 'E') {
		s->at++;
		if (*s->at == '+' || *s->at == '-')
			s->at++;
		if (!digits(s))
			return wrong(s, "a digit was expected");
	}
	return true;
}

static bool
word(struct scan *s, const char *name)
{
	size_t n = strlen(name);

	if ((size_t)(s->end - s->at) < n || memcmp(s->at, name, n) != 0)
		return wrong(s, "a value was expected");
	s->at += n;
	return true;
}

/* A value that is no object and no array. */
static bool
scalar(struct scan *s)
{
	if (s->at >= s->end)
		return wrong(s, "it ends too early");
	switch (*s->at) {
	case '"':
		s->at++;
		return string(s);
	case 't':
		return word(s, "true");
	case 'f':
		return word(s, "false");
	case 'n':
		return word(s, "null");
	default:
		return number(s);
	}
}

/* A key, its colon and the blanks around; *key without quotes. */
static bool
key(struct scan *s, struct span *name)
{
	if (*s->at != '"')
		return wrong(s, s->at >= s->end ? "it ends too early" :
		    "a key in quotes was expected");
	name->s = ++s->at;
	s->escaped = false;
	if (!string(s))
		return false;
	name->len = (size_t)(s->at - 1 - name->s);
	blanks(s);
	if (*s->at != ':')
		return wrong(s, "a colon was expected");
	s->at++;
	blanks(s);
	return true;
}

static bool
expect_more(struct scan *s)
{
	return wrong(s, s->at >= s->end ? "it ends too early" :
	    "a comma or a closing bracket was expected");
}

/*
 * Any value, without recursion: `open` remembers the closing bracket of each
 * level.  A container's first element needs no comma before it.
 */
static bool
value(struct scan *s)
{
	char open[JSPAN_DEPTH];
	size_t depth = 0;
	struct span name;
	bool first = false;

	for (;;) {
		if (*s->at == '{' || *s->at == '[') {
			if (depth == JSPAN_DEPTH - 1)
				return wrong(s, "more than 128 levels deep");
			open[depth++] = *s->at == '{' ? '}' : ']';
			s->at++;
			first = true;
		} else if (!scalar(s)) {
			return false;
		}
		/* After a value or an opening bracket: on, or out. */
		for (;;) {
			if (depth == 0)
				return true;
			blanks(s);
			if (*s->at != open[depth - 1])
				break;
			s->at++;
			depth--;
			first = false;
		}
		if (!first) {
			if (*s->at != ',')
				return expect_more(s);
			s->at++;
			blanks(s);
		}
		first = false;
		if (open[depth - 1] == '}' && !key(s, &name))
			return false;
	}
}

/* The members of an object whose bracket was passed, and that closing it. */
static bool
members(struct scan *s, jspan_member_fn *member, void *arg)
{
	struct span name, val;
	bool escaped;

	blanks(s);
	if (*s->at == '}') {
		s->at++;
		return true;
	}
	for (;;) {
		if (!key(s, &name))
			return false;
		escaped = s->escaped;
		val.s = s->at;
		if (!value(s))
			return false;
		val.len = (size_t)(s->at - val.s);
		member(arg, name, escaped, val);
		blanks(s);
		if (*s->at == '}') {
			s->at++;
			return true;
		}
		if (*s->at != ',')
			return expect_more(s);
		s->at++;
		blanks(s);
	}
}

bool
jspan_check(struct span text, jspan_member_fn *member, void *arg,
    struct jspan_fault *fault)
{
	struct scan s = { text.s, text.s, text.s + text.len, fault, false };

	blanks(&s);
	if (*s.at != '{')
		return wrong(&s, s.at >= s.end ? "an empty line" :
		    "not a JSON object");
	s.at++;
	if (!members(&s, member, arg))
		return false;
	blanks(&s);
	return s.at == s.end || wrong(&s, "something after the object");
}

/* Past one value of checked text. */
static const char *
after(const char *p, const char *end)
{
	struct jspan_fault fault;
	struct scan s = { p, p, end, &fault, false };

	return value(&s) ? s.at : end;
}

bool
jspan_each(struct span *rest, struct span *name, struct span *val)
{
	struct jspan_fault fault;
	struct scan s = { rest->s, rest->s, rest->s + rest->len, &fault,
	    false };
	struct span own;
	bool object;

	if (rest->s == NULL || rest->len < 2)
		return false;
	/* The first call sees the bracket, later ones a comma or the end. */
	object = s.end[-1] == '}';
	if (*s.at == '{' || *s.at == '[' || *s.at == ',')
		s.at++;
	else
		return false;
	blanks(&s);
	if (*s.at == '}' || *s.at == ']')
		return false;
	if (object && !key(&s, name != NULL ? name : &own))
		return false;
	val->s = s.at;
	s.at = after(s.at, s.end);
	val->len = (size_t)(s.at - val->s);
	blanks(&s);
	rest->s = s.at;
	rest->len = (size_t)(s.end - s.at);
	return true;
}

struct span
jspan_get(struct span object, struct span name)
{
	struct span found = SPAN_NONE, rest = object, member, val;

	if (object.len == 0 || object.s[0] != '{')
		return SPAN_NONE;
	while (jspan_each(&rest, &member, &val))
		if (jspan_key_is(member, name))
			found = val;
	return found;
}

bool
jspan_key_is(struct span name, struct span wanted)
{
	struct buf b = BUF_INIT;
	bool is;

	/* An escape is longer than what it stands for. */
	if (name.len <= wanted.len)
		return span_eq(name, wanted);
	if (memchr(name.s, '\\', name.len) == NULL)
		return false;
	jstring_decode(&b, name);
	is = span_eq(buf_get(&b), wanted);
	buf_free(&b);
	return is;
}

struct span
jspan_string(struct span val, struct buf *scratch)
{
	struct span raw;

	if (val.len < 2 || val.s[0] != '"')
		return SPAN_NONE;
	raw = (struct span){ val.s + 1, val.len - 2 };
	if (memchr(raw.s, '\\', raw.len) == NULL)
		return raw;
	buf_reset(scratch);
	jstring_decode(scratch, raw);
	return buf_get(scratch);
}

bool
jspan_double(struct span val, double *out)
{
	char copy[64], *end;

	if (val.len == 0 || val.len >= sizeof copy ||
	    (val.s[0] != '-' && (val.s[0] < '0' || val.s[0] > '9')))
		return false;
	memcpy(copy, val.s, val.len);
	copy[val.len] = '\0';
	*out = strtod(copy, &end);
	return *end == '\0' && isfinite(*out);
}

bool
jspan_int(struct span val, int64_t *out)
{
	struct span p = val;
	bool minus = p.len > 0 && p.s[0] == '-';
	uint64_t sum = 0;
	double real;
	size_t i;

	for (i = minus; i < p.len && p.s[i] >= '0' && p.s[i] <= '9'; i++) {
		if (sum > (UINT64_MAX - 9) / 10)
			return false;
		sum = sum * 10 + (uint64_t)(p.s[i] - '0');
	}
	if (i == p.len && i > minus) {
		if (sum > (uint64_t)INT64_MAX + minus)
			return false;
		*out = (int64_t)(minus ? 0 - sum : sum);
		return true;
	}
	if (!jspan_double(val, &real) || real != floor(real) ||
	    fabs(real) > 9007199254740992.0)
		return false;
	*out = (int64_t)real;
	return true;
}

void
jspan_quote(struct buf *b, struct span text)
{
	const char *p = text.s, *end = text.s + text.len, *from = p;

	buf_putc(b, '"');
	for (; p < end; p++) {
		unsigned char c = (unsigned char)*p;

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(b, from, (size_t)(p - from));
		from = p + 1;
		switch (c) {
		case '\n':
			buf_puts(b, "\\n");
			break;
		case '\t':
			buf_puts(b, "\\t");
			break;
		case '\r':
			buf_puts(b, "\\r");
			break;
		case '"':
		case '\\':
			buf_putc(b, '\\');
			buf_putc(b, (char)c);
			break;
		default:
			buf_printf(b, "\\u%04x", c);
		}
	}
	if (text.len != 0)
		buf_add(b, from, (size_t)(p - from));
	buf_putc(b, '"');
}
