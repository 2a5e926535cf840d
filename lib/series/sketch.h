/*
 * sketch - how many different ones there were, without keeping which.
 *
 * HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with 4,096 registers and
 * 64-bit hashes; the estimate is Ertl's improved one ("New cardinality
 * estimation algorithms for HyperLogLog sketches", 2017, algorithm 6), which
 * has no bias to correct at any size.  Its standard error is 1.63 %.
 *
 * Registers are kept as a list while fewer than SKETCH_SPARSE are set.  Whatever
 * the order of additions and merges, the same set has the same text:
 *
 *	"s:" and for each set register, by its number, three base64 digits: two
 *	for the number, one for its rank (1 to 53);
 *	"d:" and 4,096 base64 digits, the rank of each register; with
 *	SKETCH_SPARSE set registers or more.
 *
 * Start with zeroes.
 */
#ifndef SB_SKETCH_H
#define SB_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define SKETCH_REGISTERS	4096
#define SKETCH_SPARSE		256

struct sketch {
	uint32_t	*list;		/* register << 6 | rank, sorted */
	uint8_t		*dense;		/* or NULL: the list counts */
	uint16_t	 n, cap;
};

void		 sketch_free(struct sketch *);

/* The hash of a name: the same in every run and on every machine. */
uint64_t	 sketch_hash(struct span);
void		 sketch_add(struct sketch *, uint64_t hash);
/* Every one of the second is in the first, too. */
void		 sketch_merge(struct sketch *, const struct sketch *);
/* How many different hashes were added; exactly 0 for none. */
double		 sketch_estimate(const struct sketch *);

/* Add the text, without quotes; it needs no escapes. */
void		 sketch_text(const struct sketch *, struct buf *);
/* Read a text into zeroes; false, and zeroes, if it is none. */
bool		 sketch_parse(struct sketch *, struct span text);

#endif
