/*
 * clock - instants and the civil calendar of the office.
 *
 * An instant is whole seconds since 1970-01-01T00:00:00Z (POSIX).  The office's
 * zone is a fixed offset: SB_TZ, "+HH:MM" or "-HH:MM", by default +07:00 (Viet
 * Nam has had no other since 1975).  The civil calendar is the proleptic
 * Gregorian one.
 */
#ifndef SB_CLOCK_H
#define SB_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

struct civil {
	int	year, month, day;	/* month and day from 1 */
	int	hour, minute, second;
	int	weekday;		/* 0 Monday … 6 Sunday */
};

#define CLOCK_SIZE	32		/* an RFC 3339 time and its NUL */

/* The present, or the instant in SOURCE_DATE_EPOCH where that is set. */
int64_t		 clock_now(void);
/* The office's offset from UTC in seconds. */
int		 clock_zone(void);

/*
 * An RFC 3339 time ("2026-11-23T08:00:00+07:00", "Z", a fraction is dropped, a
 * blank may stand for the T).  Without an offset, or with the date alone, the
 * office's zone counts.  False if it is none, or the date does not exist.
 */
bool		 clock_parse(struct span, int64_t *instant);
/* "2026-11-23T08:00:00+07:00" in the office's zone; years 1 to 9999. */
const char	*clock_format(int64_t instant, char out[CLOCK_SIZE]);

/* The civil time in the office's zone, and back (fields may be out of range). */
struct civil	 clock_civil(int64_t instant);
int64_t		 clock_instant(const struct civil *);
/* Days since 1970-01-01 of a civil date. */
int64_t		 clock_days(int year, int month, int day);
/* Whether the calendar has that day. */
bool		 clock_valid_day(int year, int month, int day);

#endif
