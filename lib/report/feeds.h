/*
 * feeds - what was and was not seen of each source, from coverage records.
 *
 * A source should be covered from its first window to the end of its last; what
 * no window with the state "ok" or "unchanged" covers of that is a gap.  Memory
 * is bounded: FEEDS_MOST sources with FEEDS_WINDOWS separate stretches each;
 * what goes beyond is counted.
 */
#ifndef SB_FEEDS_H
#define SB_FEEDS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"
#include "lib/report/words.h"

#define FEEDS_MOST	500
#define FEEDS_WINDOWS	4096
#define FEEDS_SHORT	60	/* seconds: shorter gaps are not worth a word */

struct feeds;

struct feeds_gap {
	const char	*feed;		/* borrowed */
	int64_t		 from, to;
	enum word	 state;
};

/* A source as a whole. */
struct feeds_row {
	const char	*feed;		/* borrowed */
	uint64_t	 windows, posts;
	int64_t		 from, to;	/* first and last instant that is due */
	int64_t		 seen;		/* seconds covered */
};

struct feeds	*feeds_new(void);
void		 feeds_free(struct feeds *);
/* NULL, or what is wrong with the record. */
const char	*feeds_add(struct feeds *, struct record *);

/* How many coverage records there were, and how many found no room. */
uint64_t	 feeds_records(const struct feeds *);
uint64_t	 feeds_lost(const struct feeds *);
size_t		 feeds_count(const struct feeds *);
/* The i-th in the order of their names; call after the last feeds_add(). */
struct feeds_row feeds_row(struct feeds *, size_t i);
/* All gaps by source and time, the caller's to free. */
struct feeds_gap *feeds_gaps(struct feeds *, size_t *n);

#endif
