#include "lib/markup/feedtext.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/address.h"
#include "lib/markup/charset.h"
#include "lib/markup/fragment.h"
#include "lib/markup/html.h"

/* A string of libxml2's as the caller's. */
static char *
own(xmlChar *text)
{
	char *copy = text != NULL ? xstrdup((const char *)text) : NULL;

	xmlFree(text);
	return copy;
}

char *
feedtext_plain(const xmlNode *node)
{
	return own(xmlNodeGetContent(node));
}

char *
feedtext_attribute(const xmlNode *node, const char *name)
{
	for (xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (a->ns == NULL &&
		    strcasecmp((const char *)a->name, name) == 0)
			return own(xmlNodeListGetString(node->doc,
			    a->children, 1));
	return NULL;
}

bool
feedtext_is(const xmlNode *node, const char *name, const char *want)
{
	char *value = feedtext_attribute(node, name);
	bool equal = value != NULL && strcasecmp(value, want) == 0;

	free(value);
	return equal;
}

/* What the node's addresses are seen from; an address that runs is none. */
static char *
base_of(const xmlNode *node, const char *base)
{
	char *near = own(xmlNodeGetBase(node->doc, node));

	if (near != NULL && address_safe(span_of(near)))
		return near;
	free(near);
	return base != NULL ? xstrdup(base) : NULL;
}

char *
feedtext_address(const xmlNode *node, char *ref, const char *base)
{
	char *near, *whole;

	if (ref == NULL)
		return NULL;
	near = base_of(node, base);
	whole = address_absolute(span_of(ref), near);
	free(near);
	free(ref);
	return whole;
}

char *
feedtext_language(const xmlNode *node)
{
	char *lang = own(xmlNodeGetLang(node));

	for (char *p = lang; p != NULL && *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
	return lang;
}

static void
put_escaped(struct buf *out, const xmlChar *text, bool quoted)
{
	for (const char *p = (const char *)text; p != NULL && *p != '\0'; p++)
		if (*p == '<')
			buf_puts(out, "&lt;");
		else if (*p == '>')
			buf_puts(out, "&gt;");
		else if (*p == '&')
			buf_puts(out, "&amp;");
		else if (*p == '"' && quoted)
			buf_puts(out, "&quot;");
		else
			buf_putc(out, *p);
}

/* As in HTML: without prefixes, but for the one that svg's links have. */
static void
put_attributes(struct buf *out, const xmlNode *node)
{
	static const char link[] = "http://www.w3.org/1999/xlink";
	xmlChar *value;

	for (xmlAttr *a = node->properties; a != NULL; a = a->next) {
		bool linked = a->ns != NULL &&
		    strcmp((const char *)a->ns->href, link) == 0;

		if (a->ns != NULL && !linked)
			continue;
		value = xmlNodeListGetString(node->doc, a->children, 1);
		buf_printf(out, " %s", linked ? "xlink:" : "");
		buf_puts(out, (const char *)a->name);
		buf_puts(out, "=\"");
		put_escaped(out, value, true);
		buf_puts(out, "\"");
		if (linked)
			buf_printf(out, " xmlns:xlink=\"%s\"", link);
		xmlFree(value);
	}
}

static bool
has_no_end(const char *name)
{
	static const char *const names[] = {
		"area", "br", "col", "hr", "img", "input", "link", "meta",
		"param", "source", "track", "wbr",
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* The node as HTML has it; libxml2 lets nothing be deep. */
static void
put_node(struct buf *out, const xmlNode *node)
{
	const char *name = (const char *)node->name;

	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
		put_escaped(out, node->content, false);
	if (node->type != XML_ELEMENT_NODE)
		return;
	buf_printf(out, "<%s", name);
	put_attributes(out, node);
	if (node->children == NULL && has_no_end(name)) {
		buf_puts(out, " />");
		return;
	}
	buf_putc(out, '>');
	for (const xmlNode *c = node->children; c != NULL; c = c->next)
		put_node(out, c);
	buf_printf(out, "</%s>", name);
}

/* Atom 1.0 wants a <div> around XHTML that is none of it; 0.3 did not. */
static bool
is_wrapped(const xmlNode *node)
{
	return (feedtext_is(node, "type", "xhtml") ||
	    feedtext_is(node, "type", "application/xhtml+xml")) &&
	    (node->ns == NULL || strcmp((const char *)node->ns->href,
	    "http://purl.org/atom/ns#") != 0);
}

/* What is inside as markup. */
static char *
inner(const xmlNode *node)
{
	struct buf out = BUF_INIT;
	xmlNode *c;

	for (c = node->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE || !xmlIsBlankNode(c))
			break;
	if (c != NULL && c->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)c->name, "div") == 0 &&
	    xmlNextElementSibling(c) == NULL && is_wrapped(node))
		node = c;
	for (c = node->children; c != NULL; c = c->next)
		put_node(&out, c);
	buf_puts(&out, "");
	return buf_take(&out);
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
is_base64(const xmlNode *node, const char *type)
{
	bool binary = type != NULL && strchr(type, '/') != NULL &&
	    strncasecmp(type, "text/", 5) != 0 &&
	    strstr(type, "xml") == NULL && strstr(type, "html") == NULL;

	return binary || feedtext_is(node, "mode", "base64");
}

static bool
is_html(const char *type, enum feedtext_guess guess, const char *text)
{
	if (type != NULL && strstr(type, "html") != NULL)
		return true;
	if (guess == FEEDTEXT_EITHER)
		return html_like(span_of(text));
	return type == NULL && guess == FEEDTEXT_HTML;
}

char *
feedtext_rich(const xmlNode *node, enum feedtext_guess guess,
    const char *base, bool *html)
{
	char *type = feedtext_attribute(node, "type"), *text, *near;
	struct buf out = BUF_INIT;

	*html = false;
	for (xmlNode *c = node->children; c != NULL && !*html; c = c->next)
		*html = c->type == XML_ELEMENT_NODE;
	if (*html || (type != NULL && strcasecmp(type, "xhtml") == 0)) {
		*html = true;
		text = inner(node);
	} else {
		text = feedtext_plain(node);
		if (text != NULL && is_base64(node, type))
			text = decoded(text);
		*html = text != NULL && is_html(type, guess, text);
	}
	free(type);
	if (!*html)
		return text;
	near = base_of(node, base);
	fragment_write(span_of(text), near, FRAGMENT_AS_WRITTEN, &out);
	free(near);
	free(text);
	return buf_take(&out);
}
