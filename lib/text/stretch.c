#include "lib/text/stretch.h"

#include <stdint.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/text/letter.h"

#define RUN	3

static bool
is_letter(uint32_t c)
{
	return (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z') ||
	    (c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7) ||
	    (c >= 0x1ea0 && c <= 0x1ef9);
}

static bool
is_sign(uint32_t c)
{
	return c == ')' || c == '(' || c == '!' || c == '?';
}

static bool
has_run(struct span s)
{
	uint32_t c, last = 0;
	size_t n, run = 1;

	for (; s.len != 0; s.s += n, s.len -= n) {
		n = utf8_next(s, &c);
		c = c < 0x80 ? c : letter_fold(c);
		run = c == last ? run + 1 : 1;
		last = c;
		if (run == RUN && (is_letter(c) || is_sign(c)))
			return true;
	}
	return false;
}

/* The end of what is kept whole at the start of a word, or 0. */
static size_t
whole(struct span s)
{
	size_t n = 1;

	if (s.s[0] == '`') {
		const char *end = memchr(s.s + 1, '`', s.len - 1);

		return end != NULL ? (size_t)(end - s.s) + 1 : 0;
	}
	if (s.s[0] != '#' && s.s[0] != '@' && !span_starts(s, "http://") &&
	    !span_starts(s, "https://") && !span_starts(s, "www."))
		return 0;
	while (n < s.len && s.s[n] != ' ' && s.s[n] != '\n')
		n++;
	return n;
}

/* The run at the start: its bytes, letters, and the letter that stays. */
static size_t
run_of(struct span s, size_t *count, uint32_t *stays)
{
	uint32_t c, first;
	size_t at = 0, n;

	utf8_next(s, &first);
	*stays = first;
	for (*count = 0; (n = utf8_next((struct span){ s.s + at, s.len - at },
	    &c)) != 0 && letter_fold(c) == letter_fold(first); at += n) {
		if (*stays == letter_fold(*stays) && c != letter_fold(c))
			*stays = c;
		++*count;
	}
	return at;
}

static bool
letter_at(struct span s, size_t at)
{
	uint32_t c;

	return at < s.len && utf8_next((struct span){ s.s + at, s.len - at },
	    &c) != 0 && is_letter(c);
}

/* "iii", and the end of "viii" or "xiii". */
static bool
roman(struct span s, char before, size_t end)
{
	return (s.s[0] | 32) == 'i' && !letter_at(s, end) &&
	    (before == '\0' || (before | 32) == 'v' || (before | 32) == 'x');
}

static void
put_run(struct span s, size_t end, size_t count, uint32_t stays, char before,
    struct buf *out)
{
	bool alone = before == '\0' && !letter_at(s, end);
	size_t keep = 1;

	if (count < RUN || (!is_letter(stays) && !is_sign(stays)) ||
	    (count == RUN && roman(s, before, end))) {
		buf_add(out, s.s, end);
		return;
	}
	if (alone && stays < 0x80 && is_letter(stays) &&
	    strchr("aeiouy", (int)(stays | 32)) == NULL)
		keep = RUN;		/* kkk, hhh, zzz */
	while (keep-- > 0)
		utf8_put(out, stays);
}

bool
stretch_text(struct span in, struct buf *out)
{
	struct span s = in;
	char before = '\0';		/* the letter before, or none */
	uint32_t stays;
	size_t n, count;

	buf_reset(out);
	if (!has_run(in))
		return false;
	for (; s.len != 0; s.s += n, s.len -= n) {
		if (before == '\0' && (n = whole(s)) != 0) {
			buf_add(out, s.s, n);
			continue;
		}
		n = run_of(s, &count, &stays);
		put_run(s, n, count, stays, before, out);
		before = !is_letter(stays) ? '\0' : stays < 0x80 ?
		    (char)stays : '?';
	}
	if (span_eq(buf_get(out), in)) {
		buf_reset(out);
		return false;
	}
	return true;
}
