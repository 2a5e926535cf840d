/*
 * feedxml - RSS, Atom and Microsoft's CDF into a feed.
 */
#ifndef SB_FEEDXML_H
#define SB_FEEDXML_H

#include "lib/markup/feed.h"

/* As feed_parse(), of UTF-8 text. */
int		 feedxml_parse(struct feed *, struct span text,
		    const char *base, char why[256]);

#endif
