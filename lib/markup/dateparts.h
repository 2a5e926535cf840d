/*
 * dateparts - the pieces of a date while it is being read.
 */
#ifndef SB_DATEPARTS_H
#define SB_DATEPARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

/* What was found so far; -1 where nothing was. */
struct dateparts {
	int	 year, month, day;
	int	 a, b;			/* of a/b/year, in some order */
	int	 hour, minute, second;
	int	 half;			/* 0 AM, 12 PM */
	bool	 english_half;		/* as "PM", not "CH" */
	bool	 vietnamese;
	bool	 zoned;
	int	 zone;			/* seconds ahead of UTC */
};

void		 dateparts_init(struct dateparts *);

/* Each takes what it names off the front of the span, or returns false or 0. */
bool		 dateparts_take(struct span *, char);
/* A run of `most` digits or fewer; how many they were. */
size_t		 dateparts_number(struct span *, size_t most, int *value);
/* "+07:00", "+0700", "+07", "+7" in seconds; the sign is there. */
bool		 dateparts_offset(struct span *, int *seconds);
/* After the hour and its colon: "38", "38:00", "38:00.123". */
bool		 dateparts_minutes(struct span *, struct dateparts *);

/* Byte i, or NUL where the span has none. */
char		 dateparts_peek(struct span, size_t i);
bool		 dateparts_digit(char);

#endif
