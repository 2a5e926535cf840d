#include "lib/markup/mojibake.h"

#include "lib/base/utf8.h"
#include "lib/markup/charref.h"

/* The byte that windows-1252, or ISO 8859-1 where that has none, gives it. */
static int
byte_of(uint32_t c)
{
	if (c <= 0xff)
		return (int)c;
	for (int i = 0x80; i <= 0x9f; i++)
		if (charref_windows(i) == (long)c)
			return i;
	return -1;
}

/* UTF-8, and no C1 control: they are what is left of text read wrongly. */
static bool
is_text(struct span p)
{
	size_t n;
	uint32_t c;

	for (; p.len != 0; p.s += n, p.len -= n) {
		n = utf8_next(p, &c);
		if ((n == 1 && c >= 0x80) || (c >= 0x80 && c <= 0x9f))
			return false;
	}
	return true;
}

/* Where the first byte beyond ASCII is, or the length. */
static size_t
first_wide(struct span p)
{
	size_t i;

	for (i = 0; i < p.len && (p.s[i] & 0x80) == 0; i++)
		;
	return i;
}

bool
mojibake_mend(struct span text, struct buf *out)
{
	size_t n, start = out->len;
	bool wide = false;
	uint32_t c;
	int byte;

	if (first_wide(text) == text.len)
		return false;
	buf_puts(out, "");
	for (struct span p = text; p.len != 0; p.s += n, p.len -= n) {
		n = utf8_next(p, &c);
		if ((byte = byte_of(c)) == -1)
			goto none;
		wide |= byte >= 0x80;
		buf_putc(out, (char)byte);
	}
	if (wide && is_text((struct span){ out->s + start,
	    out->len - start }))
		return true;
none:
	buf_cut(out, start);
	return false;
}
