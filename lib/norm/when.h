/*
 * when - the time of a post, in the office's civil time, or flagged.
 */
#ifndef SB_WHEN_H
#define SB_WHEN_H

#include <stdint.h>

#include "lib/io/record.h"

#define WHEN_SIZE	16	/* a month's name and a NUL */

/*
 * Write `published` with the office's offset; the source's spelling is kept in
 * `published_raw` if that is not there.  What is no RFC 3339 time, is before
 * 1995 or more than 48 hours after `now` is not believed: it moves to
 * `published_raw` and `flags` gets "bad_date".
 */
void		 when_settle(struct record *, int64_t now);
/*
 * "2026-11": the month in which it was published, else fetched, in the office's
 * time; "undated" if neither is known.
 */
const char	*when_month(const struct record *, char out[WHEN_SIZE]);

#endif
