#include "lib/markup/percent.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void
percent_encode(struct buf *out, struct span s, const char *set)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < ' ' || c > '~' || strchr(set, c) != NULL)
			buf_printf(out, "%%%02X", (unsigned)c);
		else
			buf_putc(out, (char)c);
	}
}

void
percent_decode(struct buf *out, struct span s)
{
	char digits[3] = "";

	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] == '%' && i + 2 < s.len &&
		    isxdigit((unsigned char)s.s[i + 1]) &&
		    isxdigit((unsigned char)s.s[i + 2])) {
			memcpy(digits, s.s + i + 1, 2);
			buf_putc(out, (char)strtol(digits, NULL, 16));
			i += 2;
		} else {
			buf_putc(out, s.s[i]);
		}
	}
}
