#include "lib/markup/feedxml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/mend.h"

/* Whose an element is.  MAIN is the feed's own vocabulary, RSS or Atom. */
enum {
	MAIN = 1, ATOM = 2, DC = 4, TERMS = 8, CONTENT = 16, XHTML = 32,
	THREAD = 64, SLASH = 128, MEDIA = 256, BURNER = 512, PODCAST = 1024,
	RDF = 2048, OTHER = 4096
};

static const struct {
	const char	*prefix;	/* the usual one */
	const char	*start;		/* of the namespace's address */
	int		 group;
} spaces[] = {
	{ "atom", "http://www.w3.org/2005/Atom", ATOM },
	{ "atom", "http://purl.org/atom/ns#", ATOM },
	{ "atom", "http://purl.org/atom/app#", OTHER },
	{ "dc", "http://purl.org/dc/elements/", DC },
	{ "dcterms", "http://purl.org/dc/terms/", TERMS },
	{ "content", "http://purl.org/rss/1.0/modules/content/", CONTENT },
	{ "slash", "http://purl.org/rss/1.0/modules/slash/", SLASH },
	{ "xhtml", "http://www.w3.org/1999/xhtml", XHTML },
	{ "thr", "http://purl.org/syndication/thread/1.0", THREAD },
	{ "media", "http://search.yahoo.com/mrss", MEDIA },
	{ "feedburner", "http://rssnamespace.org/feedburner/", BURNER },
	{ "itunes", "http://www.itunes.com/", PODCAST },
	{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", RDF },
	{ "svg", "http://www.w3.org/2000/svg", OTHER },
	{ "sy", "http://purl.org/rss/1.0/modules/", OTHER },
	{ NULL, "http://purl.org/rss/1.0/", MAIN },
	{ NULL, "http://my.netscape.com/", MAIN },
};

/* Which elements are which field; of several the lowest rank counts. */
static const struct rule {
	int		 groups;
	const char	*name;
	enum feed_field	 field;
	unsigned	 rank;
} rules[] = {
	{ MAIN, "guid", FEED_ID, 1 },
	{ MAIN | ATOM, "id", FEED_ID, 2 },
	{ BURNER, "origLink", FEED_LINK, 1 },
	{ MAIN, "title", FEED_TITLE, 1 },
	{ DC, "title", FEED_TITLE, 2 },
	{ ATOM, "title", FEED_TITLE, 3 },
	{ MEDIA, "title", FEED_TITLE, 4 },
	{ MAIN, "description", FEED_SUMMARY, 1 },
	{ MAIN | ATOM, "summary", FEED_SUMMARY, 2 },
	{ MAIN | ATOM, "subtitle", FEED_SUMMARY, 2 },
	{ MAIN, "tagline", FEED_SUMMARY, 2 },
	{ DC, "description", FEED_SUMMARY, 3 },
	{ PODCAST, "summary", FEED_SUMMARY, 4 },
	{ MEDIA, "description", FEED_SUMMARY, 5 },
	{ CONTENT, "encoded", FEED_CONTENT, 1 },
	{ MAIN | ATOM, "content", FEED_CONTENT, 2 },
	{ XHTML, "body", FEED_CONTENT, 3 },
	{ MAIN, "body", FEED_CONTENT, 4 },
	{ MAIN, "fullitem", FEED_CONTENT, 5 },
	{ MAIN, "pubDate", FEED_PUBLISHED, 1 },
	{ MAIN | ATOM, "published", FEED_PUBLISHED, 2 },
	{ TERMS, "issued", FEED_PUBLISHED, 3 },
	{ MAIN, "issued", FEED_PUBLISHED, 3 },
	{ DC, "date", FEED_PUBLISHED, 4 },
	{ MAIN | ATOM, "updated", FEED_UPDATED, 1 },
	{ MAIN, "modified", FEED_UPDATED, 2 },
	{ TERMS, "modified", FEED_UPDATED, 2 },
	{ MAIN, "lastBuildDate", FEED_UPDATED, 3 },
	{ DC, "date", FEED_UPDATED, 4 },
	{ DC, "creator", FEED_AUTHOR, 1 },
	{ DC, "author", FEED_AUTHOR, 2 },
	{ PODCAST, "author", FEED_AUTHOR, 4 },
	{ MAIN, "language", FEED_LANGUAGE, 1 },
	{ DC, "language", FEED_LANGUAGE, 2 },
	{ SLASH, "comments", FEED_COMMENTS, 1 },
	{ THREAD, "total", FEED_COMMENTS, 2 },
};

/* The document being read. */
struct reading {
	struct feed	*feed;
	xmlDoc		*doc;
	const xmlChar	*main;		/* the root's namespace, or NULL */
	const char	*base;
};

static bool
same(const xmlChar *name, const char *want)
{
	return strcmp((const char *)name, want) == 0;
}

/* Without the prefix that a namespace nobody declared left in it. */
static const char *
local(const xmlNode *node)
{
	const char *colon = node->ns == NULL ?
	    strchr((const char *)node->name, ':') : NULL;

	return colon != NULL ? colon + 1 : (const char *)node->name;
}

static int
group_of(const struct reading *r, const xmlNode *node)
{
	const char *name = (const char *)node->name;
	const char *href = node->ns != NULL ? (const char *)node->ns->href :
	    NULL;
	size_t n = strcspn(name, ":");

	if (href != NULL && r->main != NULL && same(r->main, href))
		return MAIN;
	for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
		if (href != NULL && strncasecmp(href, spaces[i].start,
		    strlen(spaces[i].start)) == 0)
			return spaces[i].group;
		if (href == NULL && name[n] == ':' &&
		    spaces[i].prefix != NULL &&
		    strlen(spaces[i].prefix) == n &&
		    strncmp(spaces[i].prefix, name, n) == 0)
			return spaces[i].group;
	}
	return href == NULL && name[n] != ':' ? MAIN : OTHER;
}

static bool
is(const struct reading *r, const xmlNode *node, int groups, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp(local(node), name) == 0 &&
	    (group_of(r, node) & groups) != 0;
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

/* A string of libxml2's as the caller's. */
static char *
own(xmlChar *text)
{
	char *copy = text != NULL ? xstrdup((const char *)text) : NULL;

	xmlFree(text);
	return copy;
}

static char *
attribute(const xmlNode *node, const char *name)
{
	return own(xmlGetNoNsProp(node, (const xmlChar *)name));
}

static bool
attribute_is(const xmlNode *node, const char *name, const char *want)
{
	char *value = attribute(node, name);
	bool equal = value != NULL && strcasecmp(value, want) == 0;

	free(value);
	return equal;
}

/* The address made absolute; takes it. */
static char *
absolute(const struct reading *r, const xmlNode *node, char *ref)
{
	char *base, *whole;

	if (ref == NULL || *ref == '\0')
		return ref;
	base = own(xmlNodeGetBase(r->doc, node));
	whole = own(xmlBuildURI((const xmlChar *)ref, (const xmlChar *)
	    (base != NULL ? base : r->base)));
	free(base);
	if (whole == NULL)
		return ref;
	free(ref);
	return whole;
}

/* What is inside as markup, without the <div> that Atom wants around XHTML. */
static char *
inner(const struct reading *r, const xmlNode *node)
{
	xmlBuffer *b = xmlBufferCreate();
	xmlNode *c;
	char *copy;

	for (c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE || !xmlIsBlankNode(c))
			break;
	if (c != NULL && is(r, c, XHTML | MAIN, "div") &&
	    xmlNextElementSibling(c) == NULL)
		node = c;
	for (c = node->children; c != NULL; c = c->next)
		xmlNodeDump(b, r->doc, c, 0, 0);
	copy = xstrdup((const char *)xmlBufferContent(b));
	xmlBufferFree(b);
	return copy;
}

static char *
decoded(char *text)
{
	size_t len = strlen(text), n;
	unsigned char *bytes = xmalloc(len + 1);

	if (sodium_base642bin(bytes, len, text, len, " \t\r\n", &n, NULL,
	    sodium_base64_VARIANT_ORIGINAL) == 0 && charset_is_utf8(
	    (struct span){ (char *)bytes, n }) && memchr(bytes, 0, n) == NULL) {
		free(text);
		bytes[n] = '\0';
		return (char *)bytes;
	}
	free(bytes);
	return text;
}

/* Atom's content that is neither text nor markup is base64. */
static bool
is_base64(const xmlNode *node)
{
	char *type = attribute(node, "type");
	bool binary = type != NULL && strchr(type, '/') != NULL &&
	    strncasecmp(type, "text/", 5) != 0 &&
	    strstr(type, "xml") == NULL && strstr(type, "html") == NULL;

	free(type);
	return binary || attribute_is(node, "mode", "base64");
}

static char *
text_of(const struct reading *r, const xmlNode *node)
{
	char *text;

	if (xmlFirstElementChild((xmlNode *)(uintptr_t)node) != NULL ||
	    attribute_is(node, "type", "xhtml"))
		return inner(r, node);
	text = own(xmlNodeGetContent(node));
	if (text != NULL && is_base64(node))
		text = decoded(text);
	return text;
}

/* "me@example.com (Name)", "Name <me@example.com>", "Name". */
static void
set_person(struct feed_item *it, unsigned rank, char *text)
{
	struct span s = span_trim(span_of(text)), name = s, mail = SPAN_NONE;
	const char *open = s.s == NULL ? NULL :
	    strpbrk(s.s, "(<"), *close;

	if (open != NULL && (close = strpbrk(open, ")>")) != NULL) {
		name = span_trim((struct span){ s.s, (size_t)(open - s.s) });
		mail = span_trim((struct span){ open + 1,
		    (size_t)(close - open - 1) });
		if (*open == '(') {
			struct span swap = name;

			name = mail;
			mail = swap;
		}
		if (memchr(name.s, '@', name.len) != NULL &&
		    (mail.len == 0 ||
		    memchr(mail.s, '@', mail.len) == NULL)) {
			struct span swap = name;

			name = mail;
			mail = swap;
		}
	}
	if (name.s != NULL)
		feed_set(it, FEED_AUTHOR, rank, xstrndup(name.s, name.len));
	if (mail.s != NULL)
		feed_set(it, FEED_EMAIL, rank, xstrndup(mail.s, mail.len));
	free(text);
}

/* Atom's person has elements; RSS's a line of text. */
static void
take_author(const struct reading *r, struct feed_item *it,
    const xmlNode *node)
{
	xmlNode *name = child(r, node, MAIN | ATOM, "name");
	xmlNode *mail = child(r, node, MAIN | ATOM, "email");

	if (name == NULL && mail == NULL) {
		set_person(it, 3, own(xmlNodeGetContent(node)));
		return;
	}
	if (name != NULL)
		feed_set(it, FEED_AUTHOR, 3, own(xmlNodeGetContent(name)));
	if (mail != NULL)
		feed_set(it, FEED_EMAIL, 3, own(xmlNodeGetContent(mail)));
}

static void
take_file(const struct reading *r, struct feed_item *it, const xmlNode *node,
    const char *where)
{
	char *href = absolute(r, node, attribute(node, where));

	if (href == NULL || it->nfiles == 64) {
		free(href);
		return;
	}
	it->files = xreallocarray(it->files, it->nfiles + 1,
	    sizeof *it->files);
	it->files[it->nfiles++] = (struct feed_file){
		href, attribute(node, "type")
	};
}

/* RSS's is text, Atom's an attribute and one of several. */
static void
take_link(const struct reading *r, struct feed_item *it, const xmlNode *node)
{
	char *rel = attribute(node, "rel"), *href = attribute(node, "href");
	bool page = attribute_is(node, "type", "text/html") ||
	    attribute_is(node, "type", "application/xhtml+xml");

	if (rel != NULL && strcmp(rel, "enclosure") == 0)
		take_file(r, it, node, "href");
	else if (href == NULL)
		feed_set(it, FEED_LINK, 2, absolute(r, node,
		    own(xmlNodeGetContent(node))));
	else if (rel == NULL || strcmp(rel, "alternate") == 0)
		feed_set(it, FEED_LINK, page ? 3 : 4,
		    absolute(r, node, attribute(node, "href")));
	free(rel);
	free(href);
}

/* A guid is the address too, unless it says that it is none. */
static void
take_guid(const struct reading *r, struct feed_item *it, const xmlNode *node)
{
	char *guid = own(xmlNodeGetContent(node));

	if (guid != NULL && !attribute_is(node, "isPermaLink", "false") &&
	    strncasecmp(span_trim(span_of(guid)).s, "http", 4) == 0) {
		feed_set(it, FEED_ID, 1, absolute(r, node, xstrdup(guid)));
		feed_set(it, FEED_LINK, 6, absolute(r, node, guid));
		return;
	}
	feed_set(it, FEED_ID, 1, guid);
}

static void
take_tag(struct feed_item *it, const xmlNode *node)
{
	char *term = attribute(node, "term"), *text;
	struct span trimmed;

	if (term == NULL) {
		text = own(xmlNodeGetContent(node));
		trimmed = span_trim(span_of(text));
		term = trimmed.s != NULL ? xstrndup(trimmed.s, trimmed.len) :
		    NULL;
		free(text);
	}
	feed_tag(it, term);
}

static void
take_by_rule(const struct reading *r, struct feed_item *it,
    const xmlNode *node, int group)
{
	char *text;

	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		if ((rules[i].groups & group) == 0 ||
		    strcmp(rules[i].name, local(node)) != 0)
			continue;
		text = text_of(r, node);
		if (rules[i].field == FEED_AUTHOR) {
			set_person(it, rules[i].rank, text);
			continue;
		}
		if (rules[i].field == FEED_ID)
			text = absolute(r, node, text);
		feed_set(it, rules[i].field, rules[i].rank, text);
	}
}

static void
take_member(const struct reading *r, struct feed_item *it,
    const xmlNode *node)
{
	int group = group_of(r, node), ours = group & (MAIN | ATOM);
	const char *name = local(node);

	if (ours && strcmp(name, "link") == 0)
		take_link(r, it, node);
	else if (ours && strcmp(name, "author") == 0)
		take_author(r, it, node);
	else if (group == MAIN && strcmp(name, "guid") == 0)
		take_guid(r, it, node);
	else if (group == MAIN && strcmp(name, "enclosure") == 0)
		take_file(r, it, node, "url");
	else if (strcmp(name, ours ? "category" : "subject") == 0 &&
	    (ours || group == DC))
		take_tag(it, node);
	else if (group == THREAD && strcmp(name, "in-reply-to") == 0)
		feed_set(it, FEED_PARENT, 1, attribute(node, "ref"));
	else
		take_by_rule(r, it, node, group);
}

static bool
is_item(const struct reading *r, const xmlNode *node)
{
	return is(r, node, MAIN, "item") || is(r, node, MAIN | ATOM, "entry");
}

static void
take_item(const struct reading *r, const xmlNode *node)
{
	struct feed_item *it = feed_add(r->feed);
	char *about;

	for (xmlNode *c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			take_member(r, it, c);
	about = own(xmlGetProp(node, (const xmlChar *)"about"));
	feed_set(it, FEED_ID, 3, absolute(r, node, about));
	feed_set(it, FEED_LANGUAGE, 3, own(xmlNodeGetLang(node)));
}

/* The channel's own members and its items, which RSS 1.0 has beside it. */
static void
take_channel(const struct reading *r, const xmlNode *node)
{
	for (xmlNode *c = node->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (is_item(r, c))
			take_item(r, c);
		else if (is(r, c, MAIN, "items"))
			continue;
		else
			take_member(r, &r->feed->self, c);
	}
}

/* Whether the tag that closes the root stands near the end of the text. */
static bool
is_closed(struct span text, const xmlNode *root)
{
	struct buf tag = BUF_INIT;
	struct span tail = text;
	bool found;

	if (root->children == NULL && span_ends(span_trim(text), "/>"))
		return true;
	if (tail.len > 4096) {
		tail.s += tail.len - 4096;
		tail.len = 4096;
	}
	buf_puts(&tag, "</");
	if (root->ns != NULL && root->ns->prefix != NULL)
		buf_printf(&tag, "%s:", root->ns->prefix);
	buf_puts(&tag, (const char *)root->name);
	found = memmem(tail.s, tail.len, tag.s, tag.len) != NULL;
	buf_free(&tag);
	return found;
}

/* The last place of any of the two, or NULL. */
static const char *
last_of(struct span text, const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	for (size_t i = text.len; i > 0; i--) {
		struct span at = { text.s + i - 1, text.len - i + 1 };

		if (*at.s == '<' && ((at.len >= n &&
		    memcmp(at.s, a, n) == 0) ||
		    (at.len >= m && memcmp(at.s, b, m) == 0)))
			return at.s;
	}
	return NULL;
}

/* Whether the text ends within an item. */
static bool
ends_inside(struct span text)
{
	const char *open = last_of(text, "<item", "<entry");
	const char *close = last_of(text, "</item", "</entry");

	return open != NULL && (close == NULL || close < open);
}

static int
take_root(struct reading *r, xmlNode *root, char why[256])
{
	xmlNode *c;

	if (is(r, root, MAIN | RDF, "rss") || is(r, root, RDF, "RDF")) {
		r->feed->format = is(r, root, RDF, "RDF") ? "rdf" : "rss";
		for (c = root->children; c != NULL; c = c->next) {
			if (is(r, c, MAIN, "channel"))
				take_channel(r, c);
			else if (is_item(r, c))
				take_item(r, c);
		}
		return 0;
	}
	if (is(r, root, MAIN | ATOM, "feed") || is_item(r, root)) {
		r->feed->format = "atom";
		if (is_item(r, root))
			take_item(r, root);
		else
			take_channel(r, root);
		feed_set(&r->feed->self, FEED_LANGUAGE, 3,
		    own(xmlNodeGetLang(root)));
		return 0;
	}
	snprintf(why, 256, "is XML with <%.60s> outermost, not a feed%s",
	    (const char *)root->name, same(root->name, "urlset") ||
	    same(root->name, "sitemapindex") ? ": a sitemap" :
	    same(root->name, "html") ? ": look for its feed address in the "
	    "page" : "");
	return -1;
}

int
feedxml_parse(struct feed *f, struct span text, const char *base,
    char why[256])
{
	struct reading r = { .feed = f, .base = base };
	struct buf mended = BUF_INIT;
	xmlNode *root;
	int status = -1;

	mend_xml(text, &mended);
	r.doc = xmlReadMemory(mended.s != NULL ? mended.s : "",
	    (int)mended.len, base, "UTF-8", XML_PARSE_RECOVER |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
	    XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
	root = r.doc != NULL ? xmlDocGetRootElement(r.doc) : NULL;
	if (root == NULL) {
		snprintf(why, 256, "is XML too damaged to be read");
		goto done;
	}
	if (root->ns != NULL && group_of(&r, root) != RDF)
		r.main = root->ns->href;
	if ((status = take_root(&r, root, why)) == -1)
		goto done;
	f->cut = !is_closed(buf_get(&mended), root);
	if (f->cut && ends_inside(buf_get(&mended)))
		feed_drop_last(f);
done:
	xmlFreeDoc(r.doc);
	buf_free(&mended);
	return status;
}
