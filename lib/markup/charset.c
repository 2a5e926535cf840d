#include "lib/markup/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define DECLARATION	1024	/* an XML declaration ends before that */
#define REPLACEMENT	"\xef\xbf\xbd"

static const struct {
	const char	*mark;
	size_t		 len;
	const char	*name;
} marks[] = {
	{ "\xff\xfe\0\0", 4, "utf-32le" },
	{ "\0\0\xfe\xff", 4, "utf-32be" },
	{ "\xef\xbb\xbf", 3, "utf-8" },
	{ "\xff\xfe", 2, "utf-16le" },
	{ "\xfe\xff", 2, "utf-16be" },
};

/* How "<?" or "<r" looks where there is no mark. */
static const struct {
	const char	*start;
	size_t		 len;
	const char	*name;
} sniffs[] = {
	{ "<\0\0\0", 4, "utf-32le" },
	{ "\0\0\0<", 4, "utf-32be" },
	{ "<\0?\0", 4, "utf-16le" },
	{ "\0<\0?", 4, "utf-16be" },
};

/* Labels that mean more than they say. */
static const struct {
	const char	*label, *really;
} wider[] = {
	{ "gb2312", "gb18030" }, { "gbk", "gb18030" },
	{ "x-gbk", "gb18030" }, { "utf8", "utf-8" },
	{ "big5", "big5-hkscs" }, { "shift_jis", "cp932" },
	{ "euc-kr", "cp949" }, { "ks_c_5601-1987", "cp949" },
	{ "iso-8859-1", "windows-1252" }, { "latin1", "windows-1252" },
	{ "us-ascii", "windows-1252" }, { "ascii", "windows-1252" },
	{ "iso-8859-9", "windows-1254" }, { "iso-8859-11", "windows-874" },
};

static const char *
decoder_of(const char *label)
{
	for (size_t i = 0; i < sizeof wider / sizeof wider[0]; i++)
		if (strcmp(wider[i].label, label) == 0)
			return wider[i].really;
	return label;
}

static bool
multibyte(const char *label)
{
	return strncmp(label, "utf-16", 6) == 0 ||
	    strncmp(label, "utf-32", 6) == 0 ||
	    strncmp(label, "ucs-", 4) == 0 || strncmp(label, "iso-10646", 9) == 0;
}

bool
charset_is_utf8(struct span p)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (size_t i = 0; i < p.len; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)p.s + i,
		    (utf8proc_ssize_t)(p.len - i), &c);
		if (n <= 0)
			return false;
	}
	return true;
}

/* Whether more of what is not ASCII is UTF-8 than is not. */
static bool
mostly_utf8(struct span p)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t good = 0, bad = 0;

	for (size_t i = 0; i < p.len; i += n > 0 ? (size_t)n : 1) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)p.s + i,
		    (utf8proc_ssize_t)(p.len - i), &c);
		good += n > 1;
		bad += n <= 0;
	}
	return good >= bad;
}

/* The word after `key`, "=" and a quote perhaps, in lower case. */
static bool
labelled(struct span in, const char *key, char name[CHARSET_NAME])
{
	size_t n = strlen(key), k = 0, i;

	for (i = 0; i + n < in.len; i++)
		if (strncasecmp(in.s + i, key, n) == 0)
			break;
	if (i + n >= in.len)
		return false;
	i += n;
	while (i < in.len && isspace((unsigned char)in.s[i]))
		i++;
	if (i == in.len || in.s[i++] != '=')
		return false;
	while (i < in.len && strchr(" \t\r\n\"'", in.s[i]) != NULL)
		i++;
	while (i < in.len && k + 1 < CHARSET_NAME && (in.s[i] & 0x80) == 0 &&
	    (isalnum((unsigned char)in.s[i]) ||
	    memchr("-_.:+", in.s[i], 5) != NULL))
		name[k++] = (char)tolower((unsigned char)in.s[i++]);
	name[k] = '\0';
	return k != 0;
}

/* Before RFC 7303 "text/xml" without a charset was US-ASCII; only a label now. */
static bool
text_xml(const char *type)
{
	size_t n = strcspn(type, "; ");

	return strncasecmp(type, "text/", 5) == 0 && n >= 4 &&
	    strncasecmp(type + n - 3, "xml", 3) == 0;
}

static bool
usable(const char *label)
{
	iconv_t cd = iconv_open("UTF-8", decoder_of(label));

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

/* What the XML declaration says, readable in all encodings that extend ASCII. */
static bool
declared(struct span in, char name[CHARSET_NAME])
{
	struct span head = in;
	const char *end;

	if (head.len > DECLARATION)
		head.len = DECLARATION;
	head = span_trim(head);
	if (!span_starts(head, "<?xml") ||
	    (end = memmem(head.s, head.len, "?>", 2)) == NULL)
		return false;
	head.len = (size_t)(end - head.s);
	return labelled(head, "encoding", name) && usable(name) &&
	    !multibyte(name);
}

/* Fills in the name and passes over a byte order mark. */
static void
detect(struct span *in, const char *type, char name[CHARSET_NAME])
{
	const char *found = NULL;
	size_t skip = 0;

	for (size_t i = 0; i < sizeof marks / sizeof marks[0] && !found; i++)
		if (in->len >= marks[i].len &&
		    memcmp(in->s, marks[i].mark, marks[i].len) == 0) {
			found = marks[i].name;
			skip = marks[i].len;
		}
	for (size_t i = 0; i < sizeof sniffs / sizeof sniffs[0] && !found; i++)
		if (in->len >= sniffs[i].len &&
		    memcmp(in->s, sniffs[i].start, sniffs[i].len) == 0)
			found = sniffs[i].name;
	in->s += skip;
	in->len -= skip;
	if (found == NULL && type != NULL && labelled(span_of(type), "charset",
	    name) && usable(name) && !multibyte(name))
		return;
	if (found == NULL && type != NULL && text_xml(type))
		found = "us-ascii";
	if (found == NULL && declared(*in, name))
		return;
	if (found == NULL)
		found = mostly_utf8(*in) ? "utf-8" : "windows-1252";
	snprintf(name, CHARSET_NAME, "%s", found);
}

/* As it is, but what is no UTF-8 as U+FFFD. */
static bool
copy_utf8(struct span in, struct buf *out)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t start = 0, i = 0;
	bool good = true;

	while (i < in.len) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)in.s + i,
		    (utf8proc_ssize_t)(in.len - i), &c);
		if (n > 0) {
			i += (size_t)n;
			continue;
		}
		buf_add(out, in.s + start, i - start);
		buf_puts(out, REPLACEMENT);
		start = ++i;
		good = false;
	}
	buf_add(out, in.s + start, i - start);
	return good;
}

static bool
convert(struct span in, const char *from, struct buf *out)
{
	iconv_t cd = iconv_open("UTF-8", from);
	char *at = (char *)(uintptr_t)in.s, *to;
	size_t left = in.len, room;
	bool good = true;

	while (left > 0) {
		room = left + 64;
		to = buf_room(out, room);
		if (iconv(cd, &at, &left, &to, &room) == (size_t)-1 &&
		    errno != E2BIG) {
			out->len = (size_t)(to - out->s);
			buf_puts(out, REPLACEMENT);
			at++;
			left--;
			good = false;
			continue;
		}
		out->len = (size_t)(to - out->s);
	}
	iconv_close(cd);
	buf_puts(out, "");
	return good;
}

bool
charset_utf8(struct span in, const char *content_type, struct buf *out,
    char name[CHARSET_NAME])
{
	const char *from;

	detect(&in, content_type, name);
	from = decoder_of(name);
	if (from != name && strcmp(from, "gb18030") == 0)
		snprintf(name, CHARSET_NAME, "gb18030");
	from = decoder_of(name);
	if (strcmp(from, "utf-8") == 0 || (strncmp(from, "windows-", 8) == 0 &&
	    charset_is_utf8(in)))
		return copy_utf8(in, out);
	return convert(in, from, out);
}
