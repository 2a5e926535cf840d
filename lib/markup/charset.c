#include "lib/markup/charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "lib/markup/guess.h"
#include "lib/markup/sniff.h"

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

/* How "<?" or "<r" looks where there is no mark; cp037 is EBCDIC. */
static const struct {
	const char	*start;
	size_t		 len;
	const char	*name;
} sniffs[] = {
	{ "<\0\0\0", 4, "utf-32le" },
	{ "\0\0\0<", 4, "utf-32be" },
	{ "<\0?\0", 4, "utf-16le" },
	{ "\0<\0?", 4, "utf-16be" },
	{ "<\0r\0", 4, "utf-16le" },
	{ "\0<\0r", 4, "utf-16be" },
	{ "<\0f\0", 4, "utf-16le" },
	{ "\0<\0f", 4, "utf-16be" },
	{ "\x4c\x6f\xa7\x94", 4, "cp037" },
};

/* iconv's name: what the web means by the label, else the label itself. */
static const char *
decoder_of(const char *label)
{
	const struct label *known = label_find(span_of(label));

	return known != NULL && known->decoder != NULL ? known->decoder :
	    label;
}

static bool
multibyte(const char *label)
{
	return strncmp(label, "utf-16", 6) == 0 ||
	    strncmp(label, "utf-32", 6) == 0 ||
	    strncmp(label, "ucs-", 4) == 0 ||
	    strncmp(label, "iso-10646", 9) == 0;
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

static bool
usable(const char *label)
{
	iconv_t cd = iconv_open("UTF-8", decoder_of(label));

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

static bool
is_ascii(struct span p)
{
	for (size_t i = 0; i < p.len; i++)
		if ((p.s[i] & 0x80) != 0)
			return false;
	return true;
}

/* Without a charset text/… is US-ASCII (RFC 2046), where that is true. */
static bool
plain_text(const char *type, struct span in)
{
	return type != NULL && strncasecmp(type, "text/", 5) == 0 &&
	    is_ascii(in);
}

/* What HTTP says, unless the bytes show that it cannot be. */
static bool
served(const char *type, struct span in, char name[CHARSET_NAME])
{
	return type != NULL && labelled(span_of(type), "charset", name) &&
	    usable(name) && !multibyte(name) &&
	    (strcmp(name, "us-ascii") != 0 || is_ascii(in));
}

/* What the XML declaration says; encodings that extend ASCII let it be read. */
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
	if (found == NULL && served(type, *in, name))
		return;
	if (found == NULL && plain_text(type, *in))
		found = "us-ascii";
	if (found == NULL && declared(*in, name))
		return;
	if (found == NULL && mostly_utf8(*in))
		found = "utf-8";
	if (found == NULL && (found = guess_encoding(*in)) == NULL)
		found = "windows-1252";
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
	/* windows-1258 keeps a letter back to see whether a mark follows. */
	to = buf_room(out, room = 64);
	iconv(cd, NULL, NULL, &to, &room);
	out->len = (size_t)(to - out->s);
	iconv_close(cd);
	buf_puts(out, "");
	return good;
}

static bool
single_byte(const char *decoder)
{
	return strncmp(decoder, "WINDOWS-", 8) == 0 ||
	    strncmp(decoder, "ISO-8859-", 9) == 0 ||
	    strncmp(decoder, "KOI8-", 5) == 0;
}

static bool
decode(struct span in, const char *from, struct buf *out)
{
	if (strcmp(from, "UTF-8") == 0 ||
	    (single_byte(from) && charset_is_utf8(in)))
		return copy_utf8(in, out);
	return convert(in, from, out);
}

bool
charset_utf8(struct span in, const char *content_type, struct buf *out,
    char name[CHARSET_NAME])
{
	const char *from;

	detect(&in, content_type, name);
	from = decoder_of(name);
	if (strcmp(from, "GB18030") == 0)
		snprintf(name, CHARSET_NAME, "gb18030");
	return decode(in, from, out);
}

bool
charset_html(struct span in, const char *content_type, struct buf *out,
    char name[CHARSET_NAME])
{
	const struct label *label = sniff_html(in, content_type);

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (in.len >= marks[i].len && strcmp(marks[i].name,
		    label->name) == 0 && memcmp(in.s, marks[i].mark,
		    marks[i].len) == 0) {
			in.s += marks[i].len;
			in.len -= marks[i].len;
			break;
		}
	snprintf(name, CHARSET_NAME, "%s", label->name);
	return decode(in, label->decoder != NULL ? label->decoder : "UTF-8",
	    out);
}
