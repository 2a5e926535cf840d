/*
 * gist - a text as what can be compared with others that may be copies of it.
 *
 * Its words, without marks, case, drawn-out letters, links and signs, each a
 * hash with what alike has to know of it; and GIST_KEYS of its shingles, which
 * are three words in a row: those with the smallest hashes, so that two texts
 * with many shingles in common choose some of the same (MinHash in its bottom-k
 * form: Broder, On the resemblance and containment of documents, 1997).  The
 * hashes are the same in every run.
 */
#ifndef SB_GIST_H
#define SB_GIST_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/norm/gistwords.h"

#define GIST_WORDS	128	/* of a longer text the first ones */
#define GIST_KEYS	12
#define GIST_LEAST	10	/* a text of fewer words is never a near copy */

/* A word: GISTWORDS_HASH and, in the bits above, these. */
#define GIST_SHORT	0x00400000u	/* k, dc, ng: it may be cut short */
#define GIST_FIRST	0x0f800000u	/* its first letter */
#define GIST_HEAD	0x10000000u	/* beside it stands where, when, how much */
#define GIST_KIND	0xe0000000u	/* one of the following */
#define GIST_WORD	0x00000000u
#define GIST_LITTLE	0x20000000u	/* mình, rất, nha: says little */
#define GIST_NAME	0x40000000u	/* a capital letter within a sentence */
#define GIST_NUMBER	0x60000000u	/* 50, 1.500, GIAM50 */
#define GIST_EXACT	0x80000000u	/* 12/10, 8h30, 50k, Q7 */

struct gist {
	uint32_t	words[GIST_WORDS];
	uint32_t	n;		/* words here */
	uint32_t	all;		/* words of the text */
	uint32_t	keys[GIST_KEYS];
	uint32_t	nkeys;
};

/*
 * Of text that is clean, with its case.  False, and nothing in it, if it has
 * fewer than GIST_LEAST words.
 */
bool	gist_of(struct gist *, const struct gistwords *, struct span text);

/* A word's hash is gist_hash() of its letters, mixed in one by one. */
#define GIST_SEED	0xcbf29ce484222325u

static inline uint64_t
gist_mix(uint64_t h, uint32_t letter)
{
	return (h ^ letter) * 0x100000001b3u;
}

static inline uint32_t
gist_hash(uint64_t h)
{
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 40) & GISTWORDS_HASH;
}

#endif
