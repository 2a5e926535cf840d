/*
 * date - when something was published, in the spellings that the web uses.
 *
 * Read are ISO 8601 in its many forms ("2026-10-08T13:38:00+07:00", "2026-10",
 * "20261008"), RFC 822 in all its sloppy forms (two-digit year, no weekday or a
 * wrong one, no seconds, "GMT+7", "+07", zone names), asctime(3), and those of
 * the Vietnamese press ("Thứ 5, 28/05/2026 17:00:00 GMT+7", "17h00 28/5/2026",
 * "17 giờ ngày 28 tháng năm 2026", "10/8/2026 1:38:00 PM", which with AM or PM
 * is month first).  "GMT+7" is seven hours ahead of UTC, whatever POSIX says.
 */
#ifndef SB_DATE_H
#define SB_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

enum date_quality {
	DATE_EXACT,		/* date, time and zone were there */
	DATE_ASSUMED_ZONE,	/* no zone was */
	DATE_ONLY,		/* no time was: midnight */
};

struct date {
	int64_t			instant;
	enum date_quality	quality;
};

/*
 * `zone` is the offset from UTC, in seconds, of times that name none; dates
 * with slashes are in the office's zone all the same, only Vietnamese systems
 * write them so.  False if it is no date or one that does not exist.
 */
bool		 date_parse(struct span, int zone, struct date *);
/*
 * The same, or seconds, milliseconds or microseconds since 1970: exports have
 * all of them.  What has no zone is in the office's.
 */
bool		 date_stamp(struct span, struct date *);

/* "assumed_tz", "date_only", or NULL for an exact one. */
const char	*date_quality_name(enum date_quality);

#endif
