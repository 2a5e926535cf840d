/*
 * profile - addresses of a person's page on a network.
 *
 * facebook.com/profile.php?id=…, fb.com/name, m.me/name, zalo.me/name,
 * t.me/name, tiktok.com/@name, instagram.com/name, youtube.com/@name and
 * channels, x.com/name, threads.net/@name, linkedin.com/in/name,
 * reddit.com/user/name, bsky.app/profile/name, and /@name of any other host.
 * No profile: what a page has below it (posts, videos, photos), groups, pages,
 * searches, and the press and agencies, whose names are listed.
 */
#ifndef SB_PROFILE_H
#define SB_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

/*
 * Whether the '/' at `slash`, the one behind a host, belongs to such an
 * address; its bytes, scheme and all, are [*from, *to), not below `least`.
 */
bool	profile_at(struct span text, size_t slash, size_t least, size_t *from,
	    size_t *to);

/* Whether a name, without its '@', is one of the press or of an agency. */
bool	profile_public(struct span name);

#endif
