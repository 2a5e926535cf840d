#include "lib/text/restore.h"

#include <stdlib.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/text/lattice.h"
#include "lib/text/letter.h"
#include "lib/text/token.h"

#define LONGEST	256	/* words that are chosen together */

struct restore {
	const struct grams	*grams;
	struct tokens		 tokens;
	struct lattice		 lattice;
};

struct restore *
restore_new(const struct grams *grams)
{
	struct restore *r = xcalloc(1, sizeof *r);

	r->grams = grams;
	r->tokens = (struct tokens)TOKENS_INIT;
	return r;
}

void
restore_free(struct restore *r)
{
	if (r == NULL)
		return;
	tokens_free(&r->tokens);
	lattice_free(&r->lattice);
	free(r);
}

/* The choices for one token. */
static void
choices(struct restore *r, const struct token *t)
{
	unsigned first, id;
	size_t n = 0;

	lattice_place(&r->lattice);
	if (t->kind == TOKEN_WORD && t->plain)
		n = grams_fold(r->grams, t->fold, &first);
	for (size_t i = 0; i < n; i++)
		lattice_add(&r->lattice, first + (unsigned)i,
		    first + (unsigned)i, 0, 1);
	if (n != 0)
		return;
	id = t->kind == TOKEN_NUMBER ? GRAMS_NUMBER : t->kind != TOKEN_WORD ?
	    GRAMS_EDGE : grams_id(r->grams, t->word);
	lattice_add(&r->lattice, id, id, 0, 0);
}

/* The word, with capitals where the old one had them, letter by letter. */
static void
put_cased(struct span old, struct span word, struct buf *out)
{
	uint32_t c, was;
	size_t n;

	while ((n = utf8_next(word, &c)) != 0) {
		word.s += n;
		word.len -= n;
		n = utf8_next(old, &was);
		old.s += n;
		old.len -= n;
		utf8_put(out, was >= 'A' && was <= 'Z' ? letter_upper(c) : c);
	}
}

/* Write the tokens from..to, which were chosen, and what lies between. */
static void
write_chosen(struct restore *r, struct span text, size_t from, size_t to,
    int margin, struct buf *out)
{
	for (size_t i = from; i < to; i++) {
		const struct token *t = &r->tokens.v[i];
		const struct lattice_place *p = &r->lattice.place[i - from];
		const struct lattice_choice *c = &r->lattice.choice[p->best];
		size_t end = i + 1 < r->tokens.n ? r->tokens.v[i + 1].from :
		    text.len;

		if (c->tag == 1 && p->margin >= margin)
			put_cased((struct span){ text.s + t->from,
			    t->to - t->from }, grams_word(r->grams, c->first),
			    out);
		else
			buf_add(out, text.s + t->from, t->to - t->from);
		buf_add(out, text.s + t->to, end - t->to);
	}
}

void
restore_text(struct restore *r, struct span text, int margin, struct buf *out)
{
	struct tokens *t = &r->tokens;
	size_t from = 0, to;

	buf_reset(out);
	tokens_split(t, text);
	buf_add(out, text.s, t->n != 0 ? t->v[0].from : text.len);
	while (from < t->n) {
		lattice_reset(&r->lattice);
		for (to = from; to < t->n && to - from < LONGEST; to++) {
			choices(r, &t->v[to]);
			if (t->v[to].kind == TOKEN_BREAK) {
				to++;
				break;
			}
		}
		lattice_solve(&r->lattice, r->grams);
		write_chosen(r, text, from, to, margin, out);
		from = to;
	}
}
