#include "lib/io/slurp.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

char *
slurp(const char *path, size_t most, size_t *len)
{
	struct buf b = BUF_INIT;
	FILE *fp;
	size_t n;
	int why = 0;

	if ((fp = fopen(path, "rbe")) == NULL)
		return NULL;
	do {
		n = fread(buf_room(&b, 65536), 1, 65536, fp);
		b.len += n;
	} while (n != 0 && b.len <= most);
	if (ferror(fp))
		why = errno != 0 ? errno : EIO;
	else if (b.len > most)
		why = EFBIG;
	fclose(fp);
	if (why != 0) {
		buf_free(&b);
		errno = why;
		return NULL;
	}
	b.s[b.len] = '\0';
	*len = b.len;
	return b.s;
}

char *
slurp_text(const char *path, size_t *len, struct where *where)
{
	char *text = slurp(path, SLURP_MOST, len);
	size_t good, line = 1;

	if (text == NULL) {
		where_set(where, path, 0, "%s", strerror(errno));
		return NULL;
	}
	good = span_utf8((struct span){ text, strlen(text) });
	if (good < *len) {
		for (size_t i = 0; i < good; i++)
			line += text[i] == '\n';
		where_set(where, path, line, text[good] == '\0' ?
		    "a NUL byte in a text file" : "not UTF-8");
		free(text);
		return NULL;
	}
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0) {
		*len -= 3;
		memmove(text, text + 3, *len + 1);
	}
	return text;
}
