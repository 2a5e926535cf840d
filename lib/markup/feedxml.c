#include "lib/markup/feedxml.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/feedcut.h"
#include "lib/markup/feedmap.h"
#include "lib/markup/feedperson.h"
#include "lib/markup/feedtag.h"
#include "lib/markup/feedtext.h"
#include "lib/markup/mend.h"

#define MAIN	FEEDMAP_MAIN
#define ATOM	FEEDMAP_ATOM

/* The document being read. */
struct reading {
	struct feed	*feed;
	const xmlChar	*main;		/* the root's namespace, or NULL */
	const char	*base;
	const xmlNode	*body;		/* what became the item's content */
};

static bool
is(const struct reading *r, const xmlNode *node, int groups, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcasecmp(feedmap_name(node), name) == 0 &&
	    (feedmap_group(node, r->main) & groups) != 0;
}

static xmlNode *
child(const struct reading *r, const xmlNode *node, int groups,
    const char *name)
{
	xmlNode *c;

	for (c = node->children; c != NULL; c = c->next)
		if (is(r, c, groups, name))
			return c;
	return NULL;
}

/* The address in the attribute, absolute. */
static char *
address(const struct reading *r, const xmlNode *node, const char *name)
{
	return feedtext_address(node, feedtext_attribute(node, name), r->base);
}

/* Atom's person has elements; RSS's a line of text. */
static void
take_author(const struct reading *r, struct feed_item *it,
    const xmlNode *node)
{
	xmlNode *name = child(r, node, MAIN | ATOM, "name");
	xmlNode *mail = child(r, node, MAIN | ATOM, "email");

	if (name == NULL && mail == NULL) {
		feedperson_set(it, 3, feedtext_plain(node));
		return;
	}
	if (name != NULL)
		feed_set(it, FEED_AUTHOR, 3, feedtext_plain(name));
	if (mail != NULL)
		feed_set(it, FEED_EMAIL, 3, feedtext_plain(mail));
}

static void
take_file(const struct reading *r, struct feed_item *it, const xmlNode *node,
    const char *where)
{
	char *href = address(r, node, where);

	if (href == NULL || it->nfiles == FEED_MOST) {
		free(href);
		return;
	}
	it->files = xreallocarray(it->files, it->nfiles + 1,
	    sizeof *it->files);
	it->files[it->nfiles++] = (struct feed_file){
		href, feedtext_attribute(node, "type")
	};
}

/* RSS's is text, Atom's an attribute and one of several. */
static void
take_link(const struct reading *r, struct feed_item *it, const xmlNode *node)
{
	char *rel = feedtext_attribute(node, "rel");
	char *href = feedtext_attribute(node, "href");
	bool page = feedtext_is(node, "type", "text/html") ||
	    feedtext_is(node, "type", "application/xhtml+xml");

	if (rel != NULL && strcmp(rel, "enclosure") == 0)
		take_file(r, it, node, "href");
	else if (href == NULL)
		feed_set(it, FEED_LINK, 2, feedtext_address(node,
		    feedtext_plain(node), r->base));
	else if (rel == NULL || strcmp(rel, "alternate") == 0)
		feed_set(it, FEED_LINK, page ? 3 : 4, address(r, node, "href"));
	free(rel);
	free(href);
}

/* A name that is no address, like "1" or "tag:…", is nowhere relative to. */
static char *
id_of(const struct reading *r, const xmlNode *node, char *text)
{
	if (text == NULL || strchr(text, '/') == NULL)
		return text;
	return feedtext_address(node, text, r->base);
}

/* A guid is the address too, unless it says that it is none. */
static void
take_guid(const struct reading *r, struct feed_item *it, const xmlNode *node)
{
	char *guid = feedtext_plain(node);

	if (guid != NULL && !feedtext_is(node, "isPermaLink", "false") &&
	    strncasecmp(span_trim(span_of(guid)).s, "http", 4) == 0) {
		feed_set(it, FEED_ID, 1, xstrdup(guid));
		feed_set(it, FEED_LINK, 6, feedtext_address(node, guid,
		    r->base));
		return;
	}
	feed_set(it, FEED_ID, 1, guid);
}

/* Titles of RSS may be HTML, the rest of it is; Atom says. */
static enum feedtext_guess
guess(const struct reading *r, const struct feedmap_rule *rule)
{
	if ((rule->groups & (MAIN | ATOM)) != 0 &&
	    strcmp(r->feed->format, "atom") == 0)
		return FEEDTEXT_TEXT;
	return rule->field == FEED_TITLE ? FEEDTEXT_EITHER : FEEDTEXT_HTML;
}

/*
 * Of two descriptions, or a description and a summary, the second is the
 * content where there is none: podcasts and some blogs do so.
 */
static bool
is_second(const struct reading *r, const struct feed_item *it,
    const struct feedmap_rule *rule, const char *text)
{
	return it != &r->feed->self && rule->field == FEED_SUMMARY &&
	    rule->rank <= 4 && it->field[FEED_SUMMARY] != NULL &&
	    it->field[FEED_CONTENT] == NULL && text != NULL &&
	    strcmp(it->field[FEED_SUMMARY], text) != 0;
}

static void
take_text(struct reading *r, struct feed_item *it, const xmlNode *node,
    const struct feedmap_rule *rule)
{
	bool html;
	char *text = feedtext_rich(node, guess(r, rule), r->base, &html);

	if (is_second(r, it, rule, text))
		feed_text(it, FEED_CONTENT, 6, text, html);
	else if (feed_text(it, rule->field, rule->rank, text, html) &&
	    rule->field == FEED_CONTENT)
		r->body = node;
}

static void
take_by_rule(struct reading *r, struct feed_item *it, const xmlNode *node,
    int group)
{
	const struct feedmap_rule *rule = NULL;
	const char *name = feedmap_name(node);

	while ((rule = feedmap_rule(rule, group, name)) != NULL)
		if (rule->field == FEED_AUTHOR)
			feedperson_set(it, rule->rank, feedtext_plain(node));
		else if (rule->field == FEED_ID)
			feed_set(it, FEED_ID, rule->rank, id_of(r, node,
			    feedtext_plain(node)));
		else if (rule->field == FEED_TITLE ||
		    rule->field == FEED_SUMMARY ||
		    rule->field == FEED_CONTENT)
			take_text(r, it, node, rule);
		else
			feed_set(it, rule->field, rule->rank,
			    feedtext_plain(node));
}

static void	take_member(struct reading *, struct feed_item *,
		    const xmlNode *);

/* Several files of an item, with a title for all; libxml2 lets none be deep. */
static void
take_group(struct reading *r, struct feed_item *it, const xmlNode *node)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE &&
		    feedmap_group(c, r->main) == FEEDMAP_MEDIA)
			take_member(r, it, c);
}

static void
take_member(struct reading *r, struct feed_item *it, const xmlNode *node)
{
	int group = feedmap_group(node, r->main), ours = group & (MAIN | ATOM);
	const char *name = feedmap_name(node);

	if (ours && strcasecmp(name, "link") == 0)
		take_link(r, it, node);
	else if (ours && strcasecmp(name, "author") == 0)
		take_author(r, it, node);
	else if (group == MAIN && strcasecmp(name, "guid") == 0)
		take_guid(r, it, node);
	else if (group == MAIN && strcasecmp(name, "enclosure") == 0)
		take_file(r, it, node, "url");
	else if (strcmp(name, group == FEEDMAP_DC ? "subject" : "category") ==
	    0 && (ours || group == FEEDMAP_DC || group == FEEDMAP_MEDIA))
		feedtag_term(it, node);
	else if (group == FEEDMAP_PODCAST && strcmp(name, "category") == 0)
		feedtag_nested(it, node);
	else if (group == FEEDMAP_PODCAST && strcmp(name, "keywords") == 0)
		feedtag_list(it, node);
	else if (group == FEEDMAP_MEDIA && (strcmp(name, "group") == 0 ||
	    strcmp(name, "content") == 0))
		take_group(r, it, node);
	else if (group == FEEDMAP_THREAD && strcmp(name, "in-reply-to") == 0)
		feed_set(it, FEED_PARENT, 1, feedtext_attribute(node, "ref"));
	else
		take_by_rule(r, it, node, group);
}

static bool
is_item(const struct reading *r, const xmlNode *node)
{
	return is(r, node, MAIN, "item") || is(r, node, MAIN | ATOM, "entry");
}

/* What the element itself says: RSS 1.0's about, CDF's href and lastmod. */
static void
take_attributes(const struct reading *r, struct feed_item *it,
    const xmlNode *node)
{
	char *about = (char *)xmlGetProp(node, (const xmlChar *)"about");

	if (about != NULL)
		feed_set(it, FEED_ID, 3, feedtext_address(node, xstrdup(about),
		    r->base));
	xmlFree(about);
	feed_set(it, FEED_LINK, 7, address(r, node, "href"));
	feed_set(it, FEED_UPDATED, 7, feedtext_attribute(node, "lastmod"));
}

static void
take_item(struct reading *r, const xmlNode *node)
{
	struct feed_item *it = feed_add(r->feed);

	r->body = NULL;
	for (xmlNode *c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			take_member(r, it, c);
	take_attributes(r, it, node);
	feed_set(it, FEED_LANGUAGE, 3,
	    feedtext_language(r->body != NULL ? r->body : node));
}

/* The channel's own members and its items, which RSS 1.0 has beside it. */
static void
take_channel(struct reading *r, const xmlNode *node)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is_item(r, c))
			take_item(r, c);
		else if (!is(r, c, MAIN, "items"))
			take_member(r, &r->feed->self, c);
	}
	take_attributes(r, &r->feed->self, node);
	feed_set(&r->feed->self, FEED_LANGUAGE, 3, feedtext_language(node));
}

/* A root with a channel in it, and perhaps items beside that. */
static void
take_rss(struct reading *r, const xmlNode *root)
{
	for (xmlNode *c = root->children; c != NULL; c = c->next) {
		if (is(r, c, MAIN, "channel"))
			take_channel(r, c);
		else if (is_item(r, c))
			take_item(r, c);
	}
}

static void
take_feed(struct reading *r, const xmlNode *root)
{
	if (is_item(r, root))
		take_item(r, root);
	else
		take_channel(r, root);
}

static const struct {
	int		 groups;
	const char	*name, *format;
	void		(*take)(struct reading *, const xmlNode *);
} roots[] = {
	{ MAIN | FEEDMAP_RDF, "rss", "rss", take_rss },
	{ FEEDMAP_RDF, "RDF", "rdf", take_rss },
	{ MAIN, "channel", "cdf", take_feed },
	{ MAIN | ATOM, "feed", "atom", take_feed },
	{ MAIN | ATOM, "entry", "atom", take_feed },
	{ MAIN, "item", "rss", take_feed },
};

static int
take_root(struct reading *r, xmlNode *root, char why[256])
{
	const char *name = (const char *)root->name;

	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
		if (!is(r, root, roots[i].groups, roots[i].name))
			continue;
		r->feed->format = roots[i].format;
		roots[i].take(r, root);
		return 0;
	}
	snprintf(why, 256, "is XML with <%.60s> outermost, not a feed%s", name,
	    strcmp(name, "urlset") == 0 || strcmp(name, "sitemapindex") == 0 ?
	    ": a sitemap" : strcmp(name, "html") == 0 ?
	    ": look for its feed address in the page" : "");
	return -1;
}

int
feedxml_parse(struct feed *f, struct span text, const char *base,
    char why[256])
{
	struct reading r = { .feed = f, .base = base };
	struct buf mended = BUF_INIT;
	xmlDoc *doc;
	xmlNode *root;
	int status = -1;

	mend_xml(text, &mended);
	doc = xmlReadMemory(mended.s != NULL ? mended.s : "",
	    (int)mended.len, base, "UTF-8", XML_PARSE_RECOVER |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
	    XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	if (root == NULL) {
		snprintf(why, 256, "is XML too damaged to be read");
		goto done;
	}
	if (root->ns != NULL && feedmap_group(root, NULL) != FEEDMAP_RDF)
		r.main = root->ns->href;
	if ((status = take_root(&r, root, why)) == -1)
		goto done;
	f->cut = !feedcut_closed(buf_get(&mended), root);
	if (f->cut && feedcut_inside(buf_get(&mended)))
		feed_drop_last(f);
done:
	xmlFreeDoc(doc);
	buf_free(&mended);
	return status;
}
