/*
 * when - how long to wait: what hosts say of it, backoff and polling.
 *
 * Times are seconds since 1970 unless they say otherwise.
 */
#ifndef SB_WHEN_H
#define SB_WHEN_H

#include <stdint.h>

#include "lib/base/span.h"

#define WHEN_LEAST	120		/* between polls, seconds */
#define WHEN_MOST	(6 * 3600)

/*
 * Retry-After (RFC 9110, 10.2.3): seconds from now, or a date.  0 if it is not
 * there or is neither; at most a day from now.
 */
int64_t	when_retry(struct span header, int64_t now);
/* A time of that many seconds since 1970, or from now where it is small. */
int64_t	when_reset(struct span header, int64_t now);

/*
 * Milliseconds to wait before the n-th try again, from 1: a second doubled each
 * time up to a minute, half of it by chance (full jitter would ask at once).
 */
int64_t	when_backoff(unsigned n);

/*
 * Seconds to the next poll of a source that was polled after `last` seconds (0:
 * never) and gave so many new posts, or failed so many times in a row: halved
 * where there were several, doubled where there were none.
 */
int64_t	when_poll(int64_t last, uint64_t posts, int64_t failures);

#endif
