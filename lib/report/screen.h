/*
 * screen - a document as text for a terminal, or for a mail.
 */
#ifndef SB_SCREEN_H
#define SB_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/report/doc.h"

#define SCREEN_LEAST	40
#define SCREEN_MOST	200
#define SCREEN_AXIS	9	/* columns that a chart needs beside its places */

struct screen {
	size_t	 width;		/* columns */
	bool	 colour;
};

/*
 * As wide as COLUMNS says or the terminal on that file descriptor, else 80;
 * in colour on a terminal unless NO_COLOR is set to something.
 */
struct screen	 screen_of(int fd);

void		 screen_write(const struct screen *, const struct doc *,
		    struct buf *);

/* For charts and tables: text with control characters made harmless. */
void		 screen_puts(struct buf *, const char *);
/* The text and blanks up to `width` columns; cut if it has more. */
void		 screen_pad(struct buf *, const char *, size_t width, bool right);

#endif
