/*
 * buf - bytes that grow.
 *
 * Start with BUF_INIT (or zeroes), end with buf_free().  Once anything was
 * added, s[len] is a NUL that is not counted, so s serves as a C string.
 * buf_reset() keeps the memory for the next use.
 */
#ifndef SB_BUF_H
#define SB_BUF_H

#include <stddef.h>

#include "lib/base/span.h"

struct buf {
	char	*s;
	size_t	 len;
	size_t	 cap;
};

#define BUF_INIT	{ NULL, 0, 0 }

void		 buf_add(struct buf *, const void *, size_t len);
void		 buf_puts(struct buf *, const char *);
void		 buf_putc(struct buf *, char);
void		 buf_span(struct buf *, struct span);
void		 buf_printf(struct buf *, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3)));
/* Room for `more` bytes at the returned end; the caller adds to len. */
char		*buf_room(struct buf *, size_t more);
/* Make it `len` bytes long, which must not be more than it is. */
void		 buf_cut(struct buf *, size_t len);
void		 buf_reset(struct buf *);
void		 buf_free(struct buf *);

/* What it holds, borrowed until the next change. */
struct span	 buf_get(const struct buf *);
/* What it holds as a string that is the caller's; the buf is empty again. */
char		*buf_take(struct buf *);

#endif
