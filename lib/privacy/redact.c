#include "lib/privacy/redact.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/privacy/email.h"
#include "lib/privacy/phone.h"
#include "lib/text/fold.h"
#include "lib/base/utf8.h"

#define HANDLE_MOST	64	/* bytes of a name after @ */
#define NAMES_MOST	4	/* words of a person's name */

static const char *const names[REDACT_KINDS] = {
	[REDACT_PHONE] = "phone",
	[REDACT_EMAIL] = "email",
	[REDACT_MENTION] = "mention",
};

/* Bytes at which something may begin or the kind of token may change. */
static const bool signs[256] = {
	['0'] = true, ['8'] = true, ['+'] = true, ['('] = true, ['['] = true,
	['{'] = true, ['@'] = true, ['/'] = true, ['.'] = true, [' '] = true,
	['\n'] = true, ['\t'] = true, ['1'] = true, ['2'] = true,
	['3'] = true, ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
	['9'] = true,
};

struct scan {
	struct span	 in;
	struct buf	*out;
	size_t		 done;		/* written up to here */
	size_t		 phone_end;	/* of the last one, or SIZE_MAX */
	bool		 dotted;	/* the token has a dot in it */
	bool		 address;	/* the token is a web address */
	unsigned	*counts;
};

const char *
redact_name(enum redact_kind kind)
{
	return names[kind];
}

static void
hide(struct scan *s, enum redact_kind kind, size_t from, size_t to)
{
	buf_add(s->out, s->in.s + s->done, from - s->done);
	buf_putc(s->out, '[');
	buf_puts(s->out, names[kind]);
	buf_putc(s->out, ']');
	s->done = to;
	s->counts[kind]++;
}

static bool
ends_in(const struct scan *s, size_t at, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_ends((struct span){ s->in.s, at }, list[i]))
			return true;
	return false;
}

/* Places in an address where a number is a telephone's. */
static bool
leads_to_phone(const struct scan *s, size_t at)
{
	static const char *const before[] = {
		"zalo.me/", "wa.me/", "phone=", "tel=", "sdt=", "mobile=",
		"wa.me/+", "phone=+", "zalo.me/+", "phone=%2B",
	};

	return ends_in(s, at, before, sizeof before / sizeof before[0]);
}

static bool
digit(const struct scan *s, size_t i)
{
	return i < s->in.len && s->in.s[i] >= '0' && s->in.s[i] <= '9';
}

/* A number may begin at i, a digit, '+' or '('; where to go on. */
static size_t
number(struct scan *s, size_t i)
{
	char c = s->in.s[i];
	size_t n = 0;

	if (c == '(' && !digit(s, i + 1) &&
	    (i + 1 >= s->in.len || s->in.s[i + 1] != '+'))
		return i + 1;
	if (c == '(' && (memchr(s->in.s + i, ')', s->in.len - i < 8 ?
	    s->in.len - i : 8) == NULL))
		return i + 1;
	if (c == '+' && !digit(s, i + 1))
		return i + 1;
	if (!s->address || leads_to_phone(s, i))
		n = phone_at(s->in, i, s->phone_end);
	if (n != 0) {
		hide(s, REDACT_PHONE, i, i + n);
		s->phone_end = i + n;
		return i + n;
	}
	for (i++; digit(s, i); i++)
		;
	return i;
}

static bool
in_handle(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '-' ||
	    (unsigned char)c >= 0x80;
}

/* The end of the word at i if it begins with a capital letter, else i. */
static size_t
capitalised(struct span t, size_t i)
{
	uint32_t code;
	size_t from = i;

	utf8_next((struct span){ t.s + i, t.len - i }, &code);
	if (utf8proc_category((utf8proc_int32_t)code) !=
	    UTF8PROC_CATEGORY_LU)
		return i;
	while (i < t.len && i - from < HANDLE_MOST &&
	    (isalpha((unsigned char)t.s[i]) || (unsigned char)t.s[i] >= 0x80))
		i++;
	return i;
}

static bool
family_name(struct span word)
{
	static const char *const families[] = {
		"nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu",
		"vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "dinh",
		"truong", "trinh", "dao", "doan", "mai", "lam", "cao", "luu",
	};
	struct buf b = BUF_INIT;
	bool found = false;

	fold_text(word, &b);
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
		if (b.len != 0 && strcmp(b.s, families[i]) == 0)
			found = true;
	buf_free(&b);
	return found;
}

/* The end of the name after the '@' at `at`, or `at` if it is none. */
static size_t
mention_end(struct span t, size_t at)
{
	size_t from = at + 1, i = from, next, letters = 0;
	int words = 1;

	for (; i < t.len && i - from < HANDLE_MOST && in_handle(t.s[i]); i++)
		letters += !isdigit((unsigned char)t.s[i]);
	while (i > from && (t.s[i - 1] == '.' || t.s[i - 1] == '-'))
		i--;
	/* Do not end within a letter. */
	while (i > from && i < t.len && ((unsigned char)t.s[i] & 0xc0) == 0x80)
		i--;
	if (i - from < 2 || letters == 0 ||
	    (isdigit((unsigned char)t.s[from]) && i - from < 6))
		return at;
	if (capitalised(t, from) != i ||
	    !family_name((struct span){ t.s + from, i - from }))
		return i;
	while (words++ < NAMES_MOST && i < t.len && t.s[i] == ' ' &&
	    (next = capitalised(t, i + 1)) != i + 1)
		i = next;
	return i;
}

/* An '@' or a word for one at i; where to go on. */
static size_t
at_sign(struct scan *s, size_t i)
{
	struct span t = s->in;
	size_t from, to;

	if (email_at(t, i, s->done, &from, &to)) {
		hide(s, REDACT_EMAIL, from, to);
		return to;
	}
	if (t.s[i] != '@' || s->address ||
	    (i > s->done && isalnum((unsigned char)t.s[i - 1])))
		return i + 1;
	if ((to = mention_end(t, i)) != i) {
		hide(s, REDACT_MENTION, i, to);
		return to;
	}
	return i + 1;
}

/* What the sign at i says of the token it is in. */
static void
token(struct scan *s, size_t i)
{
	const char *t = s->in.s;

	if (t[i] == '.')
		s->dotted |= i > 0 && i + 1 < s->in.len &&
		    isalnum((unsigned char)t[i - 1]) &&
		    isalpha((unsigned char)t[i + 1]);
	else if (t[i] == '/')
		s->address |= s->dotted || (i >= 2 && t[i - 1] == '/' &&
		    t[i - 2] == ':');
	else
		s->dotted = s->address = false;
}

static size_t
step(struct scan *s, size_t i)
{
	struct span rest = { s->in.s + i, s->in.len - i };

	switch (s->in.s[i]) {
	case ' ':
		s->dotted = s->address = false;
		return rest.len > 4 && rest.s[1] == 'a' && rest.s[2] == 't' &&
		    rest.s[3] == ' ' ? at_sign(s, i) : i + 1;
	case '\n':
	case '\t':
	case '.':
	case '/':
		token(s, i);
		return i + 1;
	case '@':
		return at_sign(s, i);
	case '(':
		if (span_starts(rest, "(at)"))
			return at_sign(s, i);
		return number(s, i);
	case '[':
	case '{':
		if (span_starts(rest, "[at]") || span_starts(rest, "{at}"))
			return at_sign(s, i);
		return i + 1;
	default:
		return number(s, i);
	}
}

bool
redact_text(struct span in, struct buf *out, unsigned counts[REDACT_KINDS])
{
	struct scan s = {
		.in = in, .out = out, .counts = counts, .phone_end = SIZE_MAX
	};
	size_t i = 0;

	buf_reset(out);
	while (i < in.len)
		i = signs[(unsigned char)in.s[i]] ? step(&s, i) : i + 1;
	if (s.done == 0)
		return false;
	buf_add(out, in.s + s.done, in.len - s.done);
	return true;
}
