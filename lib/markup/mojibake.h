/*
 * mojibake - text that was UTF-8, was taken for windows-1252 and written as
 * UTF-8 again, as "NgÃ y" for "Ngày".
 */
#ifndef SB_MOJIBAKE_H
#define SB_MOJIBAKE_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * Adds the text as it was at first.  False, and nothing is added, unless all of
 * it is such: no other text has that form by chance.
 */
bool	mojibake_mend(struct span text, struct buf *out);

#endif
