/*
 * cue - the words around a place that say what stands there.
 *
 * Words are lower-case ASCII without marks, one blank between them and at both
 * ends: " so tai khoan ".  A part of a text that was replaced ("[phone]") and a
 * number of six digits or more end them, so that what is hidden changes nothing
 * for what is near.
 */
#ifndef SB_CUE_H
#define SB_CUE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

#define CUE_SIZE	128

/* The words of at most `bytes` bytes before `at`, or from `at` on. */
void	cue_before(struct span text, size_t at, size_t bytes,
	    char out[CUE_SIZE]);
void	cue_behind(struct span text, size_t at, size_t bytes,
	    char out[CUE_SIZE]);
/* The same within the sentence or line. */
void	cue_clause(struct span text, size_t at, size_t bytes,
	    char out[CUE_SIZE]);

/* Whether one of the n, "so tai khoan", is among the words. */
bool	cue_has(const char *words, const char *const *list, size_t n);
/* Where the last of them ends in the words, from 1 on; 0 for none. */
size_t	cue_last(const char *words, const char *const *list, size_t n);
/* Whether the words end with one of them. */
bool	cue_ends(const char *words, const char *const *list, size_t n);
/* Whether the words begin with one of them. */
bool	cue_begins(const char *words, const char *const *list, size_t n);

#endif
