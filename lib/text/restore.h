/*
 * restore - the marks of Vietnamese that was typed without them.
 *
 * Each syllable without marks may be any that folds to it; which ones go
 * together a model of pairs tells (see grams, lattice).  Only where the next
 * best reading is clearly worse is a syllable changed.
 */
#ifndef SB_RESTORE_H
#define SB_RESTORE_H

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/text/grams.h"

/* Bits * GRAMS_BIT that make a syllable sure: see test/eval/restore.sh. */
#define RESTORE_MARGIN	48

struct restore;

/* The model is borrowed until restore_free(). */
struct restore	*restore_new(const struct grams *);
void		 restore_free(struct restore *);

/*
 * The text with marks on every syllable whose margin, in units of a bit /
 * GRAMS_BIT, is at least `margin`; 0 is everywhere.  All else stays, case too.
 * out is reset.
 */
void		 restore_text(struct restore *, struct span text, int margin,
		    struct buf *out);

#endif
