#include "lib/privacy/redact.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/privacy/account.h"
#include "lib/privacy/digits.h"
#include "lib/privacy/email.h"
#include "lib/privacy/house.h"
#include "lib/privacy/papers.h"
#include "lib/privacy/phone.h"
#include "lib/privacy/plate.h"
#include "lib/privacy/profile.h"
#include "lib/text/fold.h"
#include "lib/base/utf8.h"

#define HANDLE_MOST	64	/* bytes of a name after @ */
#define NAMES_MOST	4	/* words of a person's name */
#define NEXT_MOST	9	/* bytes of " và ", " hoặc " in a list */

static const char *const names[REDACT_KINDS] = {
	[REDACT_PHONE] = "phone",
	[REDACT_EMAIL] = "email",
	[REDACT_MENTION] = "mention",
	[REDACT_LINK] = "link",
	[REDACT_ID] = "id",
	[REDACT_TAX] = "tax",
	[REDACT_ACCOUNT] = "account",
	[REDACT_PLATE] = "plate",
	[REDACT_ADDRESS] = "address",
};

/* Bytes at which something may begin. */
static const bool signs[256] = {
	['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
	['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
	['+'] = true, ['('] = true, ['['] = true,
	['{'] = true, ['@'] = true, ['/'] = true, ['a'] = true,
	['k'] = true, ['K'] = true, ['o'] = true, ['O'] = true, ['z'] = true,
	[0xc2] = true, [0xe2] = true, [0xef] = true, [0xf0] = true,
};

struct scan {
	struct span	 in;
	struct buf	*out;
	size_t		 done;		/* written up to here */
	size_t		 phone_end;	/* of the last one, or SIZE_MAX */
	size_t		 token_to;	/* how far the token is known */
	bool		 taxed;		/* the last one was a tax code */
	bool		 address;	/* it is a web address up to there */
	bool		 dotted;	/* it has a dot in it */
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
	s->taxed = kind == REDACT_TAX;
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

/*
 * Whether byte i is within a web address: behind "://", or behind a '/' in a
 * token with a dot in a word.  What is known of a token is kept, so that
 * many questions about a long one cost no more than it is long.
 */
static bool
in_address(struct scan *s, size_t i)
{
	const char *t = s->in.s;
	size_t k = i;

	if (s->token_to > i || s->token_to < s->done)
		s->token_to = s->done;
	while (k > s->token_to && (unsigned char)t[k - 1] > ' ')
		k--;
	if (k > s->token_to || k == s->done || k == 0 ||
	    (unsigned char)t[k - 1] <= ' ')
		s->address = s->dotted = false;
	for (; k < i; k++) {
		if (t[k] == '/')
			s->address |= s->dotted || (k >= 2 &&
			    t[k - 1] == '/' && t[k - 2] == ':');
		else if (t[k] == '.' && k > 0 && k + 1 < s->in.len)
			s->dotted |= isalnum((unsigned char)t[k - 1]) &&
			    isalpha((unsigned char)t[k + 1]);
	}
	s->token_to = i;
	return s->address;
}

/* Hide what begins at i and has n bytes, if any. */
static bool
found(struct scan *s, enum redact_kind kind, size_t i, size_t n)
{
	if (n == 0)
		return false;
	hide(s, kind, i, i + n);
	if (kind == REDACT_PHONE)
		s->phone_end = s->done;
	return true;
}

/* The number at i, a digit or '+', is of a paper, a phone or an account. */
static bool
long_number(struct scan *s, size_t i)
{
	struct digits d;
	size_t phone, account;
	bool next;

	digits_read(s->in, i, false, &d);
	if (d.n < 6 && !d.doubtful)
		return false;
	next = s->taxed && i - s->done <= NEXT_MOST;
	if (found(s, REDACT_TAX, i, papers_tax(s->in, i, &d, next ?
	    PAPERS_KNOWN : PAPERS_NAMED)) ||
	    found(s, REDACT_ID, i, papers_id(s->in, i, &d)))
		return true;
	phone = phone_read(s->in, i, s->phone_end, &d);
	account = account_at(s->in, i, &d);
	return found(s, account > phone ? REDACT_ACCOUNT : REDACT_PHONE, i,
	    account > phone ? account : phone) ||
	    found(s, REDACT_TAX, i, papers_tax(s->in, i, &d,
	    PAPERS_LIKELY));
}

/* A number may begin at i, a digit, '+' or '('; where to go on. */
static size_t
number(struct scan *s, size_t i)
{
	struct span t = s->in;
	size_t from, to, digit = t.s[i] == '(' || t.s[i] == '+' ? i + 1 : i;

	if (digit < t.len && t.s[i] == '(' && t.s[digit] == '+')
		digit++;
	if (!digits_plain(t, digit) && !(t.s[i] == '+' && digit < t.len &&
	    (unsigned char)t.s[digit] >= 0x80))
		return i + 1;
	if (t.s[i] == '(' && memchr(t.s + i, ')', t.len - i < 8 ?
	    t.len - i : 8) == NULL)
		return i + 1;
	if (in_address(s, i)) {
		if (leads_to_phone(s, i) && found(s, REDACT_PHONE, i,
		    phone_at(t, i, s->phone_end)))
			return s->done;
	} else if (digit != i) {
		if (found(s, REDACT_PHONE, i, phone_at(t, i, s->phone_end)))
			return s->done;
		return i + 1;
	} else {
		if (found(s, REDACT_PLATE, i, plate_at(t, i)) ||
		    long_number(s, i))
			return s->done;
		if (house_at(t, i, s->done, &from, &to)) {
			hide(s, REDACT_ADDRESS, from, to);
			return s->done;
		}
	}
	for (i++; digits_plain(t, i); i++)
		;
	return i;
}

/* A letter or a sign at i that may be the first digit of a telephone number. */
static size_t
disguised(struct scan *s, size_t i)
{
	struct span t = s->in;
	char before = i > 0 ? t.s[i - 1] : ' ';

	if (isalnum((unsigned char)before) || (unsigned char)before >= 0x80)
		return i + 1;
	found(s, REDACT_PHONE, i, in_address(s, i) ? 0 :
	    phone_at(t, i, s->phone_end));
	return s->done > i ? s->done : i + 1;
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

/* "[1000123:Nguyễn Văn An]", as some exports have it: where it ends. */
static size_t
tagged_end(struct span t, size_t from)
{
	size_t i = from + 1;

	if (from >= t.len || t.s[from] != '[')
		return from;
	while (digits_plain(t, i))
		i++;
	if (i == from + 1 || i >= t.len || t.s[i] != ':')
		return from;
	while (i < t.len && i - from < 2 * HANDLE_MOST && t.s[i] != ']' &&
	    t.s[i] != '\n')
		i++;
	return i < t.len && t.s[i] == ']' ? i + 1 : from;
}

/* The end of the name after the '@' at `at`, or `at` if it is none. */
static size_t
mention_end(struct span t, size_t at)
{
	size_t from = at + 1, i = from, next, letters = 0;
	int words = 1;

	if ((i = tagged_end(t, from)) != from)
		return i;

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
	if (t.s[i] != '@' || in_address(s, i) ||
	    (i > s->done && isalnum((unsigned char)t.s[i - 1])))
		return i + 1;
	if ((to = mention_end(t, i)) != i && !profile_public((struct span){
	    t.s + i + 1, to - i - 1 })) {
		hide(s, REDACT_MENTION, i, to);
		return to;
	}
	return i + 1;
}

/* A word for '@' may begin at the a at i, or at the blank or dot before. */
static size_t
sign_word(struct scan *s, size_t i)
{
	size_t at = i > s->done && (s->in.s[i - 1] == ' ' ||
	    s->in.s[i - 1] == '.') ? i - 1 : i;
	size_t from, to;

	for (; at <= i; at++)
		if (email_at(s->in, at, s->done, &from, &to)) {
			hide(s, REDACT_EMAIL, from, to);
			return s->done;
		}
	return i + 1;
}

/* A digit in a circle or the like may begin a telephone number at i. */
static size_t
sign_digit(struct scan *s, size_t i)
{
	struct digits d;

	digits_read(s->in, i, false, &d);
	if (d.n >= 10 && !in_address(s, i))
		found(s, REDACT_PHONE, i, phone_at(s->in, i, s->phone_end));
	return s->done > i ? s->done : i + 1;
}

/* The '/' at i may be behind the host of someone's page. */
static size_t
slash(struct scan *s, size_t i)
{
	size_t from, to;

	if (i == 0 || !isalnum((unsigned char)s->in.s[i - 1]) ||
	    in_address(s, i) ||
	    !profile_at(s->in, i, s->done, &from, &to)) {
		/* Behind "https://" a host is within the address already. */
		if (i == 0 || !s->address || i + 1 >= s->in.len ||
		    !profile_at(s->in, i, s->done, &from, &to))
			return i + 1;
	}
	hide(s, REDACT_LINK, from, to);
	return s->done;
}

static size_t
step(struct scan *s, size_t i)
{
	struct span rest = { s->in.s + i, s->in.len - i };
	char next = rest.len > 1 ? rest.s[1] : '\0';

	switch (rest.s[0]) {
	case '/':
		return slash(s, i);
	case '@':
		return at_sign(s, i);
	case 'a':
		/* " at ", "a còng", "a cong", "a.còng", "a móc" */
		if (next == 't' && i > 0 && s->in.s[i - 1] == ' ')
			return at_sign(s, i - 1) > i ? s->done : i + 1;
		if (next == ' ' || next == '.' || next == '-' || next == 'c')
			return sign_word(s, i);
		return i + 1;
	case '(':
	case '[':
	case '{':
		if (next == 'a' || next == '@')
			return at_sign(s, i);
		return rest.s[0] == '(' ? number(s, i) : i + 1;
	case 'k':
	case 'K':
		return next == 'h' ? disguised(s, i) : i + 1;
	case 'z':
		return next == 'e' ? disguised(s, i) : i + 1;
	case 'o':
	case 'O':
		return next == ' ' || digits_plain(rest, 1) || next == 'l' ||
		    next == 'I' || next == 'o' || next == 'O' || next == '.' ?
		    disguised(s, i) : i + 1;
	default:
		if ((unsigned char)rest.s[0] >= 0x80)
			return sign_digit(s, i);
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
