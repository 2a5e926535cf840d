#include "lib/base/utf8.h"

#define BAD	0xfffd

static bool
tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

size_t
utf8_next(struct span a, uint32_t *code)
{
	const unsigned char *p = (const unsigned char *)a.s;
	uint32_t c;

	*code = BAD;
	if (a.len == 0)
		return 0;
	if (p[0] < 0x80) {
		*code = p[0];
		return 1;
	}
	if (p[0] < 0xc2 || p[0] > 0xf4 || a.len < 2 || !tail(p[1]))
		return 1;
	if (p[0] < 0xe0) {
		*code = (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		return 2;
	}
	if (a.len < 3 || !tail(p[2]))
		return 1;
	if (p[0] < 0xf0) {
		c = (uint32_t)(p[0] & 0x0f) << 12 |
		    (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
		if (c < 0x800 || (c >= 0xd800 && c <= 0xdfff))
			return 1;
		*code = c;
		return 3;
	}
	if (a.len < 4 || !tail(p[3]))
		return 1;
	c = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
	    (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
	if (c < 0x10000 || c > 0x10ffff)
		return 1;
	*code = c;
	return 4;
}

void
utf8_put(struct buf *b, uint32_t c)
{
	char out[4];
	size_t n = 0;

	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = BAD;
	if (c < 0x80) {
		out[n++] = (char)c;
	} else if (c < 0x800) {
		out[n++] = (char)(0xc0 | c >> 6);
	} else if (c < 0x10000) {
		out[n++] = (char)(0xe0 | c >> 12);
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | c >> 18);
		out[n++] = (char)(0x80 | (c >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
	}
	if (c >= 0x80)
		out[n++] = (char)(0x80 | (c & 0x3f));
	buf_add(b, out, n);
}

bool
utf8_valid(struct span a)
{
	uint32_t code;
	size_t n;

	while (a.len != 0) {
		n = utf8_next(a, &code);
		if (n == 1 && code == BAD)
			return false;
		a.s += n;
		a.len -= n;
	}
	return true;
}
