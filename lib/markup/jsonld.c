#include "lib/markup/jsonld.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/loosejson.h"

#define NODES_MOST	512	/* objects of one script that are looked at */
#define LEVELS		8	/* of arrays and graphs in each other */

/* The objects of a script, and what is to be filled. */
struct graph {
	struct article	*to;
	const json_t	*nodes[NODES_MOST];
	size_t		 n;
};

/* Names that end so are articles; the rest only describe the page. */
static const struct {
	const char		*ending;
	enum article_rank	 rank;
} types[] = {
	{ "Article", ARTICLE_JSONLD }, { "Posting", ARTICLE_JSONLD },
	{ "Report", ARTICLE_JSONLD }, { "Review", ARTICLE_JSONLD },
	{ "VideoObject", ARTICLE_MICRODATA }, { "Recipe", ARTICLE_JSONLD },
	{ "WebPage", ARTICLE_META }, { "ItemPage", ARTICLE_META },
};

static const struct {
	const char		*name;
	enum article_field	 field;
	bool			 article;	/* of no other type */
} members[] = {
	{ "headline", ARTICLE_TITLE, false }, { "name", ARTICLE_TITLE, true },
	{ "description", ARTICLE_DESCRIPTION, false },
	{ "datePublished", ARTICLE_PUBLISHED, false },
	{ "uploadDate", ARTICLE_PUBLISHED, false },
	{ "dateCreated", ARTICLE_PUBLISHED, false },
	{ "dateModified", ARTICLE_UPDATED, false },
	{ "articleSection", ARTICLE_SECTION, true },
	{ "inLanguage", ARTICLE_LANGUAGE, false },
	{ "mainEntityOfPage", ARTICLE_URL, true },
	{ "url", ARTICLE_URL, true },
	{ "articleBody", ARTICLE_BODY, true },
};

static bool
ends_with(const char *s, const char *ending)
{
	size_t n = strlen(s), k = strlen(ending);

	return n >= k && strcmp(s + n - k, ending) == 0;
}

static const json_t *
first(const json_t *value)
{
	return json_is_array(value) ? json_array_get(value, 0) : value;
}

/* The i-th value, where one that is no array counts as an array of one. */
static const json_t *
nth(const json_t *value, size_t i)
{
	if (json_is_array(value))
		return json_array_get(value, i);
	return i == 0 ? value : NULL;
}

static unsigned
rank_of(const json_t *node)
{
	const json_t *type = json_object_get(node, "@type"), *one;

	for (size_t k = 0; (one = nth(type, k)) != NULL; k++)
		for (size_t i = 0; i < sizeof types / sizeof types[0] &&
		    json_is_string(one); i++)
			if (ends_with(json_string_value(one), types[i].ending))
				return types[i].rank;
	return NAMES_NONE;
}

/* The node that a reference to an @id means, or the value itself. */
static const json_t *
resolve(const struct graph *g, const json_t *value)
{
	const char *id = json_string_value(json_object_get(value, "@id"));
	const char *other;

	if (id == NULL || json_object_get(value, "name") != NULL)
		return value;
	for (size_t i = 0; i < g->n; i++) {
		other = json_string_value(json_object_get(g->nodes[i], "@id"));
		if (other != NULL && strcmp(other, id) == 0 &&
		    json_object_get(g->nodes[i], "name") != NULL)
			return g->nodes[i];
	}
	return value;
}

/* A string, or what names an object; borrowed, or NULL. */
static const char *
text_of(const json_t *value)
{
	static const char *const names[] = { "name", "@value", "@id", "url" };
	const char *s = NULL;

	value = first(value);
	if (json_is_string(value))
		return json_string_value(value);
	for (size_t i = 0; i < sizeof names / sizeof names[0] && !s; i++)
		s = json_string_value(json_object_get(value, names[i]));
	return s;
}

static char *
copy(const char *s)
{
	return s != NULL ? xstrdup(s) : NULL;
}

/* An organization is no byline, but better than none. */
static void
add_authors(struct graph *g, const json_t *value, unsigned rank)
{
	const json_t *one;
	const char *name, *type;

	for (size_t i = 0; (one = nth(value, i)) != NULL && i < 32; i++) {
		one = resolve(g, one);
		type = text_of(json_object_get(one, "@type"));
		name = json_is_string(one) ? json_string_value(one) :
		    text_of(json_object_get(one, "name"));
		if (name == NULL)
			continue;
		if (type != NULL && ends_with(type, "Organization"))
			names_add(&g->to->authors, ARTICLE_LAST, copy(name));
		else
			names_split(&g->to->authors, rank, name);
	}
}

static void
add_tags(struct article *to, const json_t *value, unsigned rank)
{
	const json_t *one;
	const char *text;

	for (size_t i = 0; (one = nth(value, i)) != NULL && i < 64; i++) {
		text = text_of(one);
		/* Only a single string is a list in itself. */
		if (json_is_array(value) && json_array_size(value) > 1)
			names_add(&to->tags, rank, copy(text));
		else
			names_tags(&to->tags, rank, text);
	}
}

/* true, "True", "http://schema.org/False", … */
static void
set_access(struct article *to, const json_t *value)
{
	const char *s = json_string_value(value);

	if (to->access != ARTICLE_UNKNOWN)
		return;
	if (json_is_boolean(value))
		to->access = json_is_true(value) ? ARTICLE_FREE : ARTICLE_PAID;
	else if (s != NULL && strcasestr(s, "false") != NULL)
		to->access = ARTICLE_PAID;
	else if (s != NULL && strcasestr(s, "true") != NULL)
		to->access = ARTICLE_FREE;
}

static void
describe(struct graph *g, const json_t *node, unsigned rank)
{
	const json_t *value;

	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		if (rank != ARTICLE_META || !members[i].article)
			article_set(g->to, members[i].field, rank,
			    copy(text_of(json_object_get(node,
			    members[i].name))));
	set_access(g->to, json_object_get(node, "isAccessibleForFree"));
	if (rank == ARTICLE_META)
		return;
	add_authors(g, json_object_get(node, "author"), rank);
	add_tags(g->to, json_object_get(node, "keywords"), rank);
	value = resolve(g, first(json_object_get(node, "publisher")));
	article_set(g->to, ARTICLE_SITE, rank,
	    copy(text_of(json_object_get(value, "name"))));
}

/* The objects in arrays and graphs; an article can be a page's main thing. */
static void
collect(struct graph *g, const json_t *value, int level)
{
	static const char *const inner[] = { "@graph", "mainEntity" };
	const json_t *one;

	for (size_t i = 0; (one = nth(value, i)) != NULL; i++) {
		if (g->n == NODES_MOST || level == LEVELS)
			return;
		if (json_is_array(one))
			collect(g, one, level + 1);
		if (!json_is_object(one))
			continue;
		g->nodes[g->n++] = one;
		for (size_t k = 0; k < sizeof inner / sizeof inner[0]; k++)
			collect(g, json_object_get(one, inner[k]), level + 1);
	}
}

void
jsonld_read(struct article *to, struct span script)
{
	struct graph g = { .to = to };
	json_t *tree = loosejson_load(script);
	unsigned rank;

	collect(&g, tree, 0);
	for (size_t i = 0; i < g.n; i++) {
		rank = rank_of(g.nodes[i]);
		if (rank != NAMES_NONE)
			describe(&g, g.nodes[i], rank);
	}
	json_decref(tree);
}
