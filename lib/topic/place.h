/*
 * place - the places of a post, as ids: sb-record(5), "Places".
 */
#ifndef SB_PLACE_H
#define SB_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/base/where.h"
#include "lib/topic/crosswalk.h"

#define PLACE_MOST	48	/* ids of a post */

struct places;

/* NULL, with the place and the reason, where a file has a fault. */
struct places	*places_load(const char *places, const char *streets,
		    enum crosswalk_map, struct where *);
void		 places_free(struct places *);

/*
 * The places that the text means, in its order, as a JSON array in out, which
 * is reset: "hcm/q1", or "hcm/q1@0.75" where it is less than sure; the weights of
 * one name add up to 1.  `published` is RFC 3339 or SPAN_NONE.  False, and an
 * empty out, if there is none.
 */
bool		 places_find(struct places *, struct span text,
		    struct span published, struct buf *out);

#endif
