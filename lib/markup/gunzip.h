/*
 * gunzip - a gzip file's content, within bounds.
 *
 * Method: RFC 1952 by zlib.  Several members are one content; what follows the
 * last is ignored, as gzip(1) does.
 */
#ifndef SB_GUNZIP_H
#define SB_GUNZIP_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Past the first MiB, content this many times its file is a trap, not text. */
#define GUNZIP_RATIO	200

/* Whether it begins as a gzip file does. */
bool	gunzip_is(struct span);

/*
 * Adds the content to out, `most` bytes of it.  0, or -1 and the reason in why;
 * what could be read is in out all the same.
 */
int	gunzip(struct span file, size_t most, struct buf *out, char why[256]);

#endif
