/*
 * bucket - the steps of time that counts are gathered in.
 *
 * Buckets are of the office's civil calendar (SB_TZ): an hour begins at its full
 * hour, a day at midnight, a week on Monday, a month on the first.  The buckets
 * of a width are numbered one after the other, so the next of index i is i + 1.
 */
#ifndef SB_BUCKET_H
#define SB_BUCKET_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

enum bucket {
	BUCKET_5M, BUCKET_15M, BUCKET_1H, BUCKET_3H, BUCKET_1D, BUCKET_1W,
	BUCKET_1MO, BUCKET_WIDTHS
};

/*
 * So many buckets on end without anything, where no coverage tells why, are
 * taken for a time that was not looked at, not for silence.
 */
#define BUCKET_HOLE	1000

/* "1h"; static. */
const char	*bucket_name(enum bucket);
bool		 bucket_find(struct span name, enum bucket *);
/* "5m, 15m, …" for messages; static. */
const char	*bucket_list(void);

/* The number of the bucket that the instant is in. */
int64_t		 bucket_index(enum bucket, int64_t instant);
/* The first instant of a bucket; it ends where the next one starts. */
int64_t		 bucket_start(enum bucket, int64_t index);

/*
 * How many buckets lie between the same time of two days and of two weeks; 1
 * where the width is that long or longer.
 */
int		 bucket_day(enum bucket);
int		 bucket_week(enum bucket);
/* How many buckets on either side begin within an hour. */
int		 bucket_hour(enum bucket);

#endif
