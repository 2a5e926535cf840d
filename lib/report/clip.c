#include "lib/report/clip.h"

#include <stdbool.h>
#include <stdlib.h>
#include <utf8proc.h>

#define MARKS	4	/* combining marks on a letter; Vietnamese needs two */
#define LETTER	8	/* code points in a character, on average at most */
#define NEAR	24	/* how far back a blank is looked for */

/* What stands for a code point: itself, ' ', U+FFFD, or -1 for nothing. */
static utf8proc_int32_t
tame(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CC:
		return c == '\n' || c == '\r' || c == '\t' ? ' ' : 0xfffd;
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_ZS:
		return ' ';
	case UTF8PROC_CATEGORY_CF:
		/* Emoji are joined by U+200D; nothing else here is seen. */
		return c == 0x200d ? c : -1;
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
		return 0xfffd;
	default:
		return c;
	}
}

static bool
is_mark(utf8proc_int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME;
}

/* One tamed code point after the other; what is left out is passed over. */
struct walk {
	struct span		 rest;
	utf8proc_int32_t	 last;		/* that was given, or -1 */
	int			 marks;		/* in a row before this one */
};

static bool
step(struct walk *w, utf8proc_int32_t *out)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	while (w->rest.len != 0) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)w->rest.s,
		    (utf8proc_ssize_t)(w->rest.len < 4 ? w->rest.len : 4), &c);
		if (n <= 0) {
			n = 1;
			c = 0xfffd;
		}
		w->rest.s += n;
		w->rest.len -= (size_t)n;
		w->marks = is_mark(c) ? w->marks + 1 : 0;
		c = tame(c);
		if (c == -1 || w->marks > MARKS ||
		    (c == ' ' && (w->last == ' ' || w->last == -1)))
			continue;
		*out = w->last = c;
		return true;
	}
	return false;
}

static void
put(struct buf *b, utf8proc_int32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);

	buf_add(b, bytes, (size_t)n);
}

/* Take back to the blank before the end, if it is near; else to `fallback`. */
static void
cut_back(struct buf *b, size_t from, size_t fallback)
{
	size_t at = fallback;

	while (at > from && fallback - at < NEAR && b->s[at - 1] != ' ')
		at--;
	if (at == from || b->s[at - 1] != ' ')
		at = fallback;
	while (at > from && b->s[at - 1] == ' ')
		at--;
	buf_cut(b, at);
	buf_puts(b, "…");
}

void
clip_add(struct buf *b, struct span text, size_t most)
{
	struct walk w = { .rest = text, .last = -1 };
	size_t from = b->len, fits = b->len, letters = 0, points = 0;
	utf8proc_int32_t c, before = -1, state = 0;

	buf_puts(b, "");
	while (step(&w, &c)) {
		if (before == -1 ||
		    utf8proc_grapheme_break_stateful(before, c, &state)) {
			if (letters + 1 == most)
				fits = b->len;
			letters++;
		}
		if (letters > most || ++points > most * LETTER) {
			cut_back(b, from, letters > most ? fits : b->len);
			return;
		}
		put(b, c);
		before = c;
	}
	while (b->len > from && b->s[b->len - 1] == ' ')
		buf_cut(b, b->len - 1);
}

char *
clip_make(struct span text, size_t most)
{
	struct buf b = BUF_INIT;

	clip_add(&b, text, most);
	return buf_take(&b);
}

char *
clip_name(struct span text, size_t most)
{
	struct buf b = BUF_INIT;

	clip_add(&b, text, most);
	if (clip_width(buf_get(&b)) == 0)
		buf_puts(&b, "?");
	return buf_take(&b);
}

size_t
clip_width(struct span text)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t width = 0;

	while (text.len != 0) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text.s,
		    (utf8proc_ssize_t)(text.len < 4 ? text.len : 4), &c);
		if (n <= 0)
			break;
		width += (size_t)utf8proc_charwidth(c);
		text.s += n;
		text.len -= (size_t)n;
	}
	return width;
}
