#include "lib/topic/settle.h"

#include <limits.h>

#include "lib/topic/cue.h"

#define REACH	6	/* words from a name to "its" district */
#define SURE	0.8	/* a reading of this weight is the only one */
#define FAINT	0.1	/* one below is dropped */

static const struct gazetteer_place *
place_of(const struct sighting *s, uint32_t place)
{
	return gazetteer_place(namebook_gazetteer(s->book), place);
}

static bool
is_ward(const struct gazetteer_place *p)
{
	return p->kind == GAZETTEER_WARD || p->kind == GAZETTEER_COMMUNE;
}

/* The district that a mention names, or GAZETTEER_NONE. */
static uint32_t
district(const struct sighting *s, const struct mention *m)
{
	enum gazetteer_kind kind;

	for (size_t i = 0; m->state == MENTION_YES && i < m->n; i++) {
		kind = place_of(s, m->readings[i].place)->kind;
		if (kind == GAZETTEER_DISTRICT || kind == GAZETTEER_TOWN)
			return m->readings[i].place;
	}
	return GAZETTEER_NONE;
}

/* Keep what lies in the district or is it; false, and all stay, if none. */
static bool
narrow(const struct sighting *s, struct mention *m, uint32_t in)
{
	const struct gazetteer *g = namebook_gazetteer(s->book);
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		if (m->readings[i].place == in ||
		    gazetteer_within(g, m->readings[i].place, in))
			m->readings[kept++] = m->readings[i];
	if (kept != 0)
		m->n = kept;
	return kept != 0;
}

/* As narrow(), by a mention that then names the district and no ward. */
static bool
narrow_by(const struct sighting *s, struct mention *m, struct mention *by)
{
	uint32_t in = district(s, by);

	if (by->state != MENTION_YES || in == GAZETTEER_NONE ||
	    !narrow(s, m, in))
		return false;
	by->readings[0] = (struct mention_reading){ in, 1 };
	by->n = 1;
	by->serves = is_ward(place_of(s, m->readings[0].place));
	return true;
}

/* The only district that a text names, and how often. */
struct only {
	uint32_t	place;		/* or GAZETTEER_NONE */
	size_t		n;
};

static struct only
only_district(const struct mentions *ms, const struct sighting *s)
{
	struct only o = { GAZETTEER_NONE, 0 };

	for (size_t i = 0; i < ms->n; i++) {
		uint32_t in = district(s, &ms->v[i]);

		if (in == GAZETTEER_NONE)
			continue;
		if (o.n != 0 && in != o.place)
			return (struct only){ GAZETTEER_NONE, 0 };
		o.place = in;
		o.n++;
	}
	return o;
}

/* Narrow by districts within reach, the nearest behind first; then by any. */
static bool
by_district(struct mentions *ms, const struct sighting *s, size_t at,
    const struct only *only)
{
	struct mention *m = &ms->v[at];

	for (size_t i = at + 1; i < ms->n &&
	    ms->v[i].from <= m->to + REACH; i++)
		if (narrow_by(s, m, &ms->v[i]))
			return true;
	for (size_t i = at; i > 0 && ms->v[i - 1].to + REACH >= m->from; i--)
		if (narrow_by(s, m, &ms->v[i - 1]))
			return true;
	/* "p12" is much else, too; it needs its district near. */
	if (only->place == GAZETTEER_NONE ||
	    (only->n == 1 && district(s, m) == only->place) ||
	    (m->how == GAZETTEER_ALONE && place_of(s,
	    m->readings[0].place)->needy))
		return false;
	return narrow(s, m, only->place);
}

static double
weight_of(const struct gazetteer_place *p, int date, bool narrowed)
{
	double weight = 1;

	if (p->kind == GAZETTEER_DISTRICT || p->kind == GAZETTEER_TOWN ||
	    p->kind == GAZETTEER_PROVINCE || p->kind == GAZETTEER_SIGHT)
		weight = 3;
	if (date < p->from)
		return 0;
	/* "phường Bến Thành, quận 1" is the old one, whenever it is said. */
	if (narrowed && p->until != INT_MAX && p->kind >= GAZETTEER_WARD)
		return weight * 20;
	if (p->until != INT_MAX && date >= p->until &&
	    p->kind >= GAZETTEER_WARD)
		weight /= 4;
	return weight;
}

/* Weights that add up to 1, without faint ones. */
static void
norm_weights(struct mention *m)
{
	double sum = 0, top = 0;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++) {
		sum += m->readings[i].weight;
		if (m->readings[i].weight > top)
			top = m->readings[i].weight;
	}
	for (size_t i = 0; i < m->n && sum > 0; i++) {
		struct mention_reading r = m->readings[i];

		if (r.weight < FAINT * sum ||
		    (top >= SURE * sum && r.weight < top))
			continue;
		m->readings[kept++] = r;
	}
	m->n = kept;
	sum = 0;
	for (size_t i = 0; i < kept; i++)
		sum += m->readings[i].weight;
	for (size_t i = 0; i < kept; i++)
		m->readings[i].weight /= sum;
}

static void
settle(struct mentions *ms, const struct sighting *s, size_t at, int date,
    const struct only *only)
{
	struct mention *m = &ms->v[at];
	const struct gazetteer_place *p = place_of(s, m->readings[0].place);
	bool narrowed = false, street = p->kind == GAZETTEER_STREET;

	if (m->n > 1 || p->needy || is_ward(p))
		narrowed = by_district(ms, s, at, only);
	if (p->needy && !narrowed) {
		m->state = MENTION_NO;
		return;
	}
	/* Streets come best known first. */
	if (street)
		m->n = 1;
	for (size_t i = 0; i < m->n; i++)
		m->readings[i].weight = weight_of(place_of(s,
		    m->readings[i].place), date, narrowed);
	norm_weights(m);
	if (m->n == 0 || m->n > MENTION_VAGUE)
		m->state = MENTION_NO;
}

/*
 * Whether a word of [from, to) names another city and is in no place of this
 * one, of which the k-th is the first to look at.
 */
static bool
away(const struct mentions *ms, const struct sighting *s, size_t k,
    uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to && i < s->n; i++) {
		while (k < ms->n && (ms->v[k].to <= i ||
		    ms->v[k].state != MENTION_YES))
			k++;
		if ((k == ms->n || ms->v[k].from > i) &&
		    (s->words[i].role & CUE_AWAY) != 0)
			return true;
	}
	return false;
}

/* Whether something in the text can only be in this city. */
static bool
at_home(const struct mentions *ms, const struct sighting *s)
{
	for (size_t i = 0; i < ms->n; i++) {
		const struct mention *m = &ms->v[i];
		enum gazetteer_kind kind = place_of(s,
		    m->readings[0].place)->kind;

		if (m->state == MENTION_YES && m->how == GAZETTEER_ALONE &&
		    kind != GAZETTEER_STREET)
			return true;
	}
	return false;
}

/* Where other cities are named, what could be there is not taken to be here. */
static void
drop_away(struct mentions *ms, const struct sighting *s)
{
	bool home;

	if ((s->cues & CUE_AWAY) == 0 || !away(ms, s, 0, 0, (uint32_t)s->n))
		return;
	home = at_home(ms, s);
	for (size_t i = 0; i < ms->n; i++) {
		struct mention *m = &ms->v[i];

		if (m->how != GAZETTEER_ALONE &&
		    (!home || away(ms, s, i + 1, m->to, m->to + 3)))
			m->state = MENTION_NO;
	}
}

void
settle_mentions(struct mentions *ms, const struct sighting *s, int date)
{
	struct only only;

	drop_away(ms, s);
	only = only_district(ms, s);
	for (size_t i = 0; i < ms->n; i++)
		if (ms->v[i].state == MENTION_YES)
			settle(ms, s, i, date, &only);
}
