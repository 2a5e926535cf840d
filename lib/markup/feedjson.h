/*
 * feedjson - JSON Feed 1.0 and 1.1 (jsonfeed.org) into a feed.
 */
#ifndef SB_FEEDJSON_H
#define SB_FEEDJSON_H

#include "lib/markup/feed.h"

/* As feed_parse(), of UTF-8 text. */
int		 feedjson_parse(struct feed *, struct span text,
		    const char *base, char why[256]);

#endif
