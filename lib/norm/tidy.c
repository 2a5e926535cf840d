#include "lib/norm/tidy.h"

/* What each byte is: 0 a part of a word. */
static const unsigned char kind[256] = {
	[' '] = 1, ['\t'] = 2, ['\r'] = 2, ['\n'] = 3,
};

static bool
is_tidy(struct span in)
{
	unsigned char before = 3;	/* a blank may not stand at the start */
	unsigned lines = 2;		/* nor an empty line */

	for (size_t i = 0; i < in.len; i++) {
		unsigned char now = kind[(unsigned char)in.s[i]];

		if (now == 0) {
			lines = 0;
		} else if (now == 2 || (now == 1 && before != 0) ||
		    (now == 3 && (before == 1 || ++lines > 2))) {
			return false;
		}
		before = now;
	}
	return in.len == 0 || before == 0;
}

bool
tidy_text(struct span in, struct buf *out)
{
	unsigned lines = 0;
	bool blank = false;

	buf_reset(out);
	if (is_tidy(in))
		return false;
	for (size_t i = 0; i < in.len; i++) {
		unsigned char now = kind[(unsigned char)in.s[i]];

		if (in.s[i] == '\r' && i + 1 < in.len && in.s[i + 1] == '\n')
			continue;
		if (now == 3 || in.s[i] == '\r') {
			lines++;
		} else if (now != 0) {
			blank = true;
		} else {
			if (out->len != 0 && lines != 0)
				buf_puts(out, lines == 1 ? "\n" : "\n\n");
			else if (out->len != 0 && blank)
				buf_putc(out, ' ');
			lines = 0;
			blank = false;
			buf_putc(out, in.s[i]);
		}
	}
	return true;
}
