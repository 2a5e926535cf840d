#include "lib/topic/place.h"

#include <limits.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/text/token.h"
#include "lib/topic/mention.h"
#include "lib/topic/piece.h"
#include "lib/topic/settle.h"

/* Weights are told in hundredths. */
struct found {
	uint32_t	place;
	int		weight;
};

struct places {
	struct namebook		*book;
	struct crosswalk	*walk;
	enum crosswalk_map	 map;
	struct tokens		 tokens;
	struct sighting		 sighting;
	struct mentions		 mentions;
	struct found		 found[PLACE_MOST];
	size_t			 n;
};

struct places *
places_load(const char *places, const char *streets, enum crosswalk_map map,
    struct where *where)
{
	struct places *p = xcalloc(1, sizeof *p);

	if (namebook_load(&p->book, places, streets, where) == -1) {
		places_free(p);
		return NULL;
	}
	p->map = map;
	if (map != CROSSWALK_SAID)
		p->walk = crosswalk_new(namebook_gazetteer(p->book));
	return p;
}

void
places_free(struct places *p)
{
	if (p == NULL)
		return;
	namebook_free(p->book);
	crosswalk_free(p->walk);
	tokens_free(&p->tokens);
	sighting_free(&p->sighting);
	mentions_free(&p->mentions);
	free(p);
}

/* The civil day of RFC 3339 as 20250701; INT_MAX if there is none. */
static int
day_of(struct span published)
{
	int day = 0;

	if (published.len < 10)
		return INT_MAX;
	for (size_t i = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			continue;
		if (published.s[i] < '0' || published.s[i] > '9')
			return INT_MAX;
		day = day * 10 + published.s[i] - '0';
	}
	return day;
}

/* A place is told once, with the most that any of its names gives it. */
static void
tell(struct places *p, const struct found *parts, size_t n)
{
	const struct gazetteer *g = namebook_gazetteer(p->book);
	size_t at;

	for (size_t i = 0; i < n; i++) {
		struct span id = gazetteer_place(g, parts[i].place)->id;

		for (at = 0; at < p->n; at++)
			if (span_eq(gazetteer_place(g,
			    p->found[at].place)->id, id))
				break;
		if (at == PLACE_MOST || parts[i].weight == 0)
			continue;
		if (at == p->n)
			p->found[p->n++] = parts[i];
		else if (p->found[at].weight < parts[i].weight)
			p->found[at].weight = parts[i].weight;
	}
}

/* Hundredths that add up to 100, the first parts taking what is left over. */
static void
tell_parts(struct places *p, const struct gazetteer_share *parts, size_t n)
{
	struct found told[PLACE_MOST];
	double rest[PLACE_MOST];
	int left = 100;

	for (size_t i = 0; i < n; i++) {
		told[i] = (struct found){ parts[i].place,
		    (int)(parts[i].share * 100) };
		rest[i] = parts[i].share * 100 - told[i].weight;
		left -= told[i].weight;
	}
	while (left-- > 0) {
		size_t most = 0;

		for (size_t i = 1; i < n; i++)
			if (rest[i] > rest[most] + 1e-9)
				most = i;
		told[most].weight++;
		rest[most] -= 1;
	}
	tell(p, told, n);
}

static void
tell_mention(struct places *p, const struct mention *m)
{
	struct gazetteer_share parts[PLACE_MOST];
	const struct gazetteer_share *v;
	size_t n = 0, k;

	/* On another map the ward is enough; its district is not all meant. */
	if (p->walk != NULL && m->serves)
		return;
	for (size_t i = 0; i < m->n; i++) {
		const struct mention_reading *r = &m->readings[i];

		v = NULL;
		if (p->walk != NULL)
			v = crosswalk_split(p->walk, r->place, p->map, &k);
		if (v == NULL && n < PLACE_MOST)
			parts[n++] = (struct gazetteer_share){ r->place,
			    r->weight };
		else if (v == NULL || n + k > PLACE_MOST)
			return;
		else
			for (size_t j = 0; j < k; j++)
				parts[n++] = (struct gazetteer_share){
				    v[j].place, v[j].share * r->weight };
	}
	tell_parts(p, parts, n);
}

static void
find(struct places *p, struct span text, int day)
{
	tokens_split(&p->tokens, text);
	sighting_read(&p->sighting, p->book, &p->tokens, text);
	if (p->sighting.nhits == 0)
		return;
	mentions_judge(&p->mentions, &p->sighting);
	settle_mentions(&p->mentions, &p->sighting, day);
	for (size_t i = 0; i < p->mentions.n; i++)
		if (p->mentions.v[i].state == MENTION_YES)
			tell_mention(p, &p->mentions.v[i]);
}

bool
places_find(struct places *p, struct span text, struct span published,
    struct buf *out)
{
	int day = day_of(published);
	struct span piece;

	buf_reset(out);
	p->n = 0;
	while ((piece = piece_next(&text)).s != NULL)
		find(p, piece, day);
	for (size_t i = 0; i < p->n; i++) {
		struct span id = gazetteer_place(namebook_gazetteer(p->book),
		    p->found[i].place)->id;

		buf_printf(out, "%c\"%.*s", i == 0 ? '[' : ',', SPAN_ARG(id));
		if (p->found[i].weight < 100)
			buf_printf(out, "@0.%02d", p->found[i].weight);
		buf_putc(out, '"');
	}
	if (p->n != 0)
		buf_putc(out, ']');
	return p->n != 0;
}
