#include "lib/markup/sitemap.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/charset.h"
#include "lib/markup/mend.h"
#include "lib/markup/url.h"

/* Whose an element is. */
enum { MAIN = 1, NEWS = 2 };

static const struct {
	int		 group;
	const char	*name;
} fields[SITEMAP_FIELDS] = {
	[SITEMAP_LOC] = { MAIN, "loc" },
	[SITEMAP_LASTMOD] = { MAIN, "lastmod" },
	[SITEMAP_TITLE] = { NEWS, "title" },
	[SITEMAP_PUBLISHED] = { NEWS, "publication_date" },
	[SITEMAP_PUBLICATION] = { NEWS, "name" },
	[SITEMAP_LANGUAGE] = { NEWS, "language" },
};

/* What else comes under a sitemap's address. */
static const struct {
	const char	*name, *what;
} others[] = {
	{ "rss", "a feed: name it as one" },
	{ "feed", "a feed: name it as one" },
	{ "RDF", "a feed: name it as one" },
	{ "html", "a web page: see Sitemap in the site's robots.txt" },
};

struct reading {
	struct sitemap		*map;
	const struct url	*base;
	xmlParserCtxt		*parser;
	struct buf		 root, prefix, space;	/* of the outermost */
	struct sitemap_entry	 entry;
	bool			 inside;	/* of an entry */
	int			 field;		/* that is open, or -1 */
	struct buf		 text;
	bool			 ended;		/* the outermost did */
};

static struct span
own(const xmlChar *s)
{
	return span_of((const char *)s);
}

static void
entry_free(struct sitemap_entry *e)
{
	for (int i = 0; i < SITEMAP_FIELDS; i++)
		free(e->field[i]);
	*e = (struct sitemap_entry){ { NULL } };
}

/* Keep the entry as read, if it leads somewhere; it is empty then. */
static void
keep(struct sitemap *m, struct sitemap_entry *e, const struct url *base)
{
	struct url u;

	if (e->field[SITEMAP_LOC] == NULL ||
	    !url_parse(&u, span_of(e->field[SITEMAP_LOC]), base)) {
		m->nbad++;
		entry_free(e);
		return;
	}
	free(e->field[SITEMAP_LOC]);
	e->field[SITEMAP_LOC] = u.text;
	if ((m->n & (m->n - 1)) == 0)
		m->entries = xreallocarray(m->entries, m->n != 0 ? m->n * 2 :
		    1, sizeof *m->entries);
	m->entries[m->n++] = *e;
	*e = (struct sitemap_entry){ { NULL } };
}

/* The outermost has the vocabulary's names, whatever namespace they are in. */
static int
group_of(const struct reading *r, const xmlChar *prefix, const xmlChar *space)
{
	if (span_eq(own(prefix), buf_get(&r->prefix)) &&
	    span_eq(own(space), buf_get(&r->space)))
		return MAIN;
	if (span_is(own(prefix), "news") || (space != NULL &&
	    strstr((const char *)space, "/sitemap-news/") != NULL))
		return NEWS;
	return 0;
}

static bool
is_entry(int group, const xmlChar *name)
{
	return group == MAIN && (span_is(own(name), "url") ||
	    span_is(own(name), "sitemap"));
}

static void
begin_document(struct reading *r, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space)
{
	buf_span(&r->root, own(name));
	buf_span(&r->prefix, own(prefix));
	buf_span(&r->space, own(space));
	r->map->index = span_is(own(name), "sitemapindex");
	if (!r->map->index && !span_is(own(name), "urlset"))
		xmlStopParser(r->parser);
}

/* One that was not ended by what begins the next is as good as ended. */
static void
begin_entry(struct reading *r)
{
	if (r->inside)
		keep(r->map, &r->entry, r->base);
	r->inside = true;
	r->field = -1;
	r->map->more = r->map->n == SITEMAP_ENTRIES;
	if (r->map->more)
		xmlStopParser(r->parser);
}

static void
begin(void *to, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space, int nspaces, const xmlChar **spaces,
    int nattributes, int ndefaulted, const xmlChar **attributes)
{
	struct reading *r = to;
	int group;

	(void)nspaces, (void)spaces, (void)nattributes, (void)ndefaulted;
	(void)attributes;
	if (r->root.len == 0) {
		begin_document(r, name, prefix, space);
		return;
	}
	group = group_of(r, prefix, space);
	if (is_entry(group, name)) {
		begin_entry(r);
		return;
	}
	for (int i = 0; i < SITEMAP_FIELDS && r->inside; i++) {
		if (fields[i].group == group &&
		    span_is(own(name), fields[i].name)) {
			r->field = i;
			buf_reset(&r->text);
		}
	}
}

static void
characters(void *to, const xmlChar *text, int len)
{
	struct reading *r = to;
	size_t n = (size_t)len, room = SITEMAP_FIELD - r->text.len;

	if (r->field != -1)
		buf_add(&r->text, text, n < room ? n : room);
}

/* The first of several is the entry's. */
static void
end_field(struct reading *r)
{
	char **value = &r->entry.field[r->field];
	struct span text = span_trim(buf_get(&r->text));

	text.len = span_utf8(text);		/* it may have been cut */
	if (*value == NULL && text.len != 0)
		*value = xstrndup(text.s, text.len);
	r->field = -1;
}

static void
end(void *to, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *space)
{
	struct reading *r = to;
	int group = group_of(r, prefix, space);

	if (r->field != -1 && fields[r->field].group == group &&
	    span_is(own(name), fields[r->field].name)) {
		end_field(r);
	} else if (r->inside && is_entry(group, name)) {
		keep(r->map, &r->entry, r->base);
		r->inside = false;
		r->field = -1;
	} else if (group == MAIN && span_eq(own(name), buf_get(&r->root))) {
		r->ended = true;
	}
}

static int
refuse(const struct reading *r, char why[256])
{
	if (r->root.len == 0)
		snprintf(why, 256, "is XML too damaged to be read");
	else
		snprintf(why, 256, "is XML with <%.60s> outermost, not a "
		    "sitemap", r->root.s);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (span_is(buf_get(&r->root), others[i].name))
			snprintf(why, 256, "is %s", others[i].what);
	return -1;
}

static void
run(struct reading *r, const struct buf *text)
{
	r->parser = xmlCreateMemoryParserCtxt(text->s, (int)text->len);
	if (r->parser == NULL)
		return;
	xmlCtxtUseOptions(r->parser, XML_PARSE_RECOVER | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_NONET);
	*r->parser->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = begin,
		.endElementNs = end,
		.characters = characters,
		.cdataBlock = characters,
	};
	r->parser->userData = r;
	xmlParseDocument(r->parser);
	xmlFreeParserCtxt(r->parser);
}

/* A parser that lost count of tags may still have seen the document's end. */
static bool
closes(const struct buf *text, const struct buf *root)
{
	const char *last = text->len != 0 ?
	    memrchr(text->s, '<', text->len) : NULL;

	return last != NULL && last[1] == '/' && root->len != 0 &&
	    strstr(last, root->s) != NULL;
}

static int
parse_xml(struct sitemap *m, struct span text, const struct url *base,
    char why[256])
{
	struct reading r = { .map = m, .base = base, .field = -1 };
	struct buf mended = BUF_INIT;
	int status = 0;

	mend_xml(text, &mended);
	if (mended.len <= INT_MAX)
		run(&r, &mended);
	if (r.root.len == 0 || (!m->index &&
	    !span_is(buf_get(&r.root), "urlset")))
		status = refuse(&r, why);
	m->cut = !m->more && !r.ended && !closes(&mended, &r.root);
	entry_free(&r.entry);
	buf_free(&r.root);
	buf_free(&r.prefix);
	buf_free(&r.space);
	buf_free(&r.text);
	buf_free(&mended);
	return status;
}

static int
parse_lines(struct sitemap *m, struct span text, char why[256])
{
	struct sitemap_entry e = { { NULL } };
	struct span line;

	while ((line = span_trim(span_cut(&text, '\n'))).s != NULL) {
		if (line.len == 0)
			continue;
		m->more = m->n == SITEMAP_ENTRIES;
		if (m->more)
			break;
		e.field[SITEMAP_LOC] = xstrndup(line.s, line.len);
		keep(m, &e, NULL);
	}
	if (m->n != 0)
		return 0;
	snprintf(why, 256, m->nbad == 0 ? "is empty" : "is neither XML nor a "
	    "list of addresses: look for Sitemap in the site's robots.txt");
	return -1;
}

int
sitemap_parse(struct sitemap *m, struct span bytes, const char *content_type,
    const char *base, char why[256])
{
	char encoding[CHARSET_NAME];
	struct buf utf8 = BUF_INIT;
	struct url at = { .text = NULL };
	struct span text;
	bool based = base != NULL && url_parse(&at, span_of(base), NULL);
	int status;

	*m = (struct sitemap){ .n = 0 };
	charset_utf8(bytes, content_type, &utf8, encoding);
	text = span_trim(buf_get(&utf8));
	if (span_starts(text, "<"))
		status = parse_xml(m, text, based ? &at : NULL, why);
	else
		status = parse_lines(m, text, why);
	if (status == -1)
		sitemap_free(m);
	url_free(&at);
	buf_free(&utf8);
	return status;
}

void
sitemap_free(struct sitemap *m)
{
	for (size_t i = 0; i < m->n; i++)
		entry_free(&m->entries[i]);
	free(m->entries);
	*m = (struct sitemap){ .n = 0 };
}

bool
sitemap_when(const struct sitemap_entry *e, struct date *d)
{
	const char *published = e->field[SITEMAP_PUBLISHED];
	const char *changed = e->field[SITEMAP_LASTMOD];

	return (published != NULL && date_stamp(span_of(published), d)) ||
	    (changed != NULL && date_stamp(span_of(changed), d));
}
