/*
 * fedstream - the stream of an instance of Mastodon, by server-sent events.  For
 * its adapter.
 */
#ifndef SB_FEDSTREAM_H
#define SB_FEDSTREAM_H

#include "lib/net/api.h"
#include "lib/net/fedpost.h"

/* Follow it: of the tag, or of all that is public where it is NULL. */
void	fedstream_run(struct visit *, struct fedpost *, const char *tag,
	    bool local, const char *const *headers, api_judge *);

#endif
