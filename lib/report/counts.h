/*
 * counts - what the count records of a stream add up to, as a report needs it.
 *
 * Over time it gives the total only (key {}), by topic the whole period only.
 * A place in time that was not fully covered is blank: its numbers are not to
 * be shown.  It is so where one of its buckets is a gap, see series.h, or, where
 * anything is known of coverage, where it begins before the first bucket or ends
 * after the last.  For the public, cells with under COUNTS_K distinct voices are
 * hidden, and of a cell the tone where one of its groups has 1 to COUNTS_K - 1
 * posts; where one place alone is hidden the smallest other one is too, so that
 * the total does not give it away.
 */
#ifndef SB_COUNTS_H
#define SB_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/io/record.h"
#include "lib/series/bucket.h"

#define COUNTS_K	10

/* In the order in which charts stack them, the lowest first. */
enum counts_tone {
	COUNTS_NEG, COUNTS_MIXED, COUNTS_UNCERTAIN, COUNTS_NEU, COUNTS_POS,
	COUNTS_TONES
};

struct counts_cell {
	int64_t	posts, dups, tone[COUNTS_TONES];
	double	voices;			/* estimated */
	bool	hidden;			/* show none of its numbers */
	bool	tone_hidden;
};

struct counts_place {
	int64_t			 from, to;
	bool			 blank;
	struct counts_cell	 cell;
};

/* How long places are: n hours, days or months (BUCKET_1H, _1D, _1MO). */
struct counts_step {
	enum bucket	unit;
	int		n;
};

struct counts_topic {
	struct span		 id;	/* borrowed */
	struct counts_cell	 cell;
};

struct counts;

struct counts	*counts_new(bool public);
void		 counts_free(struct counts *);
/* NULL, or what is wrong with the record. */
const char	*counts_add(struct counts *, struct record *);

/*
 * After the last counts_add(): gather, in at most `most` places: hours for up to
 * three days, else days, or 7, 28, 364 … of them, whichever is the finest that
 * fits.
 */
void		 counts_end(struct counts *, size_t most);

/* The rest is valid from counts_end() to counts_free(). */
uint64_t	 counts_records(const struct counts *);
/*
 * What is not part of it: records of another rule and rows with a key that is
 * neither {} nor one topic or with wider buckets than the finest ones.
 */
uint64_t	 counts_unused(const struct counts *);
/* Posts so far in time from the rest that they are left out, see series.h. */
int64_t		 counts_outside(const struct counts *);
/* False where there was no record with the key {}. */
bool		 counts_total(const struct counts *, struct counts_cell *);
/* The first and the last instant; false where there are no counts. */
bool		 counts_period(const struct counts *, int64_t *from,
		    int64_t *to);
/* Places in time, in order. */
const struct counts_place *
		 counts_places(const struct counts *, size_t *n,
		    struct counts_step *);
/* Topics by posts, the most first; then hidden ones by id; "khac" last. */
const struct counts_topic *
		 counts_topics(const struct counts *, size_t *n);

/* Posts whose tone was rated, and the net tone (net_sentiment/1). */
int64_t		 counts_rated(const struct counts_cell *);
int64_t		 counts_net_base(const struct counts_cell *);
double		 counts_net(const struct counts_cell *);

#endif
