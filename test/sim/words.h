/*
 * words - the sentences of the simulator: templates with slots, and the ways in
 * which people write them.
 */
#ifndef SIM_WORDS_H
#define SIM_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/where.h"
#include "test/sim/rng.h"

enum tone { TONE_NEG, TONE_NEU, TONE_POS, TONE_MIXED, TONES, TONE_ANY = TONES };
enum kind { COMMENT, POST, ARTICLE, HOTLINE, ANSWER, KINDS };

extern const char *const tone_names[TONES];
extern const char *const kind_names[KINDS];	/* in the template files */

struct template {
	enum tone	 tone;
	enum kind	 kind;
	const char	*intent;
	const char	*text;
	bool		 plain;		/* typed without accents as it is */
};

/* How one text is to be written. */
struct style {
	bool	plain;			/* without accents */
	bool	teencode;
	bool	emoji;
	bool	decomposed;		/* Unicode NFD */
	bool	coloured;		/* with something before or after */
};

struct words;
struct group;

/* Reads the tables of the folder; NULL with the place and the reason. */
struct words	*words_load(const char *folder, struct where *);
void		 words_free(struct words *);

/* The templates of a topic, of an event or "policy" or "campaign", or NULL. */
const struct group *words_group(const struct words *, const char *name);
bool		 group_has(const struct group *, enum kind, enum tone);
/*
 * One of the group's templates of that kind and tone, which it must have; one
 * typed without accents only where plain is asked for, as far as there are others.
 */
const struct template *group_pick(const struct group *, struct rng *, enum kind,
		    enum tone, bool plain);

/* Write the template's text, and its headline if it has one; both are reset. */
void		 words_write(const struct words *, struct rng *,
		    const struct template *, struct style, struct buf *title,
		    struct buf *text);
/* A value for a slot, borrowed. */
const char	*words_slot(const struct words *, const char *slot, size_t which);
/* The text without accents, case kept; out is reset. */
void		 words_strip(const char *text, struct buf *out);

#endif
