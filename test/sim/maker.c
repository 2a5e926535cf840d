#include "test/sim/maker.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool
maker_in_gap(const struct scene *s, size_t source, int64_t at)
{
	for (size_t i = 0; i < s->ngaps; i++)
		if (s->gaps[i].source == source && at >= s->gaps[i].from &&
		    at < s->gaps[i].to)
			return true;
	return false;
}

void
maker_clear(struct item *it)
{
	buf_free(&it->url);
	buf_free(&it->title);
	buf_free(&it->text);
	buf_free(&it->author_name);
}

static void
copy_buf(struct buf *to, const struct buf *from)
{
	buf_reset(to);
	buf_span(to, buf_get(from));
}

/* Keep it where later posts find something to answer or to repeat. */
static void
remember(struct city *c)
{
	const struct item *it = &c->item;
	size_t src = it->source;
	struct item *kept = &c->recent[src][c->seen[src]++ % RECENT], old;

	old = *kept;
	*kept = *it;
	kept->url = old.url;
	kept->title = old.title;
	kept->text = old.text;
	kept->author_name = old.author_name;
	copy_buf(&kept->url, &it->url);
	copy_buf(&kept->title, &it->title);
	copy_buf(&kept->text, &it->text);
}

static const struct item *
some_recent(struct city *c, size_t source)
{
	size_t n = c->seen[source] < RECENT ? c->seen[source] : RECENT;

	return n != 0 ? &c->recent[source][rng_below(&c->rng, n)] : NULL;
}

/*
 * Many voices with a few posts each, a few with many: Zipf's law with
 * Mandelbrot's offset, drawn by the inverse of its continuous form.
 */
static size_t
some_voice(struct city *c)
{
	double n = (double)c->scene->voices, q = 10 + n / 500;
	double rank = q * pow((n + q) / q, rng_unit(&c->rng)) - q;

	return (size_t)rank < c->scene->voices ? (size_t)rank : 0;
}

static void
sign(struct city *c, size_t voice)
{
	const struct words *w = c->scene->words;
	struct item *it = &c->item;
	const char *family, *given;

	/* A prime modulus keeps the numbers apart and hides the ranks. */
	snprintf(it->author, sizeof it->author, "u%zu",
	    10000 + (voice + 1) * 7919 % 15485863);
	family = words_slot(w, "name", voice % 97);
	given = strchr(words_slot(w, "name", voice / 7), ' ');
	buf_reset(&it->author_name);
	buf_add(&it->author_name, family, strcspn(family, " "));
	buf_puts(&it->author_name, given != NULL ? given : "");
}

static void
identify(struct city *c)
{
	const struct scene_source *src = &c->scene->sources[c->item.source];
	struct item *it = &c->item;

	snprintf(it->id, sizeof it->id, "%s-%06zu", src->name,
	    ++c->ids[it->source]);
	snprintf(it->uid, sizeof it->uid, "%s:%s", src->platform, it->id);
	buf_reset(&it->url);
	buf_printf(&it->url, "https://%s/%s", src->site, it->id);
	it->likes = (uint64_t)pow(rng_wait(&c->rng, 2), 1.6);
	it->lost = maker_in_gap(c->scene, it->source, it->at);
}

/* A source and a kind of text it has and the group has too. */
static void
choose_source(struct city *c, const struct group *g)
{
	const struct scene *s = c->scene;

	for (int tries = 0; tries < 500; tries++) {
		c->item.source = rng_weighted(&c->rng, c->sources, s->nsources);
		c->item.kind = (enum kind)rng_weighted(&c->rng,
		    s->sources[c->item.source].texts, KINDS);
		if (group_has(g, c->item.kind, TONE_ANY))
			return;
	}
}

static struct style
choose_style(struct city *c, enum kind kind)
{
	const struct scene *s = c->scene;
	struct style style = { .plain = false };

	if (kind != COMMENT && kind != POST)
		return style;
	style.plain = rng_chance(&c->rng, s->unaccented);
	style.teencode = rng_chance(&c->rng, s->teencode);
	style.emoji = rng_chance(&c->rng, s->emoji);
	style.decomposed = rng_chance(&c->rng, s->decomposed);
	style.coloured = kind == COMMENT && rng_chance(&c->rng, s->coloured);
	return style;
}

static void
write_from(struct city *c, const struct group *g, enum tone tone,
    struct style style)
{
	struct item *it = &c->item;
	const struct template *t;

	if (!group_has(g, it->kind, tone))
		tone = TONE_ANY;
	t = group_pick(g, &c->rng, it->kind, tone, style.plain);
	it->tone = t->tone;
	it->intent = t->intent;
	it->plain = style.plain || t->plain;
	words_write(c->scene->words, &c->rng, t, style, &it->title, &it->text);
}

static bool
is_press(const struct city *c, size_t source)
{
	const double *sums = c->scene->sources[source].texts;

	return sums[ARTICLE] > sums[ARTICLE - 1];
}

/* Some posts are those of others, word for word; a paper keeps the address. */
static bool
repeat(struct city *c)
{
	struct item *it = &c->item;
	const struct item *old;
	size_t to = rng_weighted(&c->rng, c->sources, c->scene->nsources);

	it->source = rng_weighted(&c->rng, c->sources, c->scene->nsources);
	old = some_recent(c, it->source);
	if (old == NULL || old->kind == ANSWER ||
	    (old->kind == ARTICLE && !is_press(c, to)))
		return false;
	it->kind = old->kind;
	it->tone = old->tone;
	it->intent = old->intent;
	it->topic = old->topic;
	it->plain = old->plain;
	it->policy = old->policy;
	it->event = NULL;
	strcpy(it->copy_of, old->uid);
	copy_buf(&it->title, &old->title);
	copy_buf(&it->text, &old->text);
	if (it->kind == ARTICLE)
		it->source = to;
	identify(c);
	if (it->kind == ARTICLE)
		copy_buf(&it->url, &old->url);
	return true;
}

static void
ordinary(struct city *c)
{
	const struct scene *s = c->scene;
	struct item *it = &c->item;
	const struct group *g;
	enum tone tone = TONE_ANY;
	bool decided;

	if (rng_chance(&c->rng, s->duplicates) && repeat(c))
		return;
	it->topic = rng_weighted(&c->rng, c->topics, s->ntopics);
	decided = s->policy.at != 0 && it->at >= s->policy.at &&
	    it->topic == s->policy.topic;
	g = s->topics[it->topic].group;
	if (decided && rng_chance(&c->rng, s->policy.own)) {
		g = s->policy.group;
		it->policy = true;
	}
	choose_source(c, g);
	write_from(c, g, tone, choose_style(c, it->kind));
	/* The step in tone: of what is not negative, a part turns negative. */
	if (decided && it->tone != TONE_NEG && (it->kind == COMMENT ||
	    it->kind == POST) && rng_chance(&c->rng, s->policy.tone))
		write_from(c, g, TONE_NEG, choose_style(c, it->kind));
	identify(c);
}

static void
extra(struct city *c, const struct scene_event *e)
{
	struct item *it = &c->item;
	struct style style;

	it->topic = e->topic;
	it->event = e;
	choose_source(c, e->group);
	style = choose_style(c, it->kind);
	if (e->voices != 0)		/* a campaign is pasted, not written */
		style = (struct style){ .emoji = style.emoji };
	write_from(c, e->group, TONE_ANY, style);
	identify(c);
}

static void
answer(struct city *c)
{
	struct due d = due_pop(&c->dues);
	struct item *it = &c->item;
	size_t agency = rng_below(&c->rng, 1000);

	it->topic = d.topic;
	it->source = d.source;
	it->kind = ANSWER;
	it->delay = it->at - d.asked;
	strcpy(it->answers, d.uid);
	strcpy(it->parent, d.uid);
	write_from(c, d.group, TONE_ANY, choose_style(c, ANSWER));
	identify(c);
	snprintf(it->author, sizeof it->author, "cq%zu", agency % 17);
	buf_reset(&it->author_name);
	buf_puts(&it->author_name, words_slot(c->scene->words, "agency",
	    agency % 17));
}

/* Perhaps an agency will answer what was just posted. */
static void
perhaps_answer(struct city *c)
{
	const struct scene *s = c->scene;
	const struct item *it = &c->item;
	const struct group *g = it->event != NULL ? it->event->group :
	    s->topics[it->topic].group;
	struct due d = { .asked = it->at, .source = it->source,
	    .topic = it->topic, .group = g };

	if (it->kind == ANSWER || it->copy_of[0] != '\0' ||
	    (strcmp(it->intent, "phan-anh") != 0 &&
	    strcmp(it->intent, "kien-nghi") != 0 &&
	    strcmp(it->intent, "hoi") != 0) ||
	    !rng_chance(&c->rng, s->sources[it->source].answered))
		return;
	if (!group_has(g, ANSWER, TONE_ANY))
		d.group = s->topics[it->topic].group;
	d.at = it->at + HOUR + (int64_t)(HOUR *
	    rng_wait(&c->rng, s->answer_hours));
	strcpy(d.uid, it->uid);
	due_push(&c->dues, &d);
}

static void
attribute(struct city *c)
{
	struct item *it = &c->item;
	const struct item *old;

	if (it->kind == ARTICLE || it->kind == ANSWER)
		return;
	if (it->event != NULL && it->event->voices != 0)
		sign(c, c->scene->voices + rng_below(&c->rng,
		    it->event->voices));
	else
		sign(c, some_voice(c));
	old = some_recent(c, it->source);
	if (it->kind == COMMENT && old != NULL && old->kind == POST)
		strcpy(it->parent, old->uid);
}

void
maker_post(struct city *c, const struct task *task)
{
	struct item *it = &c->item;

	*it = (struct item){ .at = task->at, .url = it->url,
	    .title = it->title, .text = it->text,
	    .author_name = it->author_name };
	buf_reset(&it->author_name);
	if (task->what == ANSWERING)
		answer(c);
	else if (task->what == ORDINARY)
		ordinary(c);
	else
		extra(c, &c->scene->events[task->what]);
	attribute(c);
	c->out->item(c->out->arg, it);
	if (it->lost)
		return;
	c->windows[it->source].posts++;
	perhaps_answer(c);
	remember(c);
}
