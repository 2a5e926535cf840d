#include "lib/text/respell.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/text/fold.h"
#include "lib/text/letter.h"
#include "lib/text/parts.h"
#include "lib/text/respellrules.h"
#include "lib/text/telex.h"

#define MOST_COST	72	/* three slips are not one word any more */
#define LETTERS		12
#define KNOWN		4096		/* words, a power of two */

/* Costs of what no table has. */
enum {
	COST_SHAPE = 10,	/* of a vowel, in the same fold */
	COST_TONE = 14,
	COST_BAR = 6,		/* d for đ */
	COST_TELEX = 4,
	COST_DRAWN = 4,		/* letters drawn out */
	COST_STOP = 6,		/* no tone before c, t, p, ch: sắc */
	NEVER = 1000,
};

/* What was found for a word; most words of a stream were there before. */
struct known {
	char		word[4 * LETTERS];
	size_t		len, n;
	struct respell	out[RESPELL_MOST];
};

struct respeller {
	const struct grams	*grams;
	uint32_t		*hash;		/* of each word, toneless */
	uint8_t			*tone;
	int			 tone_cost[TONES][TONES];
	struct buf		 bare, fold, drawn;
	struct known		*known;
};

struct found {
	struct respeller	*r;
	struct respell		*out;
	size_t			 n;
	unsigned		 self;
};

static void
found_id(struct found *f, unsigned id, int cost)
{
	size_t i, worst = 0;

	if (id == GRAMS_OTHER || id == f->self || cost > MOST_COST)
		return;
	for (i = 0; i < f->n; i++) {
		if (f->out[i].id == id) {
			if (cost < f->out[i].cost)
				f->out[i].cost = cost;
			return;
		}
		if (f->out[i].cost > f->out[worst].cost)
			worst = i;
	}
	if (f->n < RESPELL_MOST)
		f->out[f->n++] = (struct respell){ id, cost };
	else if (cost < f->out[worst].cost)
		f->out[worst] = (struct respell){ id, cost };
}

static void
found(struct found *f, struct span word, int cost)
{
	found_id(f, grams_id(f->r->grams, word), cost);
}

/* What one part may be, itself first. */
struct options {
	const char	*to[32];
	int		 cost[32];
	size_t		 n;
};

static void
options(const struct respell_rule *rules, const char *part, struct options *o)
{
	o->to[0] = part;
	o->cost[0] = 0;
	o->n = 1;
	for (; rules->from != NULL && o->n < 32; rules++)
		if (strcmp(rules->from, part) == 0) {
			o->to[o->n] = rules->to;
			o->cost[o->n++] = rules->cost;
		}
}

/* The word without its tone, and the tone. */
static enum letter_tone
toneless(struct span word, struct buf *out)
{
	enum letter_tone tone = TONE_NGANG;
	struct letter l;
	uint32_t code;
	size_t n;

	buf_reset(out);
	while ((n = utf8_next(word, &code)) != 0) {
		if (letter_vowel(code, &l)) {
			tone = l.tone != TONE_NGANG ? l.tone : tone;
			l.tone = TONE_NGANG;
			code = letter_code(&l);
		}
		utf8_put(out, code);
		word.s += n;
		word.len -= n;
	}
	return tone;
}

static uint32_t
hash(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.s[i]) * 16777619u;
	return h;
}

/* The words that are these parts, with whatever tone. */
static void
compose(struct found *f, const struct parts *p, const char *onset,
    const char *vowels, const char *coda, int cost)
{
	struct respeller *r = f->r;
	unsigned first = 0;
	uint32_t h;
	size_t n;
	int tone;

	parts_spell(onset, vowels, coda, &r->bare);
	fold_text(buf_get(&r->bare), &r->fold);
	if ((n = grams_fold(r->grams, buf_get(&r->fold), &first)) == 0)
		return;
	h = hash(buf_get(&r->bare));
	for (unsigned id = first; id < first + n; id++) {
		if (r->hash[id] != h)
			continue;
		tone = r->tone_cost[p->tone][r->tone[id]];
		if (parts_stop(coda) && p->tone == TONE_NGANG &&
		    r->tone[id] == TONE_SAC)
			tone = COST_STOP;
		if (tone != NEVER)
			found_id(f, id, cost + tone);
	}
}

static void
by_rules(struct found *f, struct span word, int cost)
{
	struct options onset, vowels, coda;
	struct parts p;
	int sum;

	if (!parts_cut(word, &p))
		return;
	options(respell_onsets, p.onset, &onset);
	options(respell_vowels, p.vowels, &vowels);
	options(respell_codas, p.coda, &coda);
	for (size_t i = 0; i < onset.n; i++)
		for (size_t k = 0; k < vowels.n; k++)
			for (size_t m = 0; m < coda.n; m++) {
				sum = cost + onset.cost[i] + vowels.cost[k] +
				    coda.cost[m];
				if (sum <= MOST_COST)
					compose(f, &p, onset.to[i],
					    vowels.to[k], coda.to[m], sum);
			}
}

/* The cost of a for b, letter by letter, in the same fold; -1 if not so. */
static int
marks_apart(struct span a, struct span b)
{
	enum letter_tone tone_a = TONE_NGANG, tone_b = TONE_NGANG;
	struct letter la, lb;
	uint32_t ca, cb;
	size_t na, nb;
	int cost = 0;

	while ((na = utf8_next(a, &ca)) != 0 &&
	    (nb = utf8_next(b, &cb)) != 0) {
		a.s += na;
		a.len -= na;
		b.s += nb;
		b.len -= nb;
		if (!letter_vowel(ca, &la) || !letter_vowel(cb, &lb)) {
			cost += ca != cb ? COST_BAR : 0;
			continue;
		}
		cost += la.vowel != lb.vowel ? letter_shaped(la.vowel) ?
		    2 * COST_SHAPE : COST_SHAPE : 0;
		tone_a = la.tone != TONE_NGANG ? la.tone : tone_a;
		tone_b = lb.tone != TONE_NGANG ? lb.tone : tone_b;
	}
	if (tone_a != tone_b)
		cost += tone_a == TONE_NGANG ? COST_TONE : 2 * COST_TONE;
	return cost;
}

static void
by_fold(struct found *f, struct span word, int cost)
{
	unsigned first = 0;
	size_t n;

	fold_text(word, &f->r->fold);
	n = grams_fold(f->r->grams, buf_get(&f->r->fold), &first);
	for (size_t i = 0; i < n; i++) {
		struct span to = grams_word(f->r->grams, first + (unsigned)i);

		found_id(f, first + (unsigned)i, cost + marks_apart(word, to));
	}
}

/* Whether a letter draws out the one before: the a of "quáaa". */
static bool
draws(uint32_t before, uint32_t code)
{
	struct letter a, b;

	return code == before || (letter_vowel(before, &a) &&
	    letter_vowel(code, &b) && a.vowel == b.vowel &&
	    b.tone == TONE_NGANG);
}

/* The word with each run of one letter cut to one; false if there is none. */
static bool
drawn(struct span word, struct buf *out)
{
	uint32_t code, before = 0;
	bool any = false;
	size_t n;

	buf_reset(out);
	while ((n = utf8_next(word, &code)) != 0) {
		word.s += n;
		word.len -= n;
		if (draws(before, code)) {
			any = true;
		} else {
			utf8_put(out, code);
			before = code;
		}
	}
	return any;
}

struct respeller *
respell_new(const struct grams *g)
{
	struct respeller *r = xcalloc(1, sizeof *r);
	unsigned n = grams_count(g);

	r->grams = g;
	r->hash = xcalloc(n, sizeof *r->hash);
	r->tone = xcalloc(n, sizeof *r->tone);
	r->known = xcalloc(KNOWN, sizeof *r->known);
	for (unsigned id = GRAMS_FIRST; id < n; id++) {
		r->tone[id] = (uint8_t)toneless(grams_word(g, id), &r->bare);
		r->hash[id] = hash(buf_get(&r->bare));
	}
	for (int i = 0; i < TONES; i++)
		for (int k = 0; k < TONES; k++)
			r->tone_cost[i][k] = i == k ? 0 : NEVER;
	for (size_t i = 0; respell_tones[i].cost != 0; i++)
		r->tone_cost[respell_tones[i].from][respell_tones[i].to] =
		    respell_tones[i].cost;
	return r;
}

void
respell_free(struct respeller *r)
{
	if (r == NULL)
		return;
	free(r->hash);
	free(r->tone);
	free(r->known);
	buf_free(&r->bare);
	buf_free(&r->fold);
	buf_free(&r->drawn);
	free(r);
}

static size_t
search(struct respeller *r, struct span word, struct respell *out)
{
	struct found f = { .r = r, .out = out };
	char other[64];

	f.self = grams_id(r->grams, word);
	if (telex_decode(word, other, sizeof other))
		found(&f, span_of(other), COST_TELEX);
	if (drawn(word, &r->drawn)) {
		found(&f, buf_get(&r->drawn), COST_DRAWN);
		by_fold(&f, buf_get(&r->drawn), COST_DRAWN);
		by_rules(&f, buf_get(&r->drawn), COST_DRAWN);
	}
	by_fold(&f, word, 0);
	by_rules(&f, word, 0);
	return f.n;
}

size_t
respell_word(struct respeller *r, struct span word,
    const struct respell **out)
{
	struct known *k;

	if (word.len > sizeof k->word || word.len == 0)
		return 0;
	k = &r->known[hash(word) % KNOWN];
	if (k->len != word.len || memcmp(k->word, word.s, word.len) != 0) {
		memcpy(k->word, word.s, word.len);
		k->len = word.len;
		k->n = search(r, word, k->out);
	}
	*out = k->out;
	return k->n;
}
