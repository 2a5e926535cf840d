#include "lib/topic/crosswalk.h"

#include <limits.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"

struct parts {
	struct gazetteer_share	*v;
	size_t			 n;
};

/* A place is either old or new, so one list each is enough. */
struct crosswalk {
	struct parts	*parts;
	bool		*isnew;
	size_t		 n;
};

static void
add(struct parts *p, uint32_t place, double share)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].place == place) {
			p->v[i].share += share;
			return;
		}
	if ((p->n & (p->n - 1)) == 0)
		p->v = xreallocarray(p->v, p->n * 2 + 1, sizeof *p->v);
	p->v[p->n++] = (struct gazetteer_share){ place, share };
}

/* An old ward: its parts, those of its districts, and what new ones were. */
static void
add_ward(struct crosswalk *c, const struct gazetteer *g, uint32_t ward)
{
	const struct gazetteer_place *p = gazetteer_place(g, ward), *q;
	const struct gazetteer_share *into;
	const uint32_t *larger;
	size_t ninto, nlarger;

	into = gazetteer_into(g, ward, &ninto);
	larger = gazetteer_larger(g, ward, &nlarger);
	for (size_t i = 0; i < ninto; i++) {
		add(&c->parts[ward], into[i].place, into[i].share);
		/* Wards that were gone before are parts of later ones. */
		if (p->until == gazetteer_place(g, into[i].place)->from)
			add(&c->parts[into[i].place], ward, into[i].share);
		c->isnew[into[i].place] = true;
		for (size_t k = 0; k < nlarger; k++) {
			q = gazetteer_place(g, larger[k]);
			if ((q->kind == GAZETTEER_DISTRICT ||
			    q->kind == GAZETTEER_TOWN) && p->until >= q->until)
				add(&c->parts[larger[k]], into[i].place,
				    into[i].share);
		}
	}
}

struct crosswalk *
crosswalk_new(const struct gazetteer *g)
{
	struct crosswalk *c = xcalloc(1, sizeof *c);

	c->n = gazetteer_count(g);
	c->parts = xcalloc(c->n + 1, sizeof *c->parts);
	c->isnew = xcalloc(c->n + 1, sizeof *c->isnew);
	for (uint32_t i = 0; i < c->n; i++)
		if (gazetteer_place(g, i)->ninto != 0)
			add_ward(c, g, i);
	for (size_t i = 0; i < c->n; i++) {
		double sum = 0;

		for (size_t k = 0; k < c->parts[i].n; k++)
			sum += c->parts[i].v[k].share;
		for (size_t k = 0; k < c->parts[i].n; k++)
			c->parts[i].v[k].share /= sum;
	}
	return c;
}

void
crosswalk_free(struct crosswalk *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->n; i++)
		free(c->parts[i].v);
	free(c->parts);
	free(c->isnew);
	free(c);
}

const struct gazetteer_share *
crosswalk_split(const struct crosswalk *c, uint32_t place,
    enum crosswalk_map map, size_t *n)
{
	*n = 0;
	if (map == CROSSWALK_SAID || c->parts[place].n == 0 ||
	    c->isnew[place] != (map == CROSSWALK_OLD))
		return NULL;
	*n = c->parts[place].n;
	return c->parts[place].v;
}
