#include "lib/markup/discover.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/markup/address.h"
#include "lib/markup/charref.h"
#include "lib/markup/htmltag.h"

static const char *const types[] = {
	"application/rss+xml", "application/atom+xml", "application/feed+json",
	"application/rdf+xml",
};

/* What is inside these is text. */
static const unsigned char is_raw[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_SCRIPT] = 1, [GUMBO_TAG_STYLE] = 1, [GUMBO_TAG_TITLE] = 1,
	[GUMBO_TAG_TEXTAREA] = 1, [GUMBO_TAG_TEMPLATE] = 1,
	[GUMBO_TAG_XMP] = 1, [GUMBO_TAG_IFRAME] = 1, [GUMBO_TAG_NOEMBED] = 1,
	[GUMBO_TAG_NOFRAMES] = 1,
};

/* The page being read, for its feeds or for all that it links to. */
struct page {
	char			*base;		/* or NULL */
	bool			 rebased;	/* by its first <base> */
	struct discover_feed	*feeds;
	char			**links;
	struct map		*known;		/* of links */
	size_t			 n, most;
};

/* The attribute's value with its references read, or NULL; the caller's. */
static char *
attribute(const struct htmltag *t, const char *stop, const char *name)
{
	struct htmltag_attribute a;
	struct buf plain = BUF_INIT;
	const char *at = t->rest;

	while (htmltag_attribute(&at, stop, &a)) {
		if (a.name.len != strlen(name) || a.value.s == NULL ||
		    strncasecmp(a.name.s, name, a.name.len) != 0)
			continue;
		charref_text(a.value, &plain);
		return buf_take(&plain);
	}
	return NULL;
}

/* Whether the list of words, which blanks part, has the word. */
static bool
has_word(const char *list, const char *word)
{
	size_t n;

	for (; list != NULL && *list != '\0'; list += n) {
		list += strspn(list, " \t\r\n\f");
		n = strcspn(list, " \t\r\n\f");
		if (n == strlen(word) && strncasecmp(list, word, n) == 0)
			return true;
	}
	return false;
}

static const char *
feed_type(const char *type)
{
	struct span s = span_of(type);
	const char *end;

	if (s.s == NULL)
		return NULL;
	if ((end = memchr(s.s, ';', s.len)) != NULL)
		s.len = (size_t)(end - s.s);
	s = span_trim(s);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strlen(types[i]) == s.len &&
		    strncasecmp(types[i], s.s, s.len) == 0)
			return types[i];
	return NULL;
}

static bool
is_web(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	    strncasecmp(url, "https://", 8) == 0;
}

static bool
is_known(const struct page *p, const char *url)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->feeds[i].url, url) == 0)
			return true;
	return false;
}

static void
take_link(struct page *p, const struct htmltag *t, const char *stop)
{
	char *rel = attribute(t, stop, "rel"), *href = NULL, *url = NULL;
	char *said = attribute(t, stop, "type");
	const char *type = feed_type(said);

	if (type != NULL && (has_word(rel, "alternate") ||
	    has_word(rel, "feed")) && !has_word(rel, "stylesheet"))
		href = attribute(t, stop, "href");
	if (href != NULL && *href != '\0')
		url = address_absolute(span_of(href), p->base);
	if (url != NULL && is_web(url) && !is_known(p, url)) {
		p->feeds[p->n++] = (struct discover_feed){
			url, attribute(t, stop, "title"), type
		};
		url = NULL;
	}
	free(rel);
	free(said);
	free(href);
	free(url);
}

static void
take_anchor(struct page *p, const struct htmltag *t, const char *stop)
{
	char *href = attribute(t, stop, "href"), *url = NULL;

	if (href != NULL && *href != '\0' && *href != '#')
		url = address_absolute(span_of(href), p->base);
	if (url != NULL)
		url[strcspn(url, "#")] = '\0';
	if (url != NULL && is_web(url) &&
	    map_put(p->known, span_of(url), p) == NULL) {
		p->links[p->n++] = url;
		url = NULL;
	}
	free(href);
	free(url);
}

static void
take_base(struct page *p, const struct htmltag *t, const char *stop)
{
	char *href = attribute(t, stop, "href"), *whole;

	if (href != NULL && !p->rebased) {
		whole = address_absolute(span_of(href), p->base);
		free(p->base);
		p->base = whole;
		p->rebased = true;
	}
	free(href);
}

static void
read_page(struct page *page, struct span html, const char *base)
{
	const char *p = html.s, *end = html.s + html.len, *stop;
	struct htmltag t;

	page->base = base != NULL ? address_absolute(span_of(base), NULL) :
	    NULL;
	while (p < end && page->n < page->most &&
	    (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (!htmltag_at(p, end, &t)) {
			p++;
			continue;
		}
		stop = htmltag_end(&t, end);
		if (t.id == GUMBO_TAG_LINK && page->feeds != NULL)
			take_link(page, &t, stop);
		else if (t.id == GUMBO_TAG_A && page->links != NULL)
			take_anchor(page, &t, stop);
		else if (t.id == GUMBO_TAG_BASE)
			take_base(page, &t, stop);
		else if (is_raw[t.id] && !t.closes && !t.comment)
			stop = htmltag_close(&t, stop, end);
		p = stop;
	}
	free(page->base);
}

size_t
discover_feeds(struct span html, const char *base,
    struct discover_feed *feeds, size_t most)
{
	struct page page = { .feeds = feeds, .most = most };

	read_page(&page, html, base);
	return page.n;
}

size_t
discover_links(struct span html, const char *base, char *links[], size_t most)
{
	struct page page = { .links = links, .most = most };

	page.known = map_new(NULL);
	read_page(&page, html, base);
	map_free(page.known);
	return page.n;
}

void
discover_free(struct discover_feed *feeds, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(feeds[i].url);
		free(feeds[i].title);
	}
}
