#include "lib/model/rules.h"

#include <string.h>

#define SCOPE		4	/* tokens that a negating word reaches */
#define NEGATIONS	2	/* that may meet on one word */
#define DEGREES		2
#define QUESTION	50	/* hundredths that a question leaves */
#define LACK		-30	/* hundredths of a negation that meets no tone */

static bool
is(const struct item *i, enum lexicon_kind kind)
{
	return i->mark->entry->kind == kind;
}

/* An entry of weight 0 only keeps its words from counting. */
static bool
is_tone(const struct item *i)
{
	return i->lack || (is(i, LEXICON_TONE) && i->mark->entry->weight != 0);
}

/* weight times hundredths, rounded half away from zero. */
static int64_t
scaled(int64_t weight, int64_t factor)
{
	int64_t product = weight * factor;

	return (product + (product < 0 ? -50 : 50)) / 100;
}

static void
change(struct item *i, int64_t factor, struct span rule)
{
	i->weight = scaled(i->weight, factor);
	i->rules[i->nrules++] = rule;
}

static void
change_by(struct item *i, const struct item *by)
{
	change(i, by->mark->entry->weight, by->mark->entry->term);
}

static bool
ends_clause(const struct token *k)
{
	return k->kind == TOKEN_BREAK || (k->kind == TOKEN_PUNCT &&
	    k->word.len == 1 && strchr(",;:()", k->word.s[0]) != NULL);
}

/* Number sentences and clauses; a contrasting word begins a clause. */
static void
place(struct item *items, const struct marks *marks,
    const struct tokens *tokens)
{
	size_t sentence = 0, clause = 0, k = 0;
	bool toned = false;

	for (size_t i = 0; i < marks->n; i++) {
		const struct mark *m = &marks->v[i];

		for (; k < m->from; k++) {
			clause += ends_clause(&tokens->v[k]);
			if (tokens->v[k].kind == TOKEN_BREAK) {
				sentence++;
				toned = false;
			}
		}
		k = m->to;
		clause += m->entry->kind == LEXICON_CONTRAST;
		items[i] = (struct item){
			.mark = m, .sentence = sentence, .clause = clause,
			.weight = m->entry->weight, .opens = !toned,
		};
		toned = toned || is_tone(&items[i]);
	}
}

/* Whether the token is one of the words, up to a NULL. */
static bool
is_one_of(const struct token *k, const char *const words[])
{
	for (; *words != NULL; words++)
		if (span_is(k->word, *words))
			return true;
	return false;
}

/* "không biết mà vui": what follows these is no longer denied. */
static bool
cut_off(const struct tokens *tokens, size_t from, size_t to)
{
	static const char *const by[] = {
		"mà", "thì", "vì", "nên", "để", "là", "do", "rồi", NULL
	};

	for (; from < to; from++)
		if (is_one_of(&tokens->v[from], by))
			return true;
	return false;
}

/* A picture means itself, whatever the words before it say. */
static bool
is_sign(const struct item *i, const struct tokens *tokens)
{
	enum token_kind kind = tokens->v[i->mark->from].kind;

	return kind == TOKEN_EMOJI || kind == TOKEN_SMILEY;
}

/* "tốt và đẹp": one token, that joins, stands between. */
static bool
joined(const struct item *a, const struct item *b, const struct tokens *tokens)
{
	static const char *const by[] = {
		"và", "hay", "hoặc", "lẫn", "va", NULL
	};
	size_t k = a->mark->to;

	return k + 1 == b->mark->from && is_one_of(&tokens->v[k], by);
}

/*
 * "không ồn" is less praise than "không tốt" is blame; but where what was bad
 * is over, people are glad.
 */
static void
deny(struct item *item, struct item *by)
{
	int64_t factor = by->mark->entry->weight;

	if (item->mark->entry->weight < 0 && !by->mark->entry->ends)
		factor /= 2;
	change(item, factor, by->mark->entry->term);
	item->negated = true;
	by->used = true;
}

/* A negating word reaches the next tone, and one joined to that. */
static void
negate(struct item *items, size_t i, const struct tokens *tokens)
{
	struct item *item = &items[i];
	size_t edge = item->mark->from;
	bool may_join = true;
	int found = 0;

	for (size_t j = i; j-- > 0 && found < NEGATIONS;) {
		struct item *by = &items[j];

		if (by->clause != item->clause ||
		    edge - by->mark->to >= SCOPE ||
		    cut_off(tokens, by->mark->to, edge))
			return;
		if (is_tone(by)) {
			if (!may_join || !joined(by, item, tokens))
				return;
			may_join = false;
			edge = by->mark->from;
		} else if (is(by, LEXICON_NEGATE)) {
			deny(item, by);
			edge = by->mark->from;
			found++;
		}
	}
}

/*
 * Degree words before: next to the tone, or next to what negates it.  Between
 * the two ("không thật sự tốt") one would make the denial stronger, and people
 * mean it weaker.
 */
static void
intensify_before(struct item *items, size_t i)
{
	struct item *item = &items[i];
	size_t edge = item->mark->from, gap;
	bool negation_passed = false;
	int found = 0;

	for (size_t j = i; j-- > 0 && found < DEGREES;) {
		struct item *by = &items[j];

		gap = edge - by->mark->to;
		if (by->clause != item->clause || gap >= SCOPE)
			return;
		if (is(by, LEXICON_NEGATE)) {
			negation_passed = true;
		} else if (is(by, LEXICON_DEGREE) &&
		    by->mark->entry->before && gap <= 1 && !by->used) {
			if (!item->negated || negation_passed) {
				change_by(item, by);
				by->used = true;
			}
			found++;
		} else {
			return;
		}
		edge = by->mark->from;
	}
}

static void
intensify_after(struct item *items, size_t i, size_t n)
{
	struct item *by = &items[i + 1];

	if (i + 1 == n || !is(by, LEXICON_DEGREE) ||
	    !by->mark->entry->after || by->clause != items[i].clause ||
	    by->mark->from != items[i].mark->to || items[i].negated)
		return;
	change_by(&items[i], by);
	by->used = true;
}

/* From the end to the beginning, so that what comes after is known. */
static void
contrast(struct item *items, size_t n)
{
	const struct item *by = NULL, *by_next = NULL;
	int64_t factor = 100, factor_next = 100;
	size_t sentence = n != 0 ? items[n - 1].sentence : 0;

	for (size_t i = n; i-- > 0;) {
		struct item *item = &items[i];

		if (item->sentence != sentence) {
			bool near = item->sentence + 1 == sentence;

			factor = near ? factor_next : 100;
			by = by_next;
			factor_next = 100;
			sentence = item->sentence;
		}
		if (is(item, LEXICON_CONTRAST) && item->opens) {
			factor_next = item->mark->entry->weight;
			by_next = item;
		} else if (is(item, LEXICON_CONTRAST)) {
			factor = scaled(factor, item->mark->entry->weight);
			by = item;
		} else if (is_tone(item) && factor != 100) {
			change(item, factor, by->mark->entry->term);
		}
	}
}

/* Wishes and questions, to the end of their sentence. */
static void
unreal(struct item *items, size_t n)
{
	const struct item *by = NULL;

	for (size_t i = 0; i < n; i++) {
		struct item *item = &items[i];

		if (by != NULL && by->sentence != item->sentence)
			by = NULL;
		if (is(item, LEXICON_UNREAL))
			by = item;
		else if (is_tone(item) && by != NULL &&
		    (item->weight > 0 || !by->mark->entry->praise))
			change_by(item, by);
	}
}

static bool
asks(const struct token *k)
{
	return k->kind == TOKEN_BREAK &&
	    memchr(k->word.s, '?', k->word.len) != NULL;
}

static void
question(struct item *items, size_t n, const struct tokens *tokens)
{
	bool asked = false;
	size_t k = tokens->n;

	for (size_t i = n; i-- > 0;) {
		for (; k > items[i].mark->to; k--)
			if (tokens->v[k - 1].kind == TOKEN_BREAK)
				asked = asks(&tokens->v[k - 1]);
		k = items[i].mark->from;
		if (asked && is_tone(&items[i]) && !is_sign(&items[i], tokens))
			change(&items[i], QUESTION, span_of("?"));
	}
}

/*
 * A negation that meets no tone still speaks of something that is not there
 * (Potts 2011); at the end of a clause it is a question's "không".
 */
static void
lack(struct item *items, size_t n, const struct tokens *tokens)
{
	for (size_t i = 0; i < n; i++) {
		struct item *item = &items[i];
		const struct mark *m = item->mark;

		item->lack = is(item, LEXICON_NEGATE) && !item->used &&
		    !m->entry->ends && m->entry->weight <= -50 &&
		    m->to < tokens->n && !ends_clause(&tokens->v[m->to]);
		if (item->lack)
			item->weight = LACK;
	}
}

void
rules_apply(struct item *items, const struct marks *marks,
    const struct tokens *tokens)
{
	place(items, marks, tokens);
	for (size_t i = 0; i < marks->n; i++) {
		if (!is_tone(&items[i]))
			continue;
		if (is_sign(&items[i], tokens))
			continue;
		negate(items, i, tokens);
		intensify_before(items, i);
		intensify_after(items, i, marks->n);
	}
	lack(items, marks->n, tokens);
	unreal(items, marks->n);
	question(items, marks->n, tokens);
	contrast(items, marks->n);
}
