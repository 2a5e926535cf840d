#include "lib/markup/sniff.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/guess.h"

#define PRESCAN		1024
#define NAME_MOST	32
#define VALUE_MOST	256	/* of an attribute that matters */

struct attribute {
	char	name[NAME_MOST], value[VALUE_MOST];
	size_t	name_len, value_len;
};

static const struct {
	const char	*mark;
	size_t		 len;
	const char	*name;
} marks[] = {
	{ "\xef\xbb\xbf", 3, "utf-8" },
	{ "\xfe\xff", 2, "utf-16be" },
	{ "\xff\xfe", 2, "utf-16le" },
	/* not marks: "<?x" in both */
	{ "<\0?\0x\0", 6, "utf-16le" },
	{ "\0<\0?\0x", 6, "utf-16be" },
};

/* What is inside these is text to a parser, but not to the prescan. */
static const char *const raw[] = {
	"script", "style", "title", "textarea", "xmp", "iframe", "noembed",
	"noframes",
};

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
put(char *to, size_t most, size_t *len, char c)
{
	if (*len + 1 < most)
		to[(*len)++] = (char)tolower((unsigned char)c);
	to[*len] = '\0';
}

/* The value at p, behind "=" and blanks; NULL where the bytes end before it. */
static const char *
value(const char *p, const char *end, struct attribute *a)
{
	char quote = '\0';

	if (p < end && (*p == '"' || *p == '\''))
		quote = *p++;
	for (; p < end; p++) {
		if (quote != '\0' ? *p == quote : blank(*p) || *p == '>')
			return p + (quote != '\0');
		put(a->value, VALUE_MOST, &a->value_len, *p);
	}
	return NULL;
}

/*
 * The next attribute of a tag: 1 and *at behind it, 0 where the tag ends, -1
 * where the bytes end.
 */
static int
attribute(const char **at, const char *end, struct attribute *a)
{
	const char *p = *at;

	a->name_len = a->value_len = 0;
	a->name[0] = a->value[0] = '\0';
	while (p < end && (blank(*p) || *p == '/'))
		p++;
	*at = p;
	if (p < end && *p == '>')
		return 0;
	while (p < end && !blank(*p) && *p != '/' && *p != '>' &&
	    (*p != '=' || a->name_len == 0))
		put(a->name, NAME_MOST, &a->name_len, *p++);
	while (p < end && blank(*p))
		p++;
	if (p < end && *p == '=') {
		for (p++; p < end && blank(*p); )
			p++;
		if ((p = value(p, end, a)) == NULL)
			return -1;
	}
	*at = p;
	return p < end ? 1 : -1;
}

/* "text/html; charset=x": the x, perhaps in quotes. */
static const struct label *
from_content(struct span s)
{
	const char *p = s.s, *end = s.s + s.len, *stop;

	for (; end - p >= 7; p++) {
		if (strncasecmp(p, "charset", 7) != 0)
			continue;
		for (p += 7; p < end && blank(*p); )
			p++;
		if (p == end || *p != '=') {
			p--;
			continue;
		}
		for (p++; p < end && blank(*p); )
			p++;
		if (p < end && (*p == '"' || *p == '\'')) {
			stop = memchr(p + 1, *p, (size_t)(end - p - 1));
			p++;
		} else {
			for (stop = p; stop < end && !blank(*stop) &&
			    *stop != ';'; )
				stop++;
		}
		return stop == NULL ? NULL : label_find((struct span){ p,
		    (size_t)(stop - p) });
	}
	return NULL;
}

const struct label *
sniff_type(const char *content_type)
{
	return content_type == NULL ? NULL :
	    from_content(span_of(content_type));
}

/* What a document that is read as ASCII says of itself, as browsers take it. */
static const struct label *
believed(const struct label *l)
{
	if (l != NULL && strncmp(l->name, "utf-16", 6) == 0)
		return label_find(span_of("utf-8"));
	if (l != NULL && strcmp(l->name, "x-user-defined") == 0)
		return label_find(span_of("windows-1252"));
	return l;
}

/*
 * The attributes of a <meta>: the encoding, NULL for none.  Of two attributes
 * of a name the first counts.  *at is NULL where the bytes end.
 */
static const struct label *
meta(const char **at, const char *end)
{
	bool pragma = false, named = false, typed = false, held = false;
	const struct label *by_charset = NULL, *by_content = NULL;
	struct attribute a;
	int more;

	while ((more = attribute(at, end, &a)) == 1) {
		struct span v = { a.value, a.value_len };

		if (strcmp(a.name, "charset") == 0 && !named) {
			named = true;
			by_charset = label_find(v);
		} else if (strcmp(a.name, "http-equiv") == 0 && !typed) {
			typed = true;
			pragma = span_is(v, "content-type");
		} else if (strcmp(a.name, "content") == 0 && !held) {
			held = true;
			by_content = from_content(v);
		}
	}
	if (more == -1) {
		*at = NULL;
		return NULL;
	}
	return believed(named ? by_charset : pragma ? by_content : NULL);
}

static const char *
after(const char *p, const char *end, const char *what)
{
	p = memmem(p, (size_t)(end - p), what, strlen(what));
	return p != NULL ? p + strlen(what) : NULL;
}

/* Behind the text of an element that holds nothing else. */
static const char *
after_raw(const char *name, size_t len, const char *p, const char *end)
{
	for (size_t i = 0; i < sizeof raw / sizeof raw[0]; i++) {
		if (strlen(raw[i]) != len ||
		    strncasecmp(raw[i], name, len) != 0)
			continue;
		while ((p = after(p, end, "</")) != NULL)
			if ((size_t)(end - p) >= len &&
			    strncasecmp(p, name, len) == 0)
				return p;
		return NULL;
	}
	return p;
}

/* Behind the tag whose name is at `name`. */
static const char *
after_tag(const char *name, const char *end, bool parser)
{
	const char *p = name;
	struct attribute a;
	size_t len;
	int more;

	while (p < end && !blank(*p) && *p != '>' && *p != '/')
		p++;
	len = (size_t)(p - name);
	while ((more = attribute(&p, end, &a)) == 1)
		;
	if (more == -1)
		return NULL;
	return parser && name[-1] == '<' ? after_raw(name, len, p, end) : p;
}

/* `parser`: pass over what a parser would. */
static const struct label *
scan(struct span in, bool parser)
{
	const char *p = in.s, *end = in.s + in.len;
	const struct label *found;

	while (p != NULL && p < end &&
	    (p = memchr(p, '<', (size_t)(end - p))) != NULL && ++p < end) {
		if (end - p >= 3 && memcmp(p, "!--", 3) == 0) {
			p = after(p + 1, end, "-->");
		} else if (end - p >= 5 && strncasecmp(p, "meta", 4) == 0 &&
		    (blank(p[4]) || p[4] == '/')) {
			p += 4;
			if ((found = meta(&p, end)) != NULL)
				return found;
		} else if (isalpha((unsigned char)*p) || (*p == '/' &&
		    end - p > 1 && isalpha((unsigned char)p[1]))) {
			p = after_tag(p + (*p == '/'), end, parser);
		} else if (*p == '!' || *p == '/' || *p == '?') {
			p = after(p, end, ">");
		}
	}
	return NULL;
}

static const struct label *
declared(struct span in)
{
	struct span head = in;
	const char *end, *p;

	if (!span_starts(in, "<?xml") || (end = memchr(in.s, '>',
	    in.len < PRESCAN ? in.len : PRESCAN)) == NULL)
		return NULL;
	head.len = (size_t)(end - in.s);
	if ((p = memmem(head.s, head.len, "encoding", 8)) == NULL)
		return NULL;
	for (p += 8; p < end && (blank(*p) || *p == '='); )
		p++;
	if (p == end || (*p != '"' && *p != '\'') ||
	    (end = memchr(p + 1, *p, (size_t)(end - p - 1))) == NULL)
		return NULL;
	return believed(label_find((struct span){ p + 1,
	    (size_t)(end - p - 1) }));
}

/* UTF-8 shows only where there is something beyond ASCII. */
static const struct label *
unlabelled(struct span in)
{
	const char *name = NULL;
	bool ascii = true;

	for (size_t i = 0; i < in.len && ascii; i++)
		ascii = (in.s[i] & 0x80) == 0;
	if (!ascii)
		name = span_utf8(in) == in.len ? "utf-8" : guess_encoding(in);
	return label_find(span_of(name != NULL ? name : "windows-1252"));
}

const struct label *
sniff_html(struct span in, const char *content_type)
{
	struct span head = { in.s, in.len < PRESCAN ? in.len : PRESCAN };
	const struct label *found;

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (in.len >= marks[i].len &&
		    memcmp(in.s, marks[i].mark, marks[i].len) == 0)
			return label_find(span_of(marks[i].name));
	if ((found = sniff_type(content_type)) != NULL ||
	    (found = scan(head, false)) != NULL ||
	    (found = declared(head)) != NULL ||
	    (in.len > PRESCAN && (found = scan(in, true)) != NULL))
		return found;
	return unlabelled(in);
}
