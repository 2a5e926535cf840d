/*
 * feedcut - whether a feed's text ends before the feed does.
 *
 * A parser that recovers closes what is open, so this is told by the text.
 */
#ifndef SB_FEEDCUT_H
#define SB_FEEDCUT_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "lib/base/span.h"

/* Whether the tag that closes the root stands near the end of the text. */
bool	feedcut_closed(struct span text, const xmlNode *root);
/* Whether the text ends within an item. */
bool	feedcut_inside(struct span text);

#endif
