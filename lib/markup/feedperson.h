/*
 * feedperson - who wrote it, from one line of text.
 *
 * "me@example.com (Name)", "Name <me@example.com>", "Name", "me@example.com".
 */
#ifndef SB_FEEDPERSON_H
#define SB_FEEDPERSON_H

#include "lib/markup/feed.h"

/* Sets author and email as feed_set() does; takes the text. */
void	feedperson_set(struct feed_item *, unsigned rank, char *text);

#endif
