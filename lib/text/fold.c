#include "lib/text/fold.h"

#include <utf8proc.h>

#include "lib/text/letter.h"
#include "lib/base/utf8.h"

/* Up to the first byte that is not ASCII; both changes are alike there. */
static size_t
ascii(struct span in, struct buf *out)
{
	char *to = buf_room(out, in.len);
	size_t n;

	for (n = 0; n < in.len && (unsigned char)in.s[n] < 0x80; n++)
		to[n] = in.s[n] >= 'A' && in.s[n] <= 'Z' ?
		    (char)(in.s[n] + 32) : in.s[n];
	out->len += n;
	return n;
}

static void
each(struct span in, struct buf *out, uint32_t (*change)(uint32_t),
    bool drop_marks)
{
	uint32_t code;
	size_t n;

	buf_reset(out);
	buf_room(out, in.len);
	while (in.len != 0) {
		n = ascii(in, out);
		in.s += n;
		in.len -= n;
		if ((n = utf8_next(in, &code)) == 0)
			break;
		in.s += n;
		in.len -= n;
		if (drop_marks && code >= 0x300 && code - 0x1ea0 > 0x5f &&
		    utf8proc_category((utf8proc_int32_t)code) ==
		    UTF8PROC_CATEGORY_MN)
			continue;
		utf8_put(out, change(code));
	}
	buf_puts(out, "");
}

void
lower_text(struct span in, struct buf *out)
{
	each(in, out, letter_lower, false);
}

void
fold_text(struct span in, struct buf *out)
{
	each(in, out, letter_fold, true);
}
