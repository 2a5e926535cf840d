/*
 * sighting - where in a text names of places and cues stand, before anything is
 * believed of them.
 */
#ifndef SB_SIGHTING_H
#define SB_SIGHTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/text/token.h"
#include "lib/topic/namebook.h"

struct sighting_word {
	uint32_t	piece, token;
	unsigned	role;		/* cues that it is a part of */
	unsigned	before;		/* cues that end where it begins */
	bool		starts;		/* a name */
};

/* Words [from, to) may be a name: those that end at the node of the tree. */
struct sighting_hit {
	uint32_t	from, to, node;
};

enum sighting_spelling { SIGHTING_OTHER, SIGHTING_DOUBTED, SIGHTING_FOLDED,
	SIGHTING_EXACT };

/* Start with zeroes, end with sighting_free(). */
struct sighting {
	struct sighting_word	*words;
	size_t			 n, cap;
	struct sighting_hit	*hits;	/* by from, the longest first */
	size_t			 nhits, caphits;
	unsigned		 cues;	/* anywhere */
	bool			 plain;	/* typed without accents */
	const struct namebook	*book;
	const struct tokens	*tokens;
	struct span		 text;
};

/* All but the memory is new; what is passed is borrowed until the next call. */
void	sighting_read(struct sighting *, const struct namebook *,
	    const struct tokens *, struct span text);
void	sighting_free(struct sighting *);

/*
 * How words [from, to), whose folded form is that of the name, spell it: with
 * its marks; without, where the post is typed so or spelling asks for marks
 * (see plain); without, where they might be other words; with other marks.
 */
enum sighting_spelling
	sighting_spells(const struct sighting *, const struct namebook_name *,
	    uint32_t from, uint32_t to);

/* Whether the word begins with a capital letter. */
bool	sighting_capital(const struct sighting *, uint32_t word);

#endif
