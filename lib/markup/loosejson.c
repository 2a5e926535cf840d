#include "lib/markup/loosejson.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"

static size_t
blanks(struct span in, size_t i)
{
	while (i < in.len && isspace((unsigned char)in.s[i]))
		i++;
	return i;
}

/* The length of a comment, or of the marks that hide scripts, else 0. */
static size_t
comment(struct span in, size_t i)
{
	static const char *const marks[] = {
		"<!--", "-->", "<![CDATA[", "]]>",
	};
	struct span rest = { in.s + i, in.len - i };
	const char *end;

	for (size_t k = 0; k < sizeof marks / sizeof marks[0]; k++)
		if (span_starts(rest, marks[k]))
			return strlen(marks[k]);
	if (span_starts(rest, "//<![CDATA[") || span_starts(rest, "//]]>"))
		return rest.s[2] == '<' ? 11 : 5;
	if (span_starts(rest, "//")) {
		end = memchr(rest.s, '\n', rest.len);
		return end != NULL ? (size_t)(end - rest.s) : rest.len;
	}
	if (!span_starts(rest, "/*"))
		return 0;
	end = memmem(rest.s, rest.len, "*/", 2);
	return end != NULL ? (size_t)(end + 2 - rest.s) : rest.len;
}

/* A code unit "\uXXXX" at i, or -1. */
static long
unit(struct span in, size_t i)
{
	char hex[5] = "";

	if (i + 6 > in.len || in.s[i] != '\\' || in.s[i + 1] != 'u')
		return -1;
	for (size_t k = 0; k < 4; k++)
		if (!isxdigit((unsigned char)in.s[i + 2 + k]))
			return -1;
	memcpy(hex, in.s + i + 2, 4);
	return strtol(hex, NULL, 16);
}

/* The escape at i, a backslash; what it is not goes.  Returns its length. */
static size_t
escape(struct span in, size_t i, struct buf *out)
{
	long code = unit(in, i), low;

	if (code >= 0xD800 && code < 0xDC00) {
		low = unit(in, i + 6);
		if (low >= 0xDC00 && low < 0xE000) {
			buf_add(out, in.s + i, 12);
			return 12;
		}
	}
	if (code >= 0) {
		if (code == 0 || (code >= 0xD800 && code < 0xE000))
			buf_puts(out, "\\ufffd");
		else
			buf_add(out, in.s + i, 6);
		return 6;
	}
	if (i + 1 < in.len && strchr("\"\\/bfnrt", in.s[i + 1]) != NULL &&
	    in.s[i + 1] != '\0') {
		buf_add(out, in.s + i, 2);
		return 2;
	}
	return 1;
}

/* A quote ends a string if what follows could: else it is a part of it. */
static bool
ends(struct span in, size_t i)
{
	i = blanks(in, i + 1);
	return i >= in.len || strchr(",:]}/<", in.s[i]) != NULL;
}

/* The string that begins at i, a quote.  Returns where it ends. */
static size_t
string(struct span in, size_t i, struct buf *out)
{
	buf_putc(out, '"');
	for (i++; i < in.len;) {
		unsigned char c = (unsigned char)in.s[i];

		if (c == '"' && ends(in, i))
			break;
		if (c == '\\') {
			i += escape(in, i, out);
			continue;
		}
		if (c == '"')
			buf_puts(out, "\\\"");
		else if (c == '\n')
			buf_puts(out, "\\n");
		else
			buf_putc(out, c < ' ' ? ' ' : (char)c);
		i++;
	}
	buf_putc(out, '"');
	return i + 1;
}

static void
mend(struct span in, struct buf *out)
{
	size_t i = 0, next, n;

	while (i < in.len) {
		if (in.s[i] == '"') {
			i = string(in, i, out);
			continue;
		}
		if ((n = comment(in, i)) != 0) {
			i += n;
			continue;
		}
		next = in.s[i] == ',' ? blanks(in, i + 1) : 0;
		if (in.s[i] != ';' && (next == 0 || (next < in.len &&
		    strchr("]},", in.s[next]) == NULL)))
			buf_putc(out, in.s[i]);
		i++;
	}
}

json_t *
loosejson_load(struct span script)
{
	json_t *tree = json_loadb(script.s, script.len, JSON_DISABLE_EOF_CHECK,
	    NULL);
	struct buf mended = BUF_INIT;

	if (tree != NULL)
		return tree;
	mend(script, &mended);
	if (mended.len > 0)
		tree = json_loadb(mended.s, mended.len, JSON_DISABLE_EOF_CHECK,
		    NULL);
	buf_free(&mended);
	return tree;
}
