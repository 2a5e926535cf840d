/*
 * offsets - which bytes of a text became which bytes of another.
 *
 * Only what changed its length or its letters is noted; between two changes
 * bytes stand for each other one by one.
 */
#ifndef SB_OFFSETS_H
#define SB_OFFSETS_H

#include <stddef.h>

/* Bytes [from, to) of the new text came of [old_from, old_to) of the old. */
struct offsets_change {
	size_t	from, to, old_from, old_to;
};

/* Start with zeroes; end with offsets_free(). */
struct offsets {
	struct offsets_change	*change;	/* in order, apart */
	size_t			 n, cap;
};

void	offsets_reset(struct offsets *);
/* Note a change behind all others. */
void	offsets_add(struct offsets *, const struct offsets_change *);
/*
 * The bytes of the old text that [*from, *to) of the new came of; what lies
 * within a change gives the whole of it.
 */
void	offsets_back(const struct offsets *, size_t *from, size_t *to);
void	offsets_free(struct offsets *);

#endif
