#include "lib/markup/feedjson.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/address.h"
#include "lib/markup/fragment.h"

#define VERSION	"https://jsonfeed.org/version/"

/* In the order of rank. */
static const struct {
	const char	*name;
	enum feed_field	 field;
	unsigned	 rank;
	bool		 address, html;
} members[] = {
	{ "id", FEED_ID, 1, false, false },
	{ "url", FEED_LINK, 1, true, false },
	{ "external_url", FEED_LINK, 2, true, false },
	{ "title", FEED_TITLE, 1, false, false },
	{ "content_html", FEED_CONTENT, 1, false, true },
	{ "content_text", FEED_CONTENT, 2, false, false },
	{ "summary", FEED_SUMMARY, 1, false, false },
	{ "date_published", FEED_PUBLISHED, 1, false, false },
	{ "date_modified", FEED_UPDATED, 1, false, false },
	{ "language", FEED_LANGUAGE, 1, false, false },
};

/* A string, or a number in its digits; the caller's. */
static char *
text_of(const json_t *value)
{
	if (json_is_string(value))
		return xstrndup(json_string_value(value),
		    json_string_length(value));
	if (json_is_integer(value))
		return xasprintf("%lld",
		    (long long)json_integer_value(value));
	return NULL;
}

/* The address, absolute; takes it. */
static char *
absolute(char *ref, const char *base)
{
	char *whole = address_absolute(span_of(ref), base);

	free(ref);
	return whole;
}

/* HTML as fragment leaves it; takes it. */
static char *
safe(char *html, const char *base)
{
	struct buf out = BUF_INIT;

	if (html == NULL)
		return NULL;
	fragment_write(span_of(html), base, FRAGMENT_AS_WRITTEN, &out);
	free(html);
	return buf_take(&out);
}

/* "authors" of 1.1, "author" of 1.0: the first one's name. */
static void
take_author(struct feed_item *it, const json_t *from)
{
	const json_t *one = json_array_get(json_object_get(from, "authors"), 0);

	if (one == NULL)
		one = json_object_get(from, "author");
	feed_set(it, FEED_AUTHOR, 1, text_of(json_object_get(one, "name")));
}

static void
take_lists(struct feed_item *it, const json_t *from, const char *base)
{
	json_t *list = json_object_get(from, "tags"), *value;
	struct feed_file *file;
	size_t i;

	json_array_foreach(list, i, value)
		feed_tag(it, text_of(value));
	list = json_object_get(from, "attachments");
	json_array_foreach(list, i, value) {
		if (it->nfiles == FEED_MOST)
			break;
		it->files = xreallocarray(it->files, it->nfiles + 1,
		    sizeof *it->files);
		file = &it->files[it->nfiles++];
		file->href = absolute(text_of(json_object_get(value, "url")),
		    base);
		file->type = text_of(json_object_get(value, "mime_type"));
	}
}

static void
take_item(struct feed_item *it, const json_t *from, const char *base)
{
	char *text;

	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
		text = text_of(json_object_get(from, members[i].name));
		if (members[i].address)
			text = absolute(text, base);
		if (members[i].html)
			text = safe(text, base);
		feed_text(it, members[i].field, members[i].rank, text,
		    members[i].html);
	}
	take_author(it, from);
	take_lists(it, from, base);
}

static void
take_self(struct feed *f, const json_t *tree, const char *base)
{
	struct feed_item *self = &f->self;

	feed_set(self, FEED_TITLE, 1, text_of(json_object_get(tree, "title")));
	feed_set(self, FEED_SUMMARY, 1,
	    text_of(json_object_get(tree, "description")));
	feed_set(self, FEED_LINK, 1, absolute(text_of(json_object_get(tree,
	    "home_page_url")), base));
	feed_set(self, FEED_ID, 1, absolute(text_of(json_object_get(tree,
	    "feed_url")), base));
	feed_set(self, FEED_LANGUAGE, 1,
	    text_of(json_object_get(tree, "language")));
	take_author(self, tree);
	f->next = absolute(text_of(json_object_get(tree, "next_url")), base);
	f->expired = json_is_true(json_object_get(tree, "expired"));
}

int
feedjson_parse(struct feed *f, struct span text, const char *base,
    char why[256])
{
	json_error_t fault;
	json_t *tree = json_loadb(text.s, text.len, 0, &fault), *items, *item;
	const char *version;
	size_t i;

	if (tree == NULL) {
		snprintf(why, 256, "is JSON that ends early or is damaged, on "
		    "line %d: %.120s", fault.line, fault.text);
		return -1;
	}
	version = json_string_value(json_object_get(tree, "version"));
	items = json_object_get(tree, "items");
	if (!json_is_array(items) || version == NULL ||
	    strncmp(version, VERSION, strlen(VERSION)) != 0) {
		snprintf(why, 256, "is JSON but no JSON Feed; an export is "
		    "read with type = import");
		json_decref(tree);
		return -1;
	}
	f->format = "json";
	take_self(f, tree, base);
	if (base == NULL)
		base = f->self.field[FEED_LINK];
	json_array_foreach(items, i, item)
		if (json_is_object(item))
			take_item(feed_add(f), item, base);
	json_decref(tree);
	return 0;
}
