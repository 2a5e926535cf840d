#include "lib/norm/alike.h"

#include <string.h>

#define MOST	(GIST_WORDS + 1)
#define SAME	4		/* what a word in common counts, by its weight */
#define CLOSE	3		/* "ng" for "nguoi" */
#define LONG	20		/* words of a text that may change a number */

struct pair {
	const uint32_t	*a, *b;
	uint32_t	 na, nb;
	uint32_t	 from, to_a, to_b;	/* between what both begin and
						 * end with */
	uint16_t	 best[MOST][MOST];	/* of what is behind i and j */
};

/* What stands in one text where the other has something else. */
struct gap {
	unsigned	words, said, heads, names, numbers, exact;
};

static unsigned
weight(uint32_t word)
{
	return (word & GIST_KIND) == GIST_LITTLE ? 1 : 2;
}

static bool
numeric(uint32_t word)
{
	return (word & GIST_KIND) >= GIST_NUMBER;
}

static unsigned
match(uint32_t a, uint32_t b)
{
	unsigned least = weight(a) < weight(b) ? weight(a) : weight(b);

	if (((a ^ b) & GISTWORDS_HASH) == 0)
		return SAME * least;
	if (((a ^ b) & GIST_FIRST) == 0 && ((a | b) & GIST_SHORT) != 0 &&
	    !numeric(a) && !numeric(b))
		return CLOSE * least;
	return 0;
}

static bool
same(uint32_t a, uint32_t b)
{
	return ((a ^ b) & GISTWORDS_HASH) == 0;
}

/* What both begin and end with; how much it counts. */
static unsigned
trim(struct pair *p)
{
	unsigned sum = 0;

	p->to_a = p->na;
	p->to_b = p->nb;
	for (p->from = 0; p->from < p->na && p->from < p->nb &&
	    same(p->a[p->from], p->b[p->from]); p->from++)
		sum += match(p->a[p->from], p->b[p->from]);
	while (p->to_a > p->from && p->to_b > p->from &&
	    same(p->a[p->to_a - 1], p->b[p->to_b - 1]))
		sum += match(p->a[--p->to_a], p->b[--p->to_b]);
	return sum;
}

/* The most that the words between count. */
static unsigned
align(struct pair *p)
{
	memset(p->best[p->to_a] + p->from, 0,
	    (p->to_b - p->from + 1) * sizeof p->best[0][0]);
	for (uint32_t i = p->to_a; i-- > p->from;) {
		p->best[i][p->to_b] = 0;
		for (uint32_t j = p->to_b; j-- > p->from;) {
			unsigned m = match(p->a[i], p->b[j]);
			unsigned best = p->best[i + 1][j];

			if (p->best[i][j + 1] > best)
				best = p->best[i][j + 1];
			if (m != 0 && p->best[i + 1][j + 1] + m > best)
				best = p->best[i + 1][j + 1] + m;
			p->best[i][j] = (uint16_t)best;
		}
	}
	return p->best[p->from][p->from];
}

/* A gap that grows, and what was seen in those before it. */
struct walk {
	struct gap	a, b;
	bool		head;		/* one of the gap's parts follows one */
	unsigned	matched;	/* words in a row, since the gap */
	unsigned	numbers, others;	/* gaps before */
};

/* Whether what stands in the gap makes another report of it; begin a new one. */
static bool
differs(struct walk *w, bool beside)
{
	const struct gap *a = &w->a, *b = &w->b;
	unsigned said = a->said + b->said;
	bool both = a->words != 0 && b->words != 0;
	bool numbers = both && a->numbers != 0 && b->numbers != 0;
	bool other = both && (w->head ||
	    (a->names != 0 && b->names != 0) ||
	    (a->names > 1 && b->said > 1) || (b->names > 1 && a->said > 1) ||
	    (a->heads != 0 && (b->heads | a->names) != 0 && said > 2) ||
	    (b->heads != 0 && b->names != 0 && said > 2) ||
	    (numbers && (a->exact != 0 || b->exact != 0 || beside)));

	w->numbers += numbers;
	w->others += both && !numbers && a->said != 0 && b->said != 0;
	w->a = w->b = (struct gap){ 0, 0, 0, 0, 0, 0 };
	w->head = false;
	return other;
}

static void
miss(struct walk *w, struct gap *gap, const uint32_t *words, uint32_t i)
{
	uint32_t kind = words[i] & GIST_KIND;

	gap->words++;
	gap->said += kind != GIST_LITTLE;
	gap->heads += (words[i] & GIST_HEAD) != 0;
	gap->names += kind == GIST_NAME;
	gap->numbers += kind >= GIST_NUMBER;
	gap->exact += kind == GIST_EXACT;
	w->head |= w->matched != 0 && i != 0 &&
	    (words[i - 1] & GIST_HEAD) != 0;
	w->matched = 0;
}

/*
 * Walk along the alignment and look at each place where the two part.  A word in
 * common does not end a gap, two do: "Phú Nhuận", "Tân Phú".
 */
static bool
one_report(const struct pair *p)
{
	struct walk w = { .matched = 2 };
	uint32_t i = p->from, j = p->from;
	unsigned m;

	while (i < p->to_a && j < p->to_b) {
		m = match(p->a[i], p->b[j]);
		if (m != 0 && p->best[i][j] == p->best[i + 1][j + 1] + m) {
			if (++w.matched == 2 && differs(&w, i != 0 &&
			    (p->a[i - 1] & GIST_HEAD) != 0))
				return false;
			i++;
			j++;
		} else if (p->best[i][j] == p->best[i + 1][j]) {
			miss(&w, &w.a, p->a, i++);
		} else {
			miss(&w, &w.b, p->b, j++);
		}
	}
	while (i < p->to_a)
		miss(&w, &w.a, p->a, i++);
	while (j < p->to_b)
		miss(&w, &w.b, p->b, j++);
	if (differs(&w, i < p->na && (p->a[i] & GIST_HEAD) != 0))
		return false;
	return w.numbers == 0 || (w.numbers == 1 && w.others <= 1 &&
	    p->na >= LONG && p->nb >= LONG);
}

static unsigned
weigh(const uint32_t *words, uint32_t n)
{
	unsigned sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += weight(words[i]);
	return sum * SAME;
}

/*
 * Whether enough words stand anywhere in the other text: this takes a fraction
 * of the time of the alignment, and most texts that share a shingle do not.
 */
static bool
may_be(const struct pair *p, unsigned less)
{
	uint64_t there[64] = { 0 }, letters = 0;
	unsigned sum = 0;

	for (uint32_t i = 0; i < p->na; i++) {
		there[p->a[i] >> 6 & 63] |= (uint64_t)1 << (p->a[i] & 63);
		if ((p->a[i] & GIST_SHORT) != 0)
			letters |= (uint64_t)1 << (p->a[i] >> 23 & 31);
	}
	for (uint32_t i = 0; i < p->nb; i++)
		if ((there[p->b[i] >> 6 & 63] >> (p->b[i] & 63) & 1) != 0 ||
		    (p->b[i] & GIST_SHORT) != 0 ||
		    (letters >> (p->b[i] >> 23 & 31) & 1) != 0)
			sum += weight(p->b[i]) * SAME;
	return sum * 100 >= less * ALIKE_LESS;
}

bool
alike_texts(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb)
{
	unsigned wa = weigh(a, na), wb = weigh(b, nb);
	unsigned less = wa < wb ? wa : wb, more = wa < wb ? wb : wa;
	unsigned shared;
	struct pair p;

	if (less * 100 < more * ALIKE_MORE)
		return false;
	p.a = a;
	p.b = b;
	p.na = na;
	p.nb = nb;
	if (!may_be(&p, less))
		return false;
	shared = trim(&p);
	shared += align(&p);
	return shared * 100 >= less * ALIKE_LESS &&
	    shared * 100 >= more * ALIKE_MORE && one_report(&p);
}
