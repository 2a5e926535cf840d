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

/* The cheapest way to each choice of a place, its own cost included. */
static void
forth(struct lattice *l, size_t i, const struct grams *g)
{
	struct lattice_place *p = &l->place[i];
	struct lattice_choice *c = &l->choice[p->from], *b;
	int cost;

	for (size_t k = 0; k < p->n; k++) {
		if (i == 0) {
			c[k].forth = c[k].cost + grams_after(g, GRAMS_EDGE,
			    c[k].first);
			continue;
		}
		c[k].forth = INT_MAX;
		b = &l->choice[p[-1].from];
		for (size_t j = 0; j < p[-1].n; j++) {
			cost = b[j].forth + c[k].cost +
			    grams_after(g, b[j].last, c[k].first);
			if (cost < c[k].forth)
				c[k].forth = cost;
		}
	}
}

/* The cheapest way on from each choice of a place. */
static void
back(struct lattice *l, size_t i, const struct grams *g)
{
	struct lattice_place *p = &l->place[i];
	struct lattice_choice *c = &l->choice[p->from], *a;
	int cost;

	for (size_t k = 0; k < p->n; k++) {
		if (i + 1 == l->nplaces) {
			c[k].back = grams_after(g, c[k].last, GRAMS_EDGE);
			continue;
		}
		c[k].back = INT_MAX;
		a = &l->choice[p[1].from];
		for (size_t j = 0; j < p[1].n; j++) {
			cost = a[j].back + a[j].cost +
			    grams_after(g, c[k].last, a[j].first);
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
}
