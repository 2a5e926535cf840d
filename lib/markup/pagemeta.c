#include "lib/markup/pagemeta.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/headline.h"
#include "lib/markup/part.h"

#define DATE_MOST	64	/* bytes of a date that is seen */
#define TEXT_MOST	1024	/* … of a title or a name of a topic */
#define INNER_MOST	64	/* nodes in which a name is looked for */
#define NAME_MOST	80	/* … of names that are seen */

/* What is done with a value. */
enum use { FIELD, AUTHORS, TAG, TAGS, ACCESS };

struct rule {
	const char		*name;
	enum use		 use;
	enum article_field	 field;
	enum article_rank	 rank;
};

/* Of a meta element's property, name or itemprop; in any case. */
static const struct rule metas[] = {
	{ "og:title", FIELD, ARTICLE_TITLE, ARTICLE_OPENGRAPH },
	{ "og:description", FIELD, ARTICLE_DESCRIPTION, ARTICLE_OPENGRAPH },
	{ "og:site_name", FIELD, ARTICLE_SITE, ARTICLE_OPENGRAPH },
	{ "og:url", FIELD, ARTICLE_URL, ARTICLE_OPENGRAPH },
	{ "og:locale", FIELD, ARTICLE_LANGUAGE, ARTICLE_META },
	{ "og:updated_time", FIELD, ARTICLE_UPDATED, ARTICLE_META },
	{ "article:published_time", FIELD, ARTICLE_PUBLISHED,
	    ARTICLE_OPENGRAPH },
	{ "article:modified_time", FIELD, ARTICLE_UPDATED, ARTICLE_OPENGRAPH },
	{ "article:section", FIELD, ARTICLE_SECTION, ARTICLE_OPENGRAPH },
	{ "article:author", AUTHORS, 0, ARTICLE_OPENGRAPH },
	{ "article:tag", TAG, 0, ARTICLE_OPENGRAPH },
	{ "article:content_tier", ACCESS, 0, 0 },
	{ "headline", FIELD, ARTICLE_TITLE, ARTICLE_MICRODATA },
	{ "datepublished", FIELD, ARTICLE_PUBLISHED, ARTICLE_MICRODATA },
	{ "datecreated", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "datemodified", FIELD, ARTICLE_UPDATED, ARTICLE_MICRODATA },
	{ "articlesection", FIELD, ARTICLE_SECTION, ARTICLE_MICRODATA },
	{ "inlanguage", FIELD, ARTICLE_LANGUAGE, ARTICLE_MICRODATA },
	{ "isaccessibleforfree", ACCESS, 0, 0 },
	{ "title", FIELD, ARTICLE_TITLE, ARTICLE_META },
	{ "twitter:title", FIELD, ARTICLE_TITLE, ARTICLE_META },
	{ "dc.title", FIELD, ARTICLE_TITLE, ARTICLE_META },
	{ "description", FIELD, ARTICLE_DESCRIPTION, ARTICLE_META },
	{ "twitter:description", FIELD, ARTICLE_DESCRIPTION, ARTICLE_META },
	{ "dc.description", FIELD, ARTICLE_DESCRIPTION, ARTICLE_META },
	{ "pubdate", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "publishdate", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "publish-date", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "parsely-pub-date", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "sailthru.date", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "date", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "dc.date", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "dc.date.issued", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "dcterms.created", FIELD, ARTICLE_PUBLISHED, ARTICLE_META },
	{ "dcterms.modified", FIELD, ARTICLE_UPDATED, ARTICLE_META },
	{ "lastmod", FIELD, ARTICLE_UPDATED, ARTICLE_META },
	{ "last-modified", FIELD, ARTICLE_UPDATED, ARTICLE_META },
	{ "section", FIELD, ARTICLE_SECTION, ARTICLE_META },
	{ "application-name", FIELD, ARTICLE_SITE, ARTICLE_META },
	{ "language", FIELD, ARTICLE_LANGUAGE, ARTICLE_SEEN },
	{ "author", AUTHORS, 0, ARTICLE_META },
	{ "dc.creator", AUTHORS, 0, ARTICLE_META },
	{ "parsely-author", AUTHORS, 0, ARTICLE_META },
	{ "news_keywords", TAGS, 0, ARTICLE_MICRODATA },
	{ "keywords", TAGS, 0, ARTICLE_META },
};

/* Of an element's itemprop, where it is no meta element. */
static const struct rule props[] = {
	{ "headline", FIELD, ARTICLE_TITLE, ARTICLE_MICRODATA },
	{ "datepublished", FIELD, ARTICLE_PUBLISHED, ARTICLE_MICRODATA },
	{ "datemodified", FIELD, ARTICLE_UPDATED, ARTICLE_MICRODATA },
	{ "articlesection", FIELD, ARTICLE_SECTION, ARTICLE_MICRODATA },
	{ "author", AUTHORS, 0, ARTICLE_MICRODATA },
	{ "keywords", TAGS, 0, ARTICLE_MICRODATA },
};

/* Words of classes, ids and data-roles that tell what is seen. */
static const char *const date_words[] = {
	"date", "publishdate", "published", "pubdate", "time", "datetime",
	"timestamp", "ngaydang", "posted",
};
static const char *const sapo_words[] = { "sapo", "standfirst" };
static const char *const name_words[] = { "author", "byline", "tacgia" };

/* Microdata may have another value than what is seen. */
static const char *
given_value(const struct dom_node *node)
{
	const char *v = dom_attr(node, "content");

	return v != NULL ? v : dom_attr(node, "datetime");
}

static void
set_access(struct article *a, const char *tier)
{
	if (a->access != ARTICLE_UNKNOWN)
		return;
	if (strcasecmp(tier, "free") == 0 || strcasecmp(tier, "true") == 0)
		a->access = ARTICLE_FREE;
	else if (strcasecmp(tier, "locked") == 0 ||
	    strcasecmp(tier, "metered") == 0 || strcasecmp(tier, "false") == 0)
		a->access = ARTICLE_PAID;
}

static void
apply(struct article *a, const struct rule *r, const char *value)
{
	switch (r->use) {
	case FIELD:
		article_set(a, r->field, r->rank, xstrdup(value));
		break;
	case AUTHORS:
		names_split(&a->authors, r->rank, value);
		break;
	case TAG:
		names_add(&a->tags, r->rank, xstrdup(value));
		break;
	case TAGS:
		names_tags(&a->tags, r->rank, value);
		break;
	case ACCESS:
		set_access(a, value);
		break;
	}
}

static const struct rule *
rule_for(const char *name, const struct rule *rules, size_t n)
{
	for (size_t i = 0; name != NULL && i < n; i++)
		if (strcasecmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}
#define RULE(name, rules) \
	rule_for(name, rules, sizeof rules / sizeof rules[0])

static void
read_meta(struct article *a, const struct dom_node *node)
{
	static const char *const keys[] = { "property", "name", "itemprop" };
	const char *value = dom_attr(node, "content");
	const char *name = dom_attr(node, "name");
	const struct rule *r;

	if (value != NULL && name != NULL &&
	    robotsmeta_is_for(span_of(name), a->token))
		robotsmeta_add(&a->robots, span_of(value), a->token);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0] && value; i++) {
		r = RULE(dom_attr(node, keys[i]), metas);
		if (r != NULL)
			apply(a, r, value);
	}
}

static bool
says(const struct dom_node *node, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (part_says(node, words[i]) ||
		    dom_has_word(node, "data-role", words[i]))
			return true;
	return false;
}
#define SAYS(node, words) says(node, words, sizeof words / sizeof words[0])

/* A date that is seen: only one that can be read. */
static void
see_date(struct article *a, const struct dom *d, size_t i)
{
	const char *stamp = dom_attr(&d->nodes[i], "datetime");
	char *text = stamp != NULL ? xstrdup(stamp) : dom_text(d, i,
	    DATE_MOST);
	struct date date;

	if (text != NULL && date_parse(span_of(text), clock_zone(), &date))
		article_set(a, ARTICLE_PUBLISHED, ARTICLE_SEEN, text);
	else
		free(text);
}

/* The names in an element, or in the element in it that is only the name. */
static void
see_names(struct article *a, const struct dom *d, size_t i,
    unsigned rank)
{
	const struct dom_node *node;
	size_t end = d->nodes[i].end;
	char *text;

	for (size_t k = i + 1; k < end && k <= i + INNER_MOST; k++) {
		node = &d->nodes[k];
		if (dom_has_word(node, "itemprop", "name") ||
		    dom_has_word(node, "rel", "author") ||
		    part_says(node, "name")) {
			i = k;
			break;
		}
	}
	text = dom_text(d, i, NAME_MOST);
	if (text != NULL)
		names_split(&a->authors, rank, text);
	free(text);
}

static void
read_prop(struct article *a, const struct dom *d, size_t i)
{
	const struct dom_node *node = &d->nodes[i];
	const struct rule *r = RULE(dom_attr(node, "itemprop"), props);
	const char *value = given_value(node);
	char *text;

	if (r == NULL)
		return;
	if (r->use == AUTHORS && value == NULL) {
		see_names(a, d, i, r->rank);
		return;
	}
	text = value != NULL ? xstrdup(value) : dom_text(d, i, TEXT_MOST);
	if (text != NULL)
		apply(a, r, text);
	free(text);
}

static void
read_rel(struct article *a, const struct dom *d, size_t i)
{
	const struct dom_node *node = &d->nodes[i];

	if (node->tag != GUMBO_TAG_A)
		return;
	if (dom_has_word(node, "rel", "author"))
		see_names(a, d, i, ARTICLE_SEEN);
	if (dom_has_word(node, "rel", "tag"))
		names_add(&a->tags, ARTICLE_SEEN, dom_text(d, i, TEXT_MOST));
}

/* What is under the headline: of several dates the first counts. */
static void
see(struct article *a, const struct dom *d, size_t i)
{
	const struct dom_node *node = &d->nodes[i];

	if (SAYS(node, name_words)) {
		if (a->authors.rank > ARTICLE_SEEN)
			see_names(a, d, i, ARTICLE_SEEN);
	} else if (SAYS(node, sapo_words)) {
		article_set(a, ARTICLE_DESCRIPTION, ARTICLE_SEEN,
		    dom_text(d, i, TEXT_MOST));
	} else if (node->tag == GUMBO_TAG_TIME || SAYS(node, date_words)) {
		see_date(a, d, i);
	}
}

/* What is not seen, and the page's own title. */
static void
read_head(struct article *a, const struct dom *d, size_t i)
{
	const struct dom_node *node = &d->nodes[i];
	const char *lang = dom_attr(node, "lang");
	const char *href = dom_attr(node, "href");

	if (node->tag == GUMBO_TAG_META)
		read_meta(a, node);
	if (node->tag == GUMBO_TAG_HTML && lang != NULL)
		article_set(a, ARTICLE_LANGUAGE, ARTICLE_MICRODATA,
		    xstrdup(lang));
	if (href != NULL && dom_has_word(node, "rel", "canonical"))
		article_set(a, ARTICLE_URL, ARTICLE_FIRST, xstrdup(href));
}

static char *
page_title(const struct dom *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->nodes[i].tag == GUMBO_TAG_TITLE)
			return dom_text(d, i, TEXT_MOST);
	return NULL;
}

/* The site is what is not headline in the page's title, and the reverse. */
static void
name_parts(struct article *a, const char *page)
{
	const char *title = a->field[ARTICLE_TITLE];
	const char *site = a->field[ARTICLE_SITE];

	if (page == NULL)
		return;
	if (title != NULL)
		article_set(a, ARTICLE_SITE, ARTICLE_LAST,
		    headline_other(page, title));
	else
		article_set(a, ARTICLE_TITLE, ARTICLE_LAST,
		    headline_other(page, site));
	article_set(a, ARTICLE_TITLE, ARTICLE_LAST, xstrdup(page));
}

static size_t
read_title(struct article *a, const struct dom *d)
{
	char *title = page_title(d);
	size_t node = headline_find(d, a->field[ARTICLE_TITLE], title);

	if (node != 0)
		article_set(a, ARTICLE_TITLE, ARTICLE_SEEN,
		    dom_text(d, node, TEXT_MOST));
	name_parts(a, title);
	free(title);
	return node;
}

size_t
pagemeta_read(struct article *a, const struct dom *d,
    const unsigned char *parts)
{
	size_t voices = 0, headline;

	for (size_t i = 0; i < d->n; i++)
		read_head(a, d, i);
	headline = read_title(a, d);
	for (size_t i = 0; i < d->n; i++) {
		/* Readers have names and dates too. */
		if (i >= voices && parts[i] == PART_VOICES)
			voices = d->nodes[i].end;
		if (i < voices || d->nodes[i].text != NULL ||
		    d->nodes[i].tag == GUMBO_TAG_META)
			continue;
		read_prop(a, d, i);
		read_rel(a, d, i);
		if (headline != 0 && i > headline)
			see(a, d, i);
	}
	return headline;
}
