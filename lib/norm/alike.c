#include "lib/norm/alike.h"

#include <string.h>

#define MOST	(GIST_WORDS + 1)
#define SAME	4		/* what a word in common counts, by its weight */
#define CLOSE	3		/* "ng" for "nguoi" */
#define LONG	20		/* words of a text that may change a number */

struct pair {
	const uint32_t	*a, *b;
	uint32_t	 na, nb;
	uint16_t	 best[MOST][MOST];	/* of what is behind i and j */
};

/* What stands in one text where the other has something else. */
struct gap {
	unsigned	said, heads, names, numbers, exact;
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

static void
align(struct pair *p)
{
	memset(p->best[p->na], 0, (p->nb + 1) * sizeof p->best[0][0]);
	for (uint32_t i = p->na; i-- > 0;) {
		p->best[i][p->nb] = 0;
		for (uint32_t j = p->nb; j-- > 0;) {
			unsigned m = match(p->a[i], p->b[j]);
			unsigned best = p->best[i + 1][j];

			if (p->best[i][j + 1] > best)
				best = p->best[i][j + 1];
			if (m != 0 && p->best[i + 1][j + 1] + m > best)
				best = p->best[i + 1][j + 1] + m;
			p->best[i][j] = (uint16_t)best;
		}
	}
}

static struct gap
look(const uint32_t *words, uint32_t from, uint32_t to)
{
	struct gap g = { 0, 0, 0, 0, 0 };

	for (uint32_t i = from; i < to; i++) {
		uint32_t kind = words[i] & GIST_KIND;

		g.said += kind != GIST_LITTLE;
		g.heads += (words[i] & GIST_HEAD) != 0;
		g.names += kind == GIST_NAME;
		g.numbers += kind >= GIST_NUMBER;
		g.exact += kind == GIST_EXACT;
	}
	return g;
}

static bool
head(const uint32_t *words, uint32_t i, uint32_t n)
{
	return i < n && (words[i] & GIST_HEAD) != 0;
}

/* Whether a[i..k) in the place of b[j..l) makes another report of it. */
static bool
differs(const struct pair *p, uint32_t i, uint32_t k, uint32_t j, uint32_t l,
    unsigned *numbers)
{
	struct gap a = look(p->a, i, k), b = look(p->b, j, l);
	bool beside;

	if (i == k || j == l)
		return false;
	if (i != 0 && head(p->a, i - 1, p->na))
		return true;
	if (a.names != 0 && b.names != 0)
		return true;
	if (a.heads != 0 && b.heads != 0 && a.said + b.said > 2)
		return true;
	if (a.numbers == 0 || b.numbers == 0)
		return false;
	beside = head(p->a, k, p->na);
	*numbers += 1;
	return a.exact != 0 || b.exact != 0 || beside;
}

/* Walk along the alignment and look at each place where the two part. */
static bool
one_report(const struct pair *p)
{
	uint32_t i = 0, j = 0, from_i = 0, from_j = 0;
	unsigned numbers = 0, m;

	while (i < p->na && j < p->nb) {
		m = match(p->a[i], p->b[j]);
		if (m != 0 && p->best[i][j] == p->best[i + 1][j + 1] + m) {
			if (differs(p, from_i, i, from_j, j, &numbers))
				return false;
			from_i = ++i;
			from_j = ++j;
		} else if (p->best[i][j] == p->best[i + 1][j]) {
			i++;
		} else {
			j++;
		}
	}
	if (differs(p, from_i, p->na, from_j, p->nb, &numbers))
		return false;
	return numbers <= (p->na >= LONG && p->nb >= LONG);
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
	struct pair p;

	if (less * 100 < more * ALIKE_MORE)
		return false;
	p.a = a;
	p.b = b;
	p.na = na;
	p.nb = nb;
	if (!may_be(&p, less))
		return false;
	align(&p);
	return p.best[0][0] * 100u >= less * ALIKE_LESS &&
	    p.best[0][0] * 100u >= more * ALIKE_MORE && one_report(&p);
}
