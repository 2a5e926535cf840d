/*
 * fold - text in lower case, with and without its marks.
 */
#ifndef SB_FOLD_H
#define SB_FOLD_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Lower case of any script; out is reset. */
void	lower_text(struct span, struct buf *out);
/*
 * Lower case, every mark off, đ to d: "Đường Ngập" to "duong ngap".  Combining
 * marks that stand alone are dropped.  out is reset.
 */
void	fold_text(struct span, struct buf *out);

#endif
