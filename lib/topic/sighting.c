#include "lib/topic/sighting.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/topic/cue.h"
#include "lib/topic/plain.h"

/* A house number hands on what stood before it, but no kind of unit. */
#define OVER_NUMBER	(CUE_STREET | CUE_ROAD | CUE_AT | CUE_TOWARD)
/* "anh ở", "người nhà": only what is next to a name counts against it. */
#define NEXT_ONLY	(CUE_PERSON | CUE_SURNAME | CUE_HOME | CUE_JOIN | \
			CUE_TAG | CUE_NUMBER | CUE_FISCAL | CUE_AWAY)
#define SHORT_WORD	3	/* bytes that a dot may follow: "tp.", "bv." */

/* Whether the dot is one of "q.1", "tp. Thủ Đức", "b.thạnh". */
static bool
is_inner_dot(const struct tokens *t, size_t i, struct span text)
{
	const struct token *dot = &t->v[i];

	if (dot->to - dot->from != 1 || text.s[dot->from] != '.' || i == 0 ||
	    i + 1 == t->n || t->v[i - 1].to != dot->from ||
	    t->v[i - 1].kind != TOKEN_WORD)
		return false;
	return t->v[i + 1].from == dot->to ||
	    (t->v[i - 1].word.len <= SHORT_WORD &&
	    t->v[i - 1].word.s[0] != 'o');
}

static uint32_t
piece_of(const struct nametree *tree, const struct token *t)
{
	if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER)
		return nametree_piece(tree, t->fold);
	if (t->kind != TOKEN_PUNCT)
		return NAMETREE_NONE;
	if (span_is(t->word, "–") || span_is(t->word, "—"))
		return nametree_piece(tree, span_of("-"));
	return nametree_piece(tree, t->fold);
}

static void
take_words(struct sighting *s)
{
	const struct nametree *tree = namebook_tree(s->book);
	const struct tokens *t = s->tokens;
	size_t letters = 0, marked = 0;

	if (s->cap < t->n + 1) {
		s->cap = t->n * 2 + 64;
		s->words = xreallocarray(s->words, s->cap, sizeof *s->words);
	}
	s->n = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (t->v[i].kind == TOKEN_BREAK && is_inner_dot(t, i, s->text))
			continue;
		if (t->v[i].kind == TOKEN_WORD) {
			letters++;
			marked += !t->v[i].plain;
		}
		s->words[s->n++] = (struct sighting_word){
		    .piece = piece_of(tree, &t->v[i]),
		    .token = (uint32_t)i };
	}
	s->words[s->n] = (struct sighting_word){ .piece = NAMETREE_NONE };
	s->plain = marked * 10 <= letters;
}

static const struct token *
token_of(const struct sighting *s, uint32_t word)
{
	return &s->tokens->v[s->words[word].token];
}

enum sighting_spelling
sighting_spells(const struct sighting *s, const struct namebook_name *name,
    uint32_t from, uint32_t to)
{
	struct span pieces[NAMETREE_PIECES], all;
	bool exact = true, sure = s->plain;
	size_t n = 1;

	all = namebook_letters(s->book, name);
	if (to - from > 1)
		n = nametree_cut(all, pieces);
	else
		pieces[0] = all;
	for (uint32_t i = from; i < to && i - from < n; i++) {
		const struct token *t = token_of(s, i);

		if (span_eq(t->word, pieces[i - from])) {
			sure = sure || !t->plain;
			continue;
		}
		if (!t->plain && t->kind == TOKEN_WORD)
			return SIGHTING_OTHER;	/* "bà già" is not Ba Gia */
		if (t->kind != TOKEN_WORD)
			continue;
		exact = false;
		sure = sure || plain_lost(t->fold);
	}
	if (exact)
		return SIGHTING_EXACT;
	return sure ? SIGHTING_FOLDED : SIGHTING_DOUBTED;
}

bool
sighting_capital(const struct sighting *s, uint32_t word)
{
	const struct token *t = token_of(s, word);

	/* The word is in lower case: its first letter differs. */
	return t->kind == TOKEN_WORD && t->word.len != 0 &&
	    memcmp(s->text.s + t->from, t->word.s,
	    t->word.len < 3 ? t->word.len : 3) != 0 &&
	    s->text.s[t->from] != t->word.s[0];
}

static void
cue(struct sighting *s, unsigned bits, uint32_t from, uint32_t to)
{
	s->cues |= bits;
	for (uint32_t i = from; i < to; i++)
		s->words[i].role |= bits;
	s->words[to].before |= bits;
	/* "ở đường", "gần khu"; but not "số 1 của". */
	if ((bits & (CUE_UNIT | CUE_STREET | CUE_AT)) != 0)
		s->words[to].before |= s->words[from].before &
		    ~(unsigned)NEXT_ONLY;
}

/* The cues among the names that end at a node; whether there are others. */
static bool
look(struct sighting *s, uint32_t node, uint32_t from, uint32_t to)
{
	const struct nametree *tree = namebook_tree(s->book);
	const struct namebook_name *name;
	enum sighting_spelling how;
	bool names = false;

	for (uint32_t e = nametree_first(tree, node); e != NAMETREE_NONE;
	    e = nametree_next(tree, e)) {
		name = namebook_name(s->book, nametree_value(tree, e));
		if (name->place != NAMEBOOK_CUE) {
			names = true;
			break;		/* cues were added first */
		}
		how = sighting_spells(s, name, from, to);
		if (how == SIGHTING_EXACT || (how == SIGHTING_FOLDED &&
		    (name->bits & CUE_DOUBTED) == 0))
			cue(s, name->bits, from, to);
	}
	return names;
}

static void
add_hit(struct sighting *s, uint32_t from, uint32_t to, uint32_t node)
{
	size_t at;

	if (s->nhits == s->caphits) {
		s->caphits = s->caphits != 0 ? s->caphits * 2 : 64;
		s->hits = xreallocarray(s->hits, s->caphits, sizeof *s->hits);
	}
	for (at = s->nhits++; at > 0 && s->hits[at - 1].from == from; at--)
		s->hits[at] = s->hits[at - 1];
	s->hits[at] = (struct sighting_hit){ from, to, node };
	s->words[from].starts = true;
}

/* Numbers and what belongs to them: "51/12A", "số 7". */
static void
number(struct sighting *s, uint32_t i)
{
	const struct token *t = token_of(s, i);
	struct sighting_word *w = &s->words[i];
	bool year = t->word.len == 4 && (t->word.s[0] == '1' ||
	    t->word.s[0] == '2') && (w->before & OVER_NUMBER) == 0;

	if (t->kind == TOKEN_NUMBER && !year)
		w[1].before |= CUE_NUMBER | (w->before & OVER_NUMBER);
	else if ((w->before & CUE_NUMBER) != 0 && t->word.len == 1 &&
	    (t->word.s[0] == '/' || (i != 0 && t->kind == TOKEN_WORD &&
	    t->from == token_of(s, i - 1)->to)))
		w[1].before |= w->before & (CUE_NUMBER | OVER_NUMBER);
	else if (t->kind == TOKEN_PUNCT && t->word.s[0] == '#')
		w[1].before |= CUE_TAG;
}

void
sighting_read(struct sighting *s, const struct namebook *book,
    const struct tokens *tokens, struct span text)
{
	const struct nametree *tree = namebook_tree(book);

	s->book = book;
	s->tokens = tokens;
	s->text = text;
	s->nhits = 0;
	s->cues = 0;
	take_words(s);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t node = NAMETREE_ROOT;

		for (uint32_t k = i; s->words[k].piece != NAMETREE_NONE &&
		    (node = nametree_step(tree, node, s->words[k].piece)) !=
		    NAMETREE_NONE; k++)
			if (look(s, node, i, k + 1))
				add_hit(s, i, k + 1, node);
		number(s, i);
	}
}

void
sighting_free(struct sighting *s)
{
	free(s->words);
	free(s->hits);
	*s = (struct sighting){ .n = 0 };
}
