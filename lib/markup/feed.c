#include "lib/markup/feed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/feedjson.h"
#include "lib/markup/feedxml.h"
#include "lib/markup/mojibake.h"

static const char *const pages[] = {
	"<!doctype html", "<html", "<head", "<body", "<script", "<meta",
};

static void
item_free(struct feed_item *it)
{
	for (size_t i = 0; i < FEED_FIELDS; i++)
		free(it->field[i]);
	for (size_t i = 0; i < it->ntags; i++)
		free(it->tags[i]);
	for (size_t i = 0; i < it->nfiles; i++) {
		free(it->files[i].href);
		free(it->files[i].type);
	}
	free(it->tags);
	free(it->files);
}

void
feed_free(struct feed *f)
{
	item_free(&f->self);
	for (size_t i = 0; i < f->n; i++)
		item_free(&f->items[i]);
	free(f->items);
	free(f->next);
	*f = (struct feed){ .n = 0 };
}

struct feed_item *
feed_add(struct feed *f)
{
	if ((f->n & (f->n - 1)) == 0)
		f->items = xreallocarray(f->items, f->n != 0 ? f->n * 2 : 1,
		    sizeof *f->items);
	f->items[f->n] = (struct feed_item){ .ntags = 0 };
	return &f->items[f->n++];
}

void
feed_drop_last(struct feed *f)
{
	if (f->n != 0)
		item_free(&f->items[--f->n]);
}

/* The value as it should have been read, without blanks around. */
static char *
tidied(char *value)
{
	struct span trimmed = span_trim(span_of(value));
	struct buf plain = BUF_INIT;

	if (trimmed.len != 0 && mojibake_mend(trimmed, &plain)) {
		free(value);
		return buf_take(&plain);
	}
	buf_free(&plain);
	if (value != NULL) {
		memmove(value, trimmed.s, trimmed.len);
		value[trimmed.len] = '\0';
	}
	return value;
}

bool
feed_set(struct feed_item *it, enum feed_field field, unsigned rank,
    char *value)
{
	value = tidied(value);
	if (value == NULL || *value == '\0' || (it->field[field] != NULL &&
	    it->rank[field] <= rank)) {
		free(value);
		return false;
	}
	free(it->field[field]);
	it->field[field] = value;
	it->rank[field] = (unsigned char)rank;
	return true;
}

bool
feed_text(struct feed_item *it, enum feed_field field, unsigned rank,
    char *value, bool html)
{
	if (!feed_set(it, field, rank, value))
		return false;
	it->html &= ~(1u << field);
	if (html)
		it->html |= 1u << field;
	return true;
}

void
feed_tag(struct feed_item *it, char *tag)
{
	tag = tidied(tag);
	if (tag == NULL || *tag == '\0' || it->ntags == FEED_MOST) {
		free(tag);
		return;
	}
	it->tags = xreallocarray(it->tags, it->ntags + 1, sizeof *it->tags);
	it->tags[it->ntags++] = tag;
}

/* The text from its first tag or bracket on, comments passed over. */
static struct span
first_mark(struct span text)
{
	const char *end;

	for (;;) {
		text = span_trim(text);
		if (!span_starts(text, "<!--") ||
		    (end = memmem(text.s, text.len, "-->", 3)) == NULL)
			return text;
		text.len -= (size_t)(end + 3 - text.s);
		text.s = end + 3;
	}
}

static bool
is_page(struct span text)
{
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		if (text.len >= strlen(pages[i]) &&
		    strncasecmp(text.s, pages[i], strlen(pages[i])) == 0)
			return true;
	return false;
}

static int
parse_text(struct feed *f, struct span text, const char *base, char why[256])
{
	struct span first = first_mark(text);

	if (first.len == 0)
		snprintf(why, 256, "the document is empty; look at the "
		    "address in a browser");
	else if (span_starts(first, "\x1f\x8b"))
		snprintf(why, 256, "is compressed and does not say so; "
		    "unpack it first");
	else if (is_page(first))
		snprintf(why, 256, "is a web page, not a feed; look for its "
		    "feed address in the page");
	else if (first.s[0] == '{' || first.s[0] == '[')
		return feedjson_parse(f, first, base, why);
	else if (memchr(first.s, '<', first.len) != NULL)
		return feedxml_parse(f, text, base, why);
	else
		snprintf(why, 256, "is neither RSS, Atom nor JSON Feed; look "
		    "at the address in a browser");
	return -1;
}

int
feed_parse(struct feed *f, struct span bytes, const char *content_type,
    const char *base, char why[256])
{
	struct buf text = BUF_INIT;
	int status;

	*f = (struct feed){ .n = 0 };
	if (span_starts(bytes, "\x1f\x8b"))
		buf_span(&text, bytes);
	else
		f->garbled = !charset_utf8(bytes, content_type, &text,
		    f->encoding);
	status = parse_text(f, buf_get(&text), base, why);
	buf_free(&text);
	if (status == -1)
		feed_free(f);
	return status;
}
