/*
 * crosswalk - a place of one map drawn on the other.
 *
 * Old are the wards and districts up to 2025-07-01, new the wards, communes and
 * the zone from then on.  An old ward becomes the new units that took it in, an
 * old district what its last wards became, each ward counting alike; a new unit
 * becomes the old wards that it was made of.  The shares of a place add up to
 * 1, so totals are preserved.
 */
#ifndef SB_CROSSWALK_H
#define SB_CROSSWALK_H

#include <stddef.h>
#include <stdint.h>

#include "lib/topic/gazetteer.h"

enum crosswalk_map { CROSSWALK_SAID, CROSSWALK_OLD, CROSSWALK_NEW };

struct crosswalk;

/* The gazetteer is borrowed for the call only. */
struct crosswalk	*crosswalk_new(const struct gazetteer *);
void			 crosswalk_free(struct crosswalk *);

/*
 * The shares of a place on that map, borrowed; NULL where it stays itself: it
 * is on that map, or no unit, or more than a district.
 */
const struct gazetteer_share *
			 crosswalk_split(const struct crosswalk *,
			    uint32_t place, enum crosswalk_map, size_t *n);

#endif
