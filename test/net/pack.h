/*
 * pack - bodies compressed as gzip (RFC 1952), good and evil.
 */
#ifndef MOCK_PACK_H
#define MOCK_PACK_H

#include "lib/base/buf.h"

void	pack_gzip(struct buf *out, struct span in);
/* So many MiB of zeros, in about a thousandth of that. */
void	pack_bomb(struct buf *out, long mib);

#endif
