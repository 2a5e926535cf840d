#include "lib/text/lexnorm.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/text/context.h"
#include "lib/text/lattice.h"
#include "lib/text/letter.h"
#include "lib/text/respell.h"
#include "lib/text/restore.h"

#define LONGEST	200	/* places that are chosen together */

/* Costs of the channel, in GRAMS_BIT: see test/eval/lexnorm.sh. */
enum {
	COST_RANK = 52,		/* each next meaning of the table */
	GAIN_PLACE = 40,	/* a meaning that stands where it should */
	COST_UNKNOWN = 60,	/* of staying a word that is not known */
	COST_NAME = 0,		/* the same with a capital */
	COST_BARE = 72,		/* of marks left out among words with marks */
	COST_RESPELL = 84,	/* of misspelling a word into a known one */
	RARE = 120,		/* a known word that is worth a doubt */
	BARE_SHARE = 8,		/* plain: at most one marked word in so many */
};

struct lexnorm {
	const struct grams	*grams;
	const struct teencode	*table;
	struct respeller	*respeller;
	struct tokens		 tokens;
	struct lattice		 lattice;
	struct lexnorm_piece	*piece;
	size_t			 n, cap;
	struct buf		 words;		/* of the pieces */
	struct context		 context;	/* the text and tokens */
	bool			 cased;
	bool			 bare;		/* the sentence has no marks */
};

/* What a choice's tag says: how, and which meaning of the table. */
#define TAG(how, which)	((int)(how) | (int)(which) << 4)
#define TAG_HOW(tag)	((enum lexnorm_how)((tag) & 15))
#define TAG_WHICH(tag)	((size_t)(tag) >> 4)

struct lexnorm *
lexnorm_new(const struct grams *grams, const struct teencode *table)
{
	struct lexnorm *l = xcalloc(1, sizeof *l);

	l->grams = grams;
	l->table = table;
	l->context.tokens = &l->tokens;
	l->respeller = respell_new(grams);
	l->tokens = (struct tokens)TOKENS_INIT;
	return l;
}

void
lexnorm_free(struct lexnorm *l)
{
	if (l == NULL)
		return;
	respell_free(l->respeller);
	tokens_free(&l->tokens);
	lattice_free(&l->lattice);
	buf_free(&l->words);
	free(l->piece);
	free(l);
}

/* "m.n" and "a/c" are one word where the table has them. */
static void
join(struct lexnorm *l)
{
	const struct context *c = &l->context;
	struct token *t = l->tokens.v;
	struct span whole;
	size_t to = 0, n;

	for (size_t i = 0; i < l->tokens.n; i += n) {
		n = 1;
		if (t[i].kind == TOKEN_WORD && context_adjacent(c, i) &&
		    t[i + 1].kind != TOKEN_WORD &&
		    context_adjacent(c, i + 1) &&
		    t[i + 2].kind == TOKEN_WORD) {
			whole.s = l->context.text.s + t[i].from;
			whole.len = t[i + 2].to - t[i].from;
			if (teencode_find(l->table, whole) != NULL) {
				t[i].word = whole;
				t[i].to = t[i + 2].to;
				n = 3;
			}
		}
		t[to++] = t[i];
	}
	l->tokens.n = to;
}

/* The ids of the first and last syllable of a meaning. */
static void
ends(const struct lexnorm *l, struct span meaning, unsigned *first,
    unsigned *last)
{
	struct span part;
	char lower[32];
	bool begun = false;

	while ((part = span_cut(&meaning, ' ')).s != NULL) {
		unsigned id = grams_id(l->grams, part);

		if (id == GRAMS_OTHER && part.len < sizeof lower &&
		    part.len != 0) {
			memcpy(lower, part.s, part.len);
			lower[0] |= part.s[0] < 0x7f && part.s[0] >= 'A' &&
			    part.s[0] <= 'Z' ? 32 : 0;
			id = grams_id(l->grams, (struct span){ lower,
			    part.len });
		}
		if (!begun)
			*first = id;
		*last = id;
		begun = true;
	}
}

/* What the table gives; true if the word may be itself as well. */
static bool
add_table(struct lexnorm *l, const struct teencode_word *w, unsigned place,
    unsigned self)
{
	unsigned first = GRAMS_OTHER, last = GRAMS_OTHER;
	bool itself = false;
	int cost;

	for (size_t k = 0; k < w->n; k++) {
		if ((w->place[k] & place) != w->place[k])
			continue;
		cost = (int)k * COST_RANK -
		    (w->place[k] != 0 ? GAIN_PLACE : 0);
		if (span_is(w->meaning[k], "=")) {
			lattice_add(&l->lattice, self, self, cost,
			    TAG(LEXNORM_KEPT, 0));
			itself = true;
			continue;
		}
		ends(l, w->meaning[k], &first, &last);
		lattice_add(&l->lattice, first, last, cost,
		    TAG(LEXNORM_TABLE, k));
	}
	return itself;
}

static void
add_marked(struct lexnorm *l, const struct token *t, unsigned self)
{
	unsigned first = 0;
	size_t n = grams_fold(l->grams, t->fold, &first);

	for (unsigned i = 0; i < n; i++)
		if (first + i != self)
			lattice_add(&l->lattice, first + i, first + i,
			    l->bare ? 0 : COST_BARE,
			    TAG(LEXNORM_RESTORED, first + i));
}

static void
add_respelled(struct lexnorm *l, const struct token *t, int extra)
{
	const struct respell *found = NULL;
	size_t n = respell_word(l->respeller, t->word, &found);

	for (size_t i = 0; i < n; i++)
		lattice_add(&l->lattice, found[i].id, found[i].id,
		    found[i].cost + extra,
		    TAG(LEXNORM_RESPELLED, found[i].id));
}

/* The choices for a word that is not in the table. */
static void
add_word(struct lexnorm *l, const struct token *t, unsigned self)
{
	bool known = self != GRAMS_OTHER;
	bool name = context_starts_upper(&l->context, t);

	lattice_add(&l->lattice, self, self, known ? 0 :
	    name ? COST_NAME : COST_UNKNOWN, TAG(LEXNORM_KEPT, 0));
	if (t->plain)
		add_marked(l, t, self);
	if ((!known && !name) || (known && !t->plain &&
	    grams_alone(l->grams, self) > RARE))
		add_respelled(l, t, known ? COST_RESPELL : 0);
}

/*
 * "q7" is a word before its number: what the table has for the word, and where
 * the digits begin.
 */
static const struct teencode_word *
numbered(const struct lexnorm *l, const struct token *t, size_t *digits)
{
	size_t at = t->word.len;

	while (at > 0 && t->word.s[at - 1] >= '0' && t->word.s[at - 1] <= '9')
		at--;
	*digits = at;
	if (at == 0 || at == t->word.len)
		return NULL;
	return teencode_find(l->table, (struct span){ t->word.s, at });
}

/* The meaning for a place before a number; its number + 1, or 0. */
static size_t
before_number(const struct teencode_word *w)
{
	for (size_t k = 0; w != NULL && k < w->n; k++)
		if (w->place[k] & TEENCODE_BEFORE_NUMBER)
			return k + 1;
	return 0;
}

static void
add_token(struct lexnorm *l, size_t from, size_t to, size_t i)
{
	const struct token *t = &l->tokens.v[i];
	const struct teencode_word *w = NULL;
	unsigned self;
	size_t before = l->lattice.nchoices, digits, k;

	lattice_place(&l->lattice);
	if (t->kind != TOKEN_WORD || context_named(&l->context, i)) {
		self = t->kind == TOKEN_NUMBER ? GRAMS_NUMBER : GRAMS_EDGE;
		lattice_add(&l->lattice, self, self, 0, TAG(LEXNORM_KEPT, 0));
		return;
	}
	self = grams_id(l->grams, t->word);
	if (!(l->cased && i > from && l->tokens.v[i - 1].kind ==
	    TOKEN_NUMBER && context_adjacent(&l->context, i - 1)))
		w = teencode_find(l->table, t->word);
	else
		lattice_add(&l->lattice, self, self, 0, TAG(LEXNORM_KEPT, 0));
	if (w != NULL && add_table(l, w, context_place(&l->context, from, to,
	    i), self) &&
	    t->plain && l->bare)
		add_marked(l, t, self);
	if (w == NULL && (k = before_number(numbered(l, t, &digits))) != 0)
		lattice_add(&l->lattice, GRAMS_OTHER, GRAMS_NUMBER, 0,
		    TAG(LEXNORM_TABLE, k - 1));
	if (l->lattice.nchoices == before)
		add_word(l, t, self);
}

/* Whether the words of a sentence have no marks, or hardly any. */
static bool
is_bare(const struct lexnorm *l, size_t from, size_t to)
{
	size_t words = 0, marked = 0;

	for (size_t i = from; i < to; i++)
		if (l->tokens.v[i].kind == TOKEN_WORD) {
			words++;
			marked += !l->tokens.v[i].plain;
		}
	return words > 2 && marked * BARE_SHARE <= words;
}

static struct lexnorm_piece *
add_piece(struct lexnorm *l, const struct token *t)
{
	if (l->n == l->cap) {
		l->cap = l->cap != 0 ? l->cap * 2 : 64;
		l->piece = xreallocarray(l->piece, l->cap, sizeof *l->piece);
	}
	l->piece[l->n] = (struct lexnorm_piece){ .from = t->from,
	    .to = t->to, .kind = t->kind };
	/* offsets into words, which may still move */
	l->piece[l->n].word.s = (const char *)(uintptr_t)l->words.len;
	return &l->piece[l->n++];
}

/* The word in the case of the old one: Ko to Không, MÀI to MÀY. */
static void
put_word(struct lexnorm *l, const struct token *t, struct span word)
{
	bool first = l->cased && context_starts_upper(&l->context, t);
	bool all = first && context_capitals(&l->context, t);
	uint32_t code;
	size_t n;

	if (all && memchr(word.s, ' ', word.len) != NULL)
		first = all = false;	/* HLV: huấn luyện viên */
	while ((n = utf8_next(word, &code)) != 0) {
		if (!l->cased)
			code = letter_lower(code);
		utf8_put(&l->words, first ? letter_upper(code) : code);
		first = all;
		word.s += n;
		word.len -= n;
	}
}

static void
put_kept(struct lexnorm *l, const struct token *t)
{
	if (l->cased)
		buf_add(&l->words, l->context.text.s + t->from,
		    t->to - t->from);
	else
		buf_span(&l->words, t->word);
}

static void
put_meaning(struct lexnorm *l, const struct token *t, size_t which)
{
	const struct teencode_word *w = teencode_find(l->table, t->word);
	size_t digits = t->word.len;

	if (w == NULL)
		w = numbered(l, t, &digits);
	put_word(l, t, w->meaning[which]);
	if (digits < t->word.len) {
		buf_putc(&l->words, ' ');
		buf_add(&l->words, t->word.s + digits, t->word.len - digits);
	}
}

static void
put_token(struct lexnorm *l, const struct token *t,
    const struct lattice_place *p)
{
	const struct lattice_choice *c = &l->lattice.choice[p->best];
	struct lexnorm_piece *piece = add_piece(l, t);
	size_t begin = l->words.len;

	piece->how = TAG_HOW(c->tag);
	if (piece->how == LEXNORM_RESTORED && p->margin < RESTORE_MARGIN)
		piece->how = LEXNORM_KEPT;
	if (piece->how == LEXNORM_KEPT)
		put_kept(l, t);
	else if (piece->how == LEXNORM_TABLE)
		put_meaning(l, t, TAG_WHICH(c->tag));
	else
		put_word(l, t, grams_word(l->grams,
		    (unsigned)TAG_WHICH(c->tag)));
	piece->word.len = l->words.len - begin;
}

static void
settle(struct lexnorm *l)
{
	buf_room(&l->words, 0);
	for (size_t i = 0; i < l->n; i++)
		l->piece[i].word.s = l->words.s +
		    (uintptr_t)l->piece[i].word.s;
}

size_t
lexnorm_text(struct lexnorm *l, struct span text, bool cased,
    const struct lexnorm_piece **pieces)
{
	struct tokens *t = &l->tokens;
	size_t from, to;

	l->context.text = text;
	l->cased = cased;
	l->n = 0;
	buf_reset(&l->words);
	tokens_split(t, text);
	join(l);
	for (from = 0; from < t->n; from = to) {
		for (to = from; to < t->n && to - from < LONGEST; to++)
			if (t->v[to].kind == TOKEN_BREAK) {
				to++;
				break;
			}
		l->bare = is_bare(l, from, to);
		lattice_reset(&l->lattice);
		for (size_t i = from; i < to; i++)
			add_token(l, from, to, i);
		lattice_solve(&l->lattice, l->grams);
		for (size_t i = from; i < to; i++)
			put_token(l, &t->v[i], &l->lattice.place[i - from]);
	}
	settle(l);
	*pieces = l->piece;
	return l->n;
}
