#include "lib/text/respell.h"

#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/utf8.h"
#include "lib/text/fold.h"
#include "lib/text/letter.h"
#include "lib/text/respellrules.h"
#include "lib/text/syllable.h"
#include "lib/text/telex.h"

#define MOST_COST	72	/* three slips are not one word any more */
#define LETTERS		12

/* Costs of what no table has. */
enum {
	COST_SHAPE = 10,	/* of a vowel, in the same fold */
	COST_TONE = 14,
	COST_BAR = 6,		/* d for đ */
	COST_TELEX = 4,
	COST_DRAWN = 4,		/* letters drawn out */
};

struct parts {
	char		onset[8], vowels[24], coda[8];
	enum letter_tone tone;
};

struct found {
	const struct grams	*grams;
	struct respell		*out;
	size_t			 n;
	unsigned		 self;
};

static void
found(struct found *f, struct span word, int cost)
{
	unsigned id = grams_id(f->grams, word);
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
append(char *to, size_t size, uint32_t code)
{
	size_t len = strlen(to);

	if (len + 5 > size)
		return;
	if (code < 0x80) {
		to[len++] = (char)code;
	} else if (code < 0x800) {
		to[len++] = (char)(0xc0 | code >> 6);
		to[len++] = (char)(0x80 | (code & 0x3f));
	} else {
		to[len++] = (char)(0xe0 | code >> 12);
		to[len++] = (char)(0x80 | (code >> 6 & 0x3f));
		to[len++] = (char)(0x80 | (code & 0x3f));
	}
	to[len] = '\0';
}

static bool
glide(const struct parts *p, uint32_t code, struct span rest)
{
	struct letter now, next;
	uint32_t after;

	return letter_vowel(code, &now) && utf8_next(rest, &after) != 0 &&
	    letter_vowel(after, &next) && now.tone == TONE_NGANG &&
	    ((code == 'u' && strcmp(p->onset, "q") == 0) ||
	    (code == 'i' && strcmp(p->onset, "g") == 0));
}

/* Consonants, vowels, consonants; false if it is anything else. */
static bool
cut(struct span word, struct parts *p)
{
	struct letter l;
	uint32_t code;
	size_t n;

	*p = (struct parts){ .tone = TONE_NGANG };
	while ((n = utf8_next(word, &code)) != 0) {
		word.s += n;
		word.len -= n;
		if (p->vowels[0] == '\0' && glide(p, code, word)) {
			append(p->onset, sizeof p->onset, code);
		} else if (letter_vowel(code, &l)) {
			if (p->coda[0] != '\0')
				return false;
			if (l.tone != TONE_NGANG)
				p->tone = l.tone;
			l.tone = TONE_NGANG;
			append(p->vowels, sizeof p->vowels, letter_code(&l));
		} else if ((code >= 'a' && code <= 'z') || code == 0x111) {
			if (p->vowels[0] == '\0')
				append(p->onset, sizeof p->onset, code);
			else
				append(p->coda, sizeof p->coda, code);
		} else {
			return false;
		}
	}
	return p->vowels[0] != '\0';
}

static bool
front(const char *vowels)
{
	return vowels[0] == 'i' || vowels[0] == 'e' || vowels[0] == 'y' ||
	    strncmp(vowels, "ê", strlen("ê")) == 0;
}

/* The onset as it is spelled before these vowels. */
static const char *
spelled(const char *onset, const char *vowels)
{
	static const struct {
		const char *onset, *front, *back;
	} ways[] = {
		{ "c", "k", "c" }, { "k", "k", "c" }, { "g", "gh", "g" },
		{ "gh", "gh", "g" }, { "ng", "ngh", "ng" },
		{ "ngh", "ngh", "ng" },
	};

	if (strcmp(onset, "gi") == 0 && (vowels[0] == 'i'))
		return "g";
	if (strcmp(onset, "g") == 0 && strcmp(vowels, "i") == 0)
		return "g";
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		if (strcmp(onset, ways[i].onset) == 0)
			return front(vowels) ? ways[i].front : ways[i].back;
	return onset;
}

/* Put the parts together, the tone in its place, and look whether it is one. */
static void
compose(struct found *f, const char *onset, const char *vowels,
    const char *coda, enum letter_tone tone, int cost)
{
	uint32_t codes[3 * LETTERS], code;
	struct letter l;
	char text[4 * LETTERS * 3] = "";
	size_t n = 0, len, first = 0;
	const char *part[3] = { spelled(onset, vowels), vowels, coda };
	bool toned = tone == TONE_NGANG;

	if (onset[0] == '\0' && strncmp(vowels, "iê", strlen("iê")) == 0)
		part[0] = "y", part[1] = vowels + 1;
	for (int i = 0; i < 3; i++) {
		struct span rest = span_of(part[i]);

		if (i == 1)
			first = n;
		while ((len = utf8_next(rest, &code)) != 0 && n < LETTERS) {
			codes[n++] = code;
			rest.s += len;
			rest.len -= len;
		}
	}
	for (size_t i = first; i < n && !toned; i++)
		if (letter_vowel(codes[i], &l)) {
			l.tone = tone;
			codes[i] = letter_code(&l);
			toned = true;
		}
	syllable_place_tone(codes, n);
	for (size_t i = 0; i < n; i++)
		append(text, sizeof text, codes[i]);
	found(f, span_of(text), cost);
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

static bool
stop(const char *coda)
{
	return strcmp(coda, "c") == 0 || strcmp(coda, "t") == 0 ||
	    strcmp(coda, "p") == 0 || strcmp(coda, "ch") == 0;
}

static void
tones(struct found *f, const struct parts *p, const char *onset,
    const char *vowels, const char *coda, int cost)
{
	compose(f, onset, vowels, coda, p->tone, cost);
	if (stop(coda) && p->tone == TONE_NGANG)
		compose(f, onset, vowels, coda, TONE_SAC, cost + 6);
	for (size_t i = 0; respell_tones[i].cost != 0; i++)
		if (respell_tones[i].from == p->tone)
			compose(f, onset, vowels, coda, respell_tones[i].to,
			    cost + respell_tones[i].cost);
}

static void
by_rules(struct found *f, struct span word, int cost)
{
	struct options onset, vowels, coda;
	struct parts p;
	int sum;

	if (!cut(word, &p))
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
					tones(f, &p, onset.to[i],
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
	struct buf fold = BUF_INIT;
	unsigned first = 0;
	size_t n;

	fold_text(word, &fold);
	n = grams_fold(f->grams, buf_get(&fold), &first);
	for (size_t i = 0; i < n; i++) {
		struct span to = grams_word(f->grams, first + (unsigned)i);

		found(f, to, cost + marks_apart(word, to));
	}
	buf_free(&fold);
}

/* The word with each run of one letter cut to one; false if there is none. */
static bool
drawn(struct span word, char out[64])
{
	uint32_t code, before = 0;
	bool any = false;
	size_t n;

	out[0] = '\0';
	while ((n = utf8_next(word, &code)) != 0) {
		word.s += n;
		word.len -= n;
		if (code == before)
			any = true;
		else
			append(out, 64, code);
		before = code;
	}
	return any;
}

size_t
respell_word(const struct grams *g, struct span word,
    struct respell out[RESPELL_MOST])
{
	struct found f = { .grams = g, .out = out };
	char other[64];

	if (word.len > 4 * LETTERS)
		return 0;
	f.self = grams_id(g, word);
	if (telex_decode(word, other, sizeof other))
		found(&f, span_of(other), COST_TELEX);
	if (drawn(word, other)) {
		found(&f, span_of(other), COST_DRAWN);
		by_fold(&f, span_of(other), COST_DRAWN);
		by_rules(&f, span_of(other), COST_DRAWN);
	}
	by_fold(&f, word, 0);
	by_rules(&f, word, 0);
	return f.n;
}
