/*
 * feedtag - the tags of an item, from the elements that hold them.
 */
#ifndef SB_FEEDTAG_H
#define SB_FEEDTAG_H

#include <libxml/tree.h>

#include "lib/markup/feed.h"

/* Atom's has an attribute "term", all others text. */
void	feedtag_term(struct feed_item *, const xmlNode *);
/* Podcasts have attributes "text", one category within the other. */
void	feedtag_nested(struct feed_item *, const xmlNode *);
/* Words between commas. */
void	feedtag_list(struct feed_item *, const xmlNode *);

#endif
