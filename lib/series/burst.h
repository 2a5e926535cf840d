/*
 * burst - when there was far more than is usual at that hour of the week.
 *
 * What is usual of a bucket is told from the same time in other weeks, earlier
 * and later: of the 8 nearest weeks whose bucket is not a gap, the values of
 * that bucket and of those that begin within an hour of it.  With fewer than 3
 * such weeks it is told from other days in the same way, at most 28; with fewer
 * than 3 of those nothing is said of the bucket.  None is farther than 64 weeks
 * or days.  Of the m values, (m + 1) / 4 are left out at either end;
 *
 *	expected = mean of the others
 *	spread   = 1.4826 x median of |value - expected|, of all m
 *	sd       = sqrt((max(spread^2, expected) + 1) x (1 + 1 / weeks))
 *	z        = (posts - expected) / sd
 *
 * so a burst in another week does not hide one, and sd is at least that of a
 * Poisson count of which the mean is estimated from so many weeks.
 *
 * An episode starts at z >= k with at least `least` posts.  It goes on until z
 * was below k / 2 twice on end and ends after the last bucket that was not.  A
 * gap neither starts nor ends one.
 */
#ifndef SB_BURST_H
#define SB_BURST_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/series/series.h"

#define BURST_METHOD	"hour-of-week/1"

struct burst_rule {
	double	k;
	int64_t	least;
};

struct burst {
	enum bucket	 bucket;
	struct span	 key;		/* borrowed from the grid */
	int64_t		 from, to;	/* instants; to is not in it */
	int64_t		 peak;		/* start of the bucket with most posts */
	int64_t		 posts, peak_posts;
	double		 expected, sd;	/* of the whole episode */
	double		 z;		/* of the peak */
	double		 neg_share;	/* of posts with a tone; -1: none has */
	bool		 open;		/* had not ended where the series ends */
};

/*
 * What is usual at a place of the row; false where too little is known.  Gaps
 * are SERIES_NULL.
 */
bool		 burst_usual(enum bucket, const int64_t posts[], size_t n,
		    size_t at, double *expected, double *sd);

typedef void	 burst_fn(void *arg, const struct burst *);
/* Each episode of a key in turn, borrowed for the call. */
void		 burst_each(const struct series_grid *,
		    const struct series_key *, const struct burst_rule *,
		    burst_fn *, void *arg);

/* Add the burst record, without a line end. */
void		 burst_write(const struct burst *, struct buf *);

#endif
