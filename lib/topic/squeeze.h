/*
 * squeeze - letters repeated for emphasis, taken back.
 */
#ifndef SB_SQUEEZE_H
#define SB_SQUEEZE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * Cut each run of one letter to `most`, 1 or 2.  Letters are the same if they
 * differ only in marks, of which the first that has any stays: "quáaaa" is
 * "quá", "đẹpppp" is "đẹp", "=)))))" with most 2 is "=))".  False if there is
 * no run longer than that; else true and out, which is reset, is the rest.
 */
bool	squeeze_text(struct span, size_t most, struct buf *out);

#endif
