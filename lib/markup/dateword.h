/*
 * dateword - the words in dates: months, weekdays, zones, halves of the day.
 */
#ifndef SB_DATEWORD_H
#define SB_DATEWORD_H

#include <stddef.h>

#include "lib/base/span.h"

enum dateword_kind {
	DATEWORD_WEEKDAY, DATEWORD_MONTH, DATEWORD_HALF, DATEWORD_ZONE,
	DATEWORD_NOISE,
	DATEWORD_AT,		/* noise, or after the time a zone */
	DATEWORD_THANG,		/* the month follows */
	DATEWORD_NAM,		/* the year follows */
};

struct dateword {
	const char		*text;
	enum dateword_kind	 kind;
	int			 value;		/* of a zone: minutes */
};

/* The word, whatever its case, or NULL. */
const struct dateword	*dateword_find(struct span);
/* The length of "Thứ 5", "thứ năm", "T5", "Chủ nhật" at the front, or 0. */
size_t			 dateword_weekday(struct span);

/* "Năm", "mười hai": its length and, in *value, 1 to 12; or 0. */
size_t			 dateword_numeral(struct span, int *value);

#endif
