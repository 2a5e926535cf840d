/*
 * keys - what counts are kept apart by: topic, place, source, …
 *
 * A set is one or more keys that are combined ("topic,source").  No key is a
 * person, and none ever may be: those names are refused.
 *
 * Where a post does not say, its topic is "khac" and any other key "-".
 */
#ifndef SB_KEYS_H
#define SB_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/io/record.h"

#define KEYS_SETS	8
#define KEYS_VALUES	64	/* of one key in one post */
#define KEYS_PRODUCT	512	/* combinations in one post */
#define KEYS_LONGEST	256	/* bytes of a value, decoded */

/* Bits of a set, for those that coverage is known for. */
#define KEYS_FEED	0x004u
#define KEYS_SOURCE	0x080u

struct keys;

struct keys	*keys_new(void);
void		 keys_free(struct keys *);

/*
 * Take in a set as it is typed.  NULL, or why not, which names the right ones;
 * borrowed until the next call.
 */
const char	*keys_add(struct keys *, const char *typed);

/* Called with each key of a post in turn; borrowed for the call. */
typedef void	 keys_fn(void *arg, struct span key, unsigned set);
/* The keys of a post, set by set.  NULL, or what is wrong with the post. */
const char	*keys_each(struct keys *, const struct record *,
		    keys_fn *, void *arg);

/*
 * The canonical form of the "key" of a count record, added to the buf, and its
 * set.  NULL, or what is wrong with it.
 */
const char	*keys_canon(struct span json, struct buf *, unsigned *set);
/* Add the key of that set of feed and source to the buf. */
void		 keys_of_feed(unsigned set, struct span source,
		    struct span feed, struct buf *);

#endif
