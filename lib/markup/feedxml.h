/*
 * feedxml - RSS and Atom into a feed.
 *
 * Elements are known by their namespace's address, not its prefix, and where
 * a prefix was never declared by what it commonly is.  Method: the field map of
 * Mark Pilgrim's and Kurt McKee's feedparser, as a table.
 */
#ifndef SB_FEEDXML_H
#define SB_FEEDXML_H

#include "lib/markup/feed.h"

/* As feed_parse(), of UTF-8 text. */
int		 feedxml_parse(struct feed *, struct span text,
		    const char *base, char why[256]);

#endif
