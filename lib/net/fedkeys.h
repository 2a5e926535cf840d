/*
 * fedkeys - what the keys of a source of Mastodon mean.  For its adapter.
 */
#ifndef SB_FEDKEYS_H
#define SB_FEDKEYS_H

#include "lib/net/source.h"

#define FEDKEYS_TAGS	5	/* one, and what an instance lets be added */

enum fedkeys_mode {
	FEDKEYS_TAG,
	FEDKEYS_PUBLIC,
	FEDKEYS_SEARCH,
	FEDKEYS_STREAM,
	FEDKEYS_MODES			/* none of them */
};

enum fedkeys_mode fedkeys_mode(const struct source *);
/* The source's tags, without "#", up to NULL; and how many it names. */
size_t	fedkeys_tags(const struct source *, char *out[FEDKEYS_TAGS + 1]);
void	fedkeys_free(char *tags[FEDKEYS_TAGS + 1]);
/* Whether the key says yes. */
bool	fedkeys_yes(const struct source *, const char *key);
/* Whether all of them are right: 0, or -1 and where. */
int	fedkeys_check(const struct source *, struct where *);

#endif
