#include "lib/text/lattice.h"

#include <limits.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"

void
lattice_reset(struct lattice *l)
{
	l->nchoices = 0;
	l->nplaces = 0;
}

void
lattice_place(struct lattice *l)
{
	if (l->nplaces == l->capp) {
		l->capp = l->capp != 0 ? l->capp * 2 : 64;
		l->place = xreallocarray(l->place, l->capp, sizeof *l->place);
	}
	l->place[l->nplaces++] = (struct lattice_place){ .from = l->nchoices };
}

void
lattice_add(struct lattice *l, unsigned first, unsigned last, int cost,
    int tag)
{
	struct lattice_place *p = &l->place[l->nplaces - 1];

	if (p->n == LATTICE_CHOICES)
		return;
	if (l->nchoices == l->capc) {
		l->capc = l->capc != 0 ? l->capc * 2 : 256;
		l->choice = xreallocarray(l->choice, l->capc,
		    sizeof *l->choice);
	}
	l->choice[l->nchoices++] = (struct lattice_choice){ .first = first,
	    .last = last, .cost = cost, .tag = tag };
	p->n++;
}

/* What each choice of a place costs after each of the place before. */
static void
look_up(struct lattice *l, size_t i, const struct grams *g)
{
	struct lattice_place *p = &l->place[i];
	const struct lattice_choice *c = &l->choice[p->from];
	const struct lattice_choice *b = &l->choice[p[-1].from];
	int *pair;

	if (l->npairs + p->n * p[-1].n > l->cappairs) {
		l->cappairs = 2 * (l->npairs + p->n * p[-1].n);
		l->pair = xreallocarray(l->pair, l->cappairs,
		    sizeof *l->pair);
	}
	p->pairs = l->npairs;
	pair = &l->pair[l->npairs];
	for (size_t j = 0; j < p[-1].n; j++)
		for (size_t k = 0; k < p->n; k++)
			*pair++ = grams_after(g, b[j].last, c[k].first);
	l->npairs += p->n * p[-1].n;
}

/* The cheapest way to each choice of a place, its own cost included. */
static void
forth(struct lattice *l, size_t i, const struct grams *g)
{
	struct lattice_place *p = &l->place[i];
	struct lattice_choice *c = &l->choice[p->from], *b;
	const int *pair;
	int cost;

	if (i == 0) {
		for (size_t k = 0; k < p->n; k++)
			c[k].forth = c[k].cost + grams_after(g, GRAMS_EDGE,
			    c[k].first);
		return;
	}
	look_up(l, i, g);
	pair = &l->pair[p->pairs];
	b = &l->choice[p[-1].from];
	for (size_t k = 0; k < p->n; k++)
		c[k].forth = INT_MAX;
	for (size_t j = 0; j < p[-1].n; j++)
		for (size_t k = 0; k < p->n; k++) {
			cost = b[j].forth + c[k].cost + *pair++;
			if (cost < c[k].forth)
				c[k].forth = cost;
		}
}

/* The cheapest way on from each choice of a place. */
static void
back(struct lattice *l, size_t i, const struct grams *g)
{
	struct lattice_place *p = &l->place[i];
	struct lattice_choice *c = &l->choice[p->from], *a;
	const int *pair;
	int cost;

	if (i + 1 == l->nplaces) {
		for (size_t k = 0; k < p->n; k++)
			c[k].back = grams_after(g, c[k].last, GRAMS_EDGE);
		return;
	}
	pair = &l->pair[p[1].pairs];
	a = &l->choice[p[1].from];
	for (size_t k = 0; k < p->n; k++) {
		c[k].back = INT_MAX;
		for (size_t j = 0; j < p[1].n; j++) {
			cost = a[j].back + a[j].cost + *pair++;
			if (cost < c[k].back)
				c[k].back = cost;
		}
	}
}

static void
pick(struct lattice *l, struct lattice_place *p)
{
	const struct lattice_choice *c = &l->choice[p->from];
	int least = INT_MAX, next = INT_MAX, cost;

	for (size_t k = 0; k < p->n; k++) {
		cost = c[k].forth + c[k].back;
		if (cost < least) {
			next = least;
			least = cost;
			p->best = p->from + k;
		} else if (cost < next) {
			next = cost;
		}
	}
	p->margin = p->n == 1 ? LATTICE_SURE : next - least;
}

void
lattice_solve(struct lattice *l, const struct grams *g)
{
	if (l->nchoices == l->nplaces) {	/* nothing to choose */
		for (size_t i = 0; i < l->nplaces; i++) {
			l->place[i].best = i;
			l->place[i].margin = LATTICE_SURE;
		}
		return;
	}
	l->npairs = 0;
	for (size_t i = 0; i < l->nplaces; i++)
		forth(l, i, g);
	for (size_t i = l->nplaces; i-- > 0;)
		back(l, i, g);
	for (size_t i = 0; i < l->nplaces; i++)
		pick(l, &l->place[i]);
}

void
lattice_free(struct lattice *l)
{
	free(l->choice);
	free(l->place);
	free(l->pair);
}
