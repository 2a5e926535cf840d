/*
 * dup - whether a post was here before.
 *
 * A dup remembers the last N posts by three keys: uid, canonical address,
 * canonical text; and by the gist of the text, for copies that somebody changed
 * (see near).  Keys are 64-bit SipHash values under a key drawn anew in each
 * run, so nobody can write two texts that collide.  A post that comes again is
 * remembered anew: a text that keeps coming is never forgotten, a text that did
 * not come for N posts is.  Two texts that were published longer apart than a
 * given time are no copies.
 *
 * All memory is taken and touched by dup_new(), about 450 bytes a post, and
 * never grows.  Uids share DUP_UID bytes a post; where they are longer on
 * average, fewer posts are remembered.
 */
#ifndef SB_DUP_H
#define SB_DUP_H

#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/norm/gist.h"

#define DUP_UID		64
#define DUP_UID_MOST	1024	/* a longer uid is not remembered */

enum dup_how { DUP_NONE, DUP_UIDS, DUP_URL, DUP_EXACT, DUP_REPOST, DUP_NEAR,
	DUP_HOWS };

/* What a post is known by; SPAN_NONE for what does not count. */
struct dup_keys {
	struct span	uid;		/* where it may come again */
	struct span	url;
	struct span	text;
	struct span	name;		/* its uid, for later ones to refer to */
	struct span	of;		/* what it is known to repeat already */
	struct span	all_text;	/* its text, however short */
	struct span	repost, quote;	/* uids that it passes on or quotes */
	const struct gist *gist;	/* NULL if it is no near copy of any */
	int64_t		at;		/* published, or INT64_MIN */
};

struct dup;

/* `apart` is in seconds. */
struct dup	*dup_new(size_t window, int64_t apart);
void		 dup_free(struct dup *);

/*
 * Remember a post.  If it was here before, how, and in `of`, which is reset, the
 * uid of the first one.  The same uid goes before the same address, this before
 * a repost, then come the same text and a near copy.
 *
 * A post that passes another on (`repost`) is a repost unless that other is
 * remembered and has another text; one that quotes (`quote`) only where its text
 * is the other's.
 */
enum dup_how	 dup_post(struct dup *, const struct dup_keys *,
		    struct buf *of);
/* "uid", "url", "exact", "repost", "near"; NULL for DUP_NONE. */
const char	*dup_name(enum dup_how);

#endif
