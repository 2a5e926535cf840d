#include "lib/markup/feedmap.h"

#include <string.h>
#include <strings.h>

#define MAIN	FEEDMAP_MAIN
#define ATOM	FEEDMAP_ATOM
#define DC	FEEDMAP_DC
#define TERMS	FEEDMAP_TERMS
#define CONTENT	FEEDMAP_CONTENT
#define XHTML	FEEDMAP_XHTML
#define THREAD	FEEDMAP_THREAD
#define SLASH	FEEDMAP_SLASH
#define MEDIA	FEEDMAP_MEDIA
#define BURNER	FEEDMAP_BURNER
#define PODCAST	FEEDMAP_PODCAST

static const struct {
	const char	*prefix;	/* the usual one */
	const char	*start;		/* of the namespace's address */
	int		 group;
} spaces[] = {
	{ "atom", "http://www.w3.org/2005/Atom", ATOM },
	{ "atom", "http://purl.org/atom/ns#", ATOM },
	{ "atom", "http://purl.org/atom/app#", FEEDMAP_OTHER },
	{ "dc", "http://purl.org/dc/elements/", DC },
	{ "dcterms", "http://purl.org/dc/terms/", TERMS },
	{ "content", "http://purl.org/rss/1.0/modules/content/", CONTENT },
	{ "slash", "http://purl.org/rss/1.0/modules/slash/", SLASH },
	{ "xhtml", "http://www.w3.org/1999/xhtml", XHTML },
	{ "thr", "http://purl.org/syndication/thread/1.0", THREAD },
	{ "media", "http://search.yahoo.com/mrss", MEDIA },
	{ "feedburner", "http://rssnamespace.org/feedburner/", BURNER },
	{ "itunes", "http://www.itunes.com/", PODCAST },
	{ "itunes", "http://example.com/DTDs/PodCast", PODCAST },
	{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", FEEDMAP_RDF },
	{ "svg", "http://www.w3.org/2000/svg", FEEDMAP_OTHER },
	{ "rss", "http://purl.org/rss/1.0/modules/rss091#", MAIN },
	{ "sy", "http://purl.org/rss/1.0/modules/", FEEDMAP_OTHER },
	{ NULL, "http://purl.org/rss/1.0/", MAIN },
	{ NULL, "http://my.netscape.com/", MAIN },
	{ NULL, "http://backend.userland.com/rss", MAIN },
	{ NULL, "http://blogs.law.harvard.edu/tech/rss", MAIN },
};

static const struct feedmap_rule rules[] = {
	{ MAIN, "guid", FEED_ID, 1 },
	{ MAIN | ATOM, "id", FEED_ID, 2 },
	{ DC, "identifier", FEED_ID, 4 },
	{ BURNER, "origLink", FEED_LINK, 1 },
	{ MAIN, "title", FEED_TITLE, 1 },
	{ DC, "title", FEED_TITLE, 2 },
	{ ATOM, "title", FEED_TITLE, 3 },
	{ MEDIA, "title", FEED_TITLE, 4 },
	{ PODCAST, "title", FEED_TITLE, 5 },
	{ MAIN, "description", FEED_SUMMARY, 1 },
	{ MAIN | ATOM, "summary", FEED_SUMMARY, 2 },
	{ MAIN | ATOM, "subtitle", FEED_SUMMARY, 2 },
	{ MAIN, "tagline", FEED_SUMMARY, 2 },
	{ MAIN, "abstract", FEED_SUMMARY, 2 },
	{ DC, "description", FEED_SUMMARY, 3 },
	{ PODCAST, "summary", FEED_SUMMARY, 4 },
	{ PODCAST, "subtitle", FEED_SUMMARY, 5 },
	{ MEDIA, "description", FEED_SUMMARY, 6 },
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
	{ MAIN, "managingEditor", FEED_AUTHOR, 3 },
	{ PODCAST, "author", FEED_AUTHOR, 4 },
	{ MAIN, "language", FEED_LANGUAGE, 1 },
	{ DC, "language", FEED_LANGUAGE, 2 },
	{ SLASH, "comments", FEED_COMMENTS, 1 },
	{ THREAD, "total", FEED_COMMENTS, 2 },
};

const struct feedmap_rule *
feedmap_rule(const struct feedmap_rule *last, int group, const char *name)
{
	const struct feedmap_rule *end = rules + sizeof rules /
	    sizeof rules[0];

	for (last = last == NULL ? rules : last + 1; last < end; last++)
		if ((last->groups & group) != 0 &&
		    strcasecmp(last->name, name) == 0)
			return last;
	return NULL;
}

int
feedmap_group(const xmlNode *node, const xmlChar *main)
{
	const char *name = (const char *)node->name;
	const char *href = node->ns != NULL ? (const char *)node->ns->href :
	    NULL;
	size_t n = strcspn(name, ":");

	if (href != NULL && main != NULL &&
	    strcmp((const char *)main, href) == 0)
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
	return href == NULL && name[n] != ':' ? MAIN : FEEDMAP_OTHER;
}

const char *
feedmap_name(const xmlNode *node)
{
	const char *colon = node->ns == NULL ?
	    strchr((const char *)node->name, ':') : NULL;

	return colon != NULL ? colon + 1 : (const char *)node->name;
}
