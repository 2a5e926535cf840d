#include "lib/report/veil.h"

static bool
small(int64_t n)
{
	return n > 0 && n < COUNTS_K;
}

void
veil_cell(struct counts_cell *c)
{
	c->hidden = c->posts > 0 && c->voices < COUNTS_K;
	c->tone_hidden = c->hidden || small(c->posts - counts_rated(c));
	for (size_t i = 0; i < COUNTS_TONES; i++)
		c->tone_hidden |= small(c->tone[i]);
}

void
veil_places(struct counts_place *p, size_t n)
{
	struct counts_place *least = NULL;
	size_t hidden = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i].blank)
			continue;
		if (p[i].cell.hidden)
			hidden++;
		else if (p[i].cell.posts > 0 && (least == NULL ||
		    p[i].cell.posts < least->cell.posts))
			least = &p[i];
	}
	if (hidden == 1 && least != NULL)
		least->cell.hidden = least->cell.tone_hidden = true;
}
