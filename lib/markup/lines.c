#include "lib/markup/lines.h"

#include <string.h>

bool
lines_next(struct lines *l)
{
	char chunk[16384];
	size_t n = 0;
	bool any = false, ended = false;

	buf_reset(&l->text);
	l->bytes = 0;
	/* NUL bytes are kept: what fgets() wrote ends at the last one. */
	while (!ended) {
		memset(chunk, '\n', sizeof chunk);
		if (fgets(chunk, sizeof chunk, l->fp) == NULL)
			break;
		any = true;
		n = (size_t)((char *)memrchr(chunk, '\0', sizeof chunk) -
		    chunk);
		ended = n != 0 && chunk[n - 1] == '\n';
		n -= ended;
		l->bytes += n;
		if (l->text.len + n <= LINES_MOST)
			buf_add(&l->text, chunk, n);
	}
	if (!any)
		return false;
	l->number++;
	if (l->text.len != 0 && l->text.len == l->bytes &&
	    l->text.s[l->text.len - 1] == '\r')
		buf_cut(&l->text, --l->bytes);
	if (l->number == 1 && span_starts(buf_get(&l->text), "\xef\xbb\xbf")) {
		memmove(l->text.s, l->text.s + 3, l->text.len - 3);
		buf_cut(&l->text, l->text.len - 3);
		l->bytes -= 3;
	}
	buf_puts(&l->text, "");
	return true;
}

void
lines_free(struct lines *l)
{
	buf_free(&l->text);
}
