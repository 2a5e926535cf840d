/*
 * feedmap - which element of a feed is which field.
 *
 * Elements are known by their namespace's address, not its prefix, and where
 * a prefix was never declared by what it commonly is; their case does not
 * count.  Method: the field map of Mark Pilgrim's and Kurt McKee's feedparser,
 * as a table.
 */
#ifndef SB_FEEDMAP_H
#define SB_FEEDMAP_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "lib/markup/feed.h"

/* Whose an element is.  MAIN is the feed's own vocabulary, RSS or Atom. */
enum {
	FEEDMAP_MAIN = 1, FEEDMAP_ATOM = 2, FEEDMAP_DC = 4, FEEDMAP_TERMS = 8,
	FEEDMAP_CONTENT = 16, FEEDMAP_XHTML = 32, FEEDMAP_THREAD = 64,
	FEEDMAP_SLASH = 128, FEEDMAP_MEDIA = 256, FEEDMAP_BURNER = 512,
	FEEDMAP_PODCAST = 1024, FEEDMAP_RDF = 2048, FEEDMAP_OTHER = 4096
};

/* Of several elements that are a field the one of the lowest rank counts. */
struct feedmap_rule {
	int		 groups;
	const char	*name;
	enum feed_field	 field;
	unsigned	 rank;
};

/* The next rule after `last`, NULL at first, for the element; NULL if none. */
const struct feedmap_rule *feedmap_rule(const struct feedmap_rule *last,
		    int group, const char *name);
/* `main` is the address of the namespace of the document's root, or NULL. */
int		 feedmap_group(const xmlNode *, const xmlChar *main);
/* The name without the prefix that a namespace nobody declared left in it. */
const char	*feedmap_name(const xmlNode *);

#endif
