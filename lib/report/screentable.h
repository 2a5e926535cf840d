/*
 * screentable - a table drawn with letters.
 *
 * Where it is wider than the screen, columns of words give way and their cells
 * go on in further lines.
 */
#ifndef SB_SCREENTABLE_H
#define SB_SCREENTABLE_H

#include "lib/base/buf.h"
#include "lib/report/doc.h"
#include "lib/report/screen.h"

void	screentable(struct buf *, const struct screen *,
	    const struct doc_table *);

#endif
