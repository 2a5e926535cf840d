/*
 * slurp - a whole file in memory, where files are small by nature.
 */
#ifndef SB_SLURP_H
#define SB_SLURP_H

#include <stddef.h>

#include "lib/base/where.h"

#define SLURP_MOST	((size_t)64 << 20)

/*
 * The bytes of the file and a NUL that is not counted, the caller's to free;
 * NULL with errno if it cannot be read, EFBIG if it has more than `most`.
 */
char	*slurp(const char *path, size_t most, size_t *len);

/*
 * The same of a text file: without a byte order mark, and NULL with the place
 * where it is not UTF-8 or has a NUL.
 */
char	*slurp_text(const char *path, size_t *len, struct where *);

#endif
