#include "lib/topic/mention.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/topic/cue.h"

#define NEAR	5	/* words from a name to a traffic jam */
#define SAFE	4	/* words that a person's name does not have */
#define BETWEEN	3	/* most words between two names that prove each other */

/* The words for a place's own kind. */
static const unsigned owns[] = {
	[GAZETTEER_CITY] = CUE_TOWN,
	[GAZETTEER_PROVINCE] = CUE_PROVINCE,
	[GAZETTEER_TOWN] = CUE_TOWN,
	[GAZETTEER_DISTRICT] = CUE_DISTRICT,
	[GAZETTEER_WARD] = CUE_WARD,
	[GAZETTEER_COMMUNE] = CUE_COMMUNE,
	[GAZETTEER_STREET] = CUE_STREET,
	[GAZETTEER_SIGHT] = 0,
};

static bool
in_traffic(const struct sighting *s, const struct sighting_hit *h)
{
	uint32_t from = h->from > NEAR ? h->from - NEAR : 0;

	if ((s->cues & CUE_TRAFFIC) == 0)
		return false;
	for (uint32_t i = from; i < h->from; i++)
		if ((s->words[i].role & CUE_TRAFFIC) != 0)
			return true;
	for (uint32_t i = h->to; i < s->n && i < h->to + NEAR; i++)
		if ((s->words[i].role & CUE_TRAFFIC) != 0)
			return true;
	return false;
}

/* "Nguyễn Huệ Chi": a capital goes on with the name. */
static bool
goes_on(const struct sighting *s, const struct sighting_hit *h)
{
	return h->to < s->n && s->words[h->to].role == 0 &&
	    !s->words[h->to].starts && sighting_capital(s, h->from) &&
	    sighting_capital(s, h->to);
}

/* "q1/2025", "lợi nhuận q1": a quarter of a year. */
static bool
is_quarter(const struct sighting *s, const struct namebook_name *name,
    const struct sighting_hit *h)
{
	struct span word = namebook_letters(s->book, name), next;

	if (word.s[0] != 'q' || word.len < 2 || word.len > 3 ||
	    word.s[word.len - 1] < '1' || word.s[word.len - 1] > '4')
		return false;
	if ((s->cues & CUE_FISCAL) != 0)
		return true;
	for (uint32_t i = h->to; i < s->n && i < h->to + 2; i++) {
		next = s->tokens->v[s->words[i].token].word;
		if (span_is(next, "năm") || span_is(next, "nam") ||
		    (next.len == 4 && span_starts(next, "20")))
			return true;
	}
	return false;
}

/* Whether the words around a name say that it is none of a place. */
static bool
refuted(const struct sighting *s, const struct namebook_name *name,
    const struct sighting_hit *h, unsigned before, enum gazetteer_kind kind)
{
	uint32_t safe = kind == GAZETTEER_SIGHT ? SAFE - 1 : SAFE;

	if ((before & (CUE_PERSON | CUE_SURNAME)) != 0 &&
	    h->to - h->from < safe && kind != GAZETTEER_CITY &&
	    (s->words[h->from].role & CUE_UNIT) == 0)
		return true;
	return is_quarter(s, name, h) || (kind == GAZETTEER_STREET &&
	    ((before & CUE_HOUSE) != 0 || goes_on(s, h)));
}

/* What the words around a name make of it. */
static enum mention_state
weigh(const struct sighting *s, const struct namebook_name *name,
    const struct sighting_hit *h, unsigned before,
    enum sighting_spelling spelled)
{
	const struct gazetteer_place *p = gazetteer_place(
	    namebook_gazetteer(s->book), name->place);
	bool street = p->kind == GAZETTEER_STREET;
	bool exact = spelled == SIGHTING_EXACT, sure;

	if ((before & owns[p->kind]) != 0)
		return p->needy && street && (before & CUE_ROAD) == 0 ?
		    MENTION_NO : MENTION_YES;
	if (refuted(s, name, h, before, p->kind))
		return MENTION_NO;
	/* "duong cong quynh": a road, and no person named Dương Công. */
	if (street && !exact && h->to < s->n && s->words[h->from + 1].starts &&
	    (s->words[h->from].role & CUE_ROAD) != 0)
		return MENTION_NO;
	if (spelled == SIGHTING_DOUBTED)
		return name->how <= GAZETTEER_CUE && h->to - h->from > 1 ?
		    MENTION_MAYBE : MENTION_NO;
	sure = (before & CUE_AT) != 0 || in_traffic(s, h) ||
	    (street && (before & CUE_NUMBER) != 0);
	switch (name->how) {
	case GAZETTEER_ALONE:
		return MENTION_YES;
	case GAZETTEER_MARKED:
		return exact || sure ? MENTION_YES : MENTION_MAYBE;
	case GAZETTEER_CUE:
		if (sure || (exact && ((before & CUE_TOWARD) != 0 ||
		    (!street && (before & (CUE_HOME | CUE_HOUSE)) != 0))))
			return MENTION_YES;
		return MENTION_MAYBE;
	case GAZETTEER_OWN:
		if (p->kind == GAZETTEER_SIGHT)
			return sure ? MENTION_YES : MENTION_NO;
		return exact && !p->needy ? MENTION_MAYBE : MENTION_NO;
	case GAZETTEER_TAG:
		return (before & CUE_TAG) != 0 ? MENTION_YES : MENTION_NO;
	case GAZETTEER_BESIDE:
		return exact && (before & (CUE_AT | CUE_DISTRICT |
		    CUE_TOWN)) != 0 ? MENTION_YES : MENTION_MAYBE;
	}
	return MENTION_NO;
}

/*
 * How well a reading fits, to keep only the best kind: what has its own kind's
 * word, then other than streets, then streets.
 */
static int
rank_of(const struct sighting *s, uint32_t place, unsigned before)
{
	enum gazetteer_kind kind = gazetteer_place(
	    namebook_gazetteer(s->book), place)->kind;

	if ((before & owns[kind]) != 0)
		return 3;
	return kind == GAZETTEER_STREET ? 1 : 2;
}

static void
add_reading(struct mention *m, uint32_t place, enum gazetteer_how how)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->readings[i].place == place)
			return;
	if (m->n == MENTION_READINGS)
		return;
	if (m->n == 0 || how < m->how)
		m->how = how;
	m->readings[m->n++] = (struct mention_reading){ place, 1 };
}

/* The readings of a hit of the best state and rank. */
static void
judge_hit(struct mention *m, const struct sighting *s,
    const struct sighting_hit *h, unsigned before)
{
	const struct nametree *tree = namebook_tree(s->book);
	const struct namebook_name *name;
	enum sighting_spelling spelled;
	enum mention_state state;
	int best = 0, rank;

	/* Not its many readings: there are hits in every text. */
	m->from = h->from;
	m->to = h->to;
	m->before = before;
	m->state = MENTION_NO;
	m->serves = false;
	m->n = 0;
	for (uint32_t e = nametree_first(tree, h->node); e != NAMETREE_NONE;
	    e = nametree_next(tree, e)) {
		name = namebook_name(s->book, nametree_value(tree, e));
		if (name->place == NAMEBOOK_CUE)
			continue;
		spelled = sighting_spells(s, name, h->from, h->to);
		if (spelled == SIGHTING_OTHER)
			continue;
		state = weigh(s, name, h, before, spelled);
		rank = (int)state * 4 + rank_of(s, name->place, before);
		if (state == MENTION_NO || rank < best)
			continue;
		if (rank > best)
			m->n = 0;
		best = rank;
		m->state = state;
		add_reading(m, name->place, name->how);
	}
}

/* Cues before a hit, without those that a mention just before it had. */
static unsigned
cues_of(const struct mentions *ms, const struct sighting *s,
    const struct sighting_hit *h)
{
	unsigned before = s->words[h->from].before;

	if (ms->n != 0 && ms->v[ms->n - 1].state == MENTION_YES &&
	    ms->v[ms->n - 1].to == h->from)
		before &= ~(unsigned)(CUE_STREET | CUE_NUMBER | CUE_SURNAME |
		    CUE_PERSON | CUE_HOUSE);
	return before;
}

static struct mention *
room(struct mentions *ms)
{
	if (ms->n == ms->cap) {
		ms->cap = ms->cap != 0 ? ms->cap * 2 : 8;
		ms->v = xreallocarray(ms->v, ms->cap, sizeof *ms->v);
	}
	return &ms->v[ms->n];
}

static bool
is_kind(const struct sighting *s, const struct mention *m,
    enum gazetteer_kind from, enum gazetteer_kind to)
{
	enum gazetteer_kind kind = gazetteer_place(
	    namebook_gazetteer(s->book), m->readings[0].place)->kind;

	return kind >= from && kind <= to;
}

/* Only signs and words such as "giao", "quận" between; few of them. */
static bool
near(const struct sighting *s, const struct mention *a,
    const struct mention *b, unsigned roles)
{
	if (b->from < a->to || b->from - a->to > BETWEEN)
		return false;
	for (uint32_t i = a->to; i < b->from; i++) {
		const struct token *t = &s->tokens->v[s->words[i].token];

		if (t->kind == TOKEN_PUNCT)
			continue;
		if ((s->words[i].role & roles) == 0)
			return false;
	}
	return true;
}

/* The readings of m that lie in a unit of the other mention. */
static bool
lies_in(const struct sighting *s, struct mention *m, const struct mention *in)
{
	const struct gazetteer *g = namebook_gazetteer(s->book);
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 0; k < in->n; k++)
			if (gazetteer_within(g, m->readings[i].place,
			    in->readings[k].place)) {
				m->readings[kept++] = m->readings[i];
				break;
			}
	if (kept != 0)
		m->n = kept;
	return kept != 0;
}

/* Whether the neighbour makes a name that stood alone a place. */
static bool
proves(const struct sighting *s, struct mention *m, struct mention *by,
    bool after)
{
	const struct mention *a = after ? m : by, *b = after ? by : m;

	if (by->state != MENTION_YES)
		return false;
	if (is_kind(s, m, GAZETTEER_STREET, GAZETTEER_STREET) &&
	    is_kind(s, by, GAZETTEER_STREET, GAZETTEER_STREET))
		return (m->how != GAZETTEER_OWN ||
		    (by->before & CUE_STREET) != 0) && near(s, a, b, CUE_JOIN);
	if (m->how == GAZETTEER_BESIDE)
		return near(s, a, b, CUE_UNIT);
	/* "phuong 12 tan binh": what comes before lies in it. */
	if (!after && is_kind(s, m, GAZETTEER_TOWN, GAZETTEER_COMMUNE))
		return near(s, a, b, CUE_UNIT) && lies_in(s, by, m);
	return is_kind(s, by, GAZETTEER_TOWN, GAZETTEER_COMMUNE) && after &&
	    near(s, a, b, CUE_UNIT) && lies_in(s, m, by);
}

/* Add the new one; of two that overlap the surer stays, else the first. */
static bool
keep(struct mentions *ms, const struct mention *new)
{
	while (ms->n != 0 && ms->v[ms->n - 1].to > new->from) {
		if (new->state != MENTION_YES)
			return false;
		ms->n--;
	}
	if (&ms->v[ms->n] != new)
		ms->v[ms->n] = *new;
	ms->n++;
	return true;
}

void
mentions_judge(struct mentions *ms, const struct sighting *s)
{
	uint32_t end = 0;

	ms->n = 0;
	for (size_t i = 0; i < s->nhits; i++) {
		const struct sighting_hit *h = &s->hits[i];
		struct mention *m = room(ms);

		if (h->from < end)
			continue;
		judge_hit(m, s, h, cues_of(ms, s, h));
		if (m->n == 0 || !keep(ms, m))
			continue;
		if (ms->v[ms->n - 1].state == MENTION_YES)
			end = h->to;
	}
	for (size_t i = 1; i < ms->n; i++)
		if (ms->v[i].state == MENTION_MAYBE &&
		    proves(s, &ms->v[i], &ms->v[i - 1], false))
			ms->v[i].state = MENTION_YES;
	for (size_t i = ms->n; i > 1; i--)
		if (ms->v[i - 2].state == MENTION_MAYBE &&
		    proves(s, &ms->v[i - 2], &ms->v[i - 1], true))
			ms->v[i - 2].state = MENTION_YES;
}

void
mentions_free(struct mentions *ms)
{
	free(ms->v);
	*ms = (struct mentions){ .n = 0 };
}
