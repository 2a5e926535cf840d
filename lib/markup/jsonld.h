/*
 * jsonld - what a page's JSON-LD says of its article (schema.org).
 *
 * Read are one object, an array, a @graph, and objects that refer to others of
 * the same script by @id.  Types whose names end in Article, Posting, Report
 * or Review are articles; of a WebPage only what it says of dates, title and
 * language counts, and less.
 */
#ifndef SB_JSONLD_H
#define SB_JSONLD_H

#include "lib/base/span.h"
#include "lib/markup/article.h"

void	jsonld_read(struct article *, struct span script);

#endif
