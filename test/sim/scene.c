#include "test/sim/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"

#define HOUR	3600
#define DAY	86400

/* A section while it is read; the first fault stays. */
struct part {
	struct scene			*scene;
	const struct config_section	*section;
	struct where			*where;
	int				 status;
};

static void
fault(struct part *p, const char *key, const char *why)
{
	const struct config_key *k = config_key(p->section, key);

	if (p->status == 0)
		p->status = where_set(p->where, p->scene->config.path,
		    k != NULL ? k->line : p->section->line, "%s: %s", key, why);
}

static const char *
text(struct part *p, const char *key, const char *otherwise)
{
	const char *value = config_get(p->section, key);

	if (value != NULL)
		return value;
	if (otherwise == NULL)
		fault(p, key, "is needed");
	return otherwise;
}

static double
number(struct part *p, const char *key, double otherwise)
{
	const char *value = config_get(p->section, key);
	char *end;
	double x;

	if (value == NULL)
		return otherwise;
	x = strtod(value, &end);
	if (end == value || *end != '\0' || !isfinite(x) || x < 0 || x > 1e12) {
		fault(p, key, "a number was expected");
		return otherwise;
	}
	return x;
}

static size_t
whole(struct part *p, const char *key, size_t otherwise)
{
	return (size_t)number(p, key, (double)otherwise);
}

/* `n` numbers between blanks. */
static void
numbers(struct part *p, const char *key, double *out, size_t n)
{
	const char *value = text(p, key, NULL);
	char *end;

	for (size_t i = 0; value != NULL && i < n; i++, value = end) {
		out[i] = strtod(value, &end);
		if (end == value || !(out[i] >= 0)) {
			fault(p, key, "too few numbers");
			return;
		}
	}
}

/* The instant of the day and hour of the section. */
static int64_t
moment(struct part *p)
{
	return p->scene->start + (int64_t)whole(p, "day", 0) * DAY +
	    (int64_t)(number(p, "hour", 0) * HOUR);
}

static size_t
topic(struct part *p)
{
	const char *name = text(p, "topic", NULL);

	for (size_t i = 0; name != NULL && i < p->scene->ntopics; i++)
		if (strcmp(p->scene->topics[i].name, name) == 0)
			return i;
	fault(p, "topic", "no [topic] section has that name");
	return 0;
}

static const struct group *
group(struct part *p, const char *key, const char *name)
{
	const struct group *g = name != NULL ?
	    words_group(p->scene->words, name) : NULL;

	if (g == NULL)
		fault(p, key, "there are no templates of that name");
	return g;
}

static void
read_scenario(struct part *p, const char *name)
{
	struct scene *s = p->scene;
	const char *start = text(p, "start", NULL);

	(void)name;
	if (start != NULL && !clock_parse(span_of(start), &s->start))
		fault(p, "start", "a date was expected");
	s->seed = whole(p, "seed", 1);
	s->days = whole(p, "days", 40);
	s->posts = whole(p, "posts", 1000);
	s->round = whole(p, "round", s->days / 2);
	s->voices = whole(p, "voices", s->posts / 3 + 1);
	s->poll = whole(p, "poll", 24);
	s->unaccented = number(p, "unaccented", 0);
	s->teencode = number(p, "teencode", 0);
	s->emoji = number(p, "emoji", 0);
	s->decomposed = number(p, "decomposed", 0);
	s->coloured = number(p, "coloured", 0);
	s->duplicates = number(p, "duplicates", 0);
	s->answer_hours = number(p, "answer-hours", 24);
	if (s->days == 0 || s->poll == 0 || s->voices == 0)
		fault(p, "days", "days, poll and voices must be above 0");
}

static void
read_cycle(struct part *p, const char *name)
{
	(void)name;
	numbers(p, "hours", p->scene->hour_of_day, 24);
	numbers(p, "weekdays", p->scene->day_of_week, 7);
}

/* "comment 4 post 1": kinds of texts and their weights. */
static void
read_texts(struct part *p, struct scene_source *src)
{
	struct span rest = span_of(text(p, "texts", NULL)), word;
	double weight, sum = 0;
	size_t k;

	while ((word = span_cut(&rest, ' ')).s != NULL) {
		for (k = 0; k < KINDS; k++)
			if (span_is(word, kind_names[k]))
				break;
		word = span_cut(&rest, ' ');
		weight = word.s != NULL ? strtod(word.s, NULL) : 1;
		if (k == KINDS || !(weight > 0)) {
			fault(p, "texts", "a kind and its weight were expected");
			return;
		}
		src->texts[k] = weight;
	}
	for (k = 0; k < KINDS; k++)
		src->texts[k] = sum += src->texts[k];
}

static void
read_source(struct part *p, const char *name)
{
	struct scene_source *src = &p->scene->sources[p->scene->nsources++];

	src->name = name;
	src->platform = text(p, "platform", "feed");
	src->class = text(p, "class", "resident");
	src->site = text(p, "site", name);
	src->format = text(p, "format", "none");
	src->share = number(p, "share", 1);
	src->answered = number(p, "answered", 0);
	src->keep = whole(p, "keep", 1000000);
	read_texts(p, src);
}

static void
read_topic(struct part *p, const char *name)
{
	struct scene_topic *t = &p->scene->topics[p->scene->ntopics++];

	t->name = name;
	t->share = number(p, "share", 1);
	t->group = group(p, "share", name);
}

static void
read_event(struct part *p, const char *name)
{
	struct scene_event *e = &p->scene->events[p->scene->nevents++];

	e->name = name;
	e->topic = topic(p);
	e->group = group(p, "templates", text(p, "templates", name));
	e->from = moment(p);
	e->hours = number(p, "hours", 24);
	e->half = number(p, "half-life", e->hours);
	e->size = whole(p, "size", 0);
	e->voices = whole(p, "voices", 0);
}

static void
read_gap(struct part *p, const char *name)
{
	struct scene *s = p->scene;
	struct scene_gap *g = &s->gaps[s->ngaps++];

	for (g->source = 0; g->source < s->nsources; g->source++)
		if (strcmp(s->sources[g->source].name, name) == 0)
			break;
	if (g->source == s->nsources)
		fault(p, "day", "no [source] section has that name");
	g->from = moment(p);
	g->to = g->from + (int64_t)whole(p, "hours", 24) * HOUR;
}

static void
read_tet(struct part *p, const char *name)
{
	struct scene *s = p->scene;
	const char *date = text(p, "date", NULL);
	int64_t first = 0;

	(void)name;
	if (date != NULL && !clock_parse(span_of(date), &first))
		fault(p, "date", "a date was expected");
	s->tet.from = first - (int64_t)whole(p, "before", 3) * DAY;
	s->tet.to = first + (int64_t)whole(p, "after", 5) * DAY;
	s->tet.volume = number(p, "volume", 1);
}

static void
read_policy(struct part *p, const char *name)
{
	struct scene *s = p->scene;

	(void)name;
	s->policy.at = moment(p);
	s->policy.topic = topic(p);
	s->policy.group = group(p, "templates", text(p, "templates", "policy"));
	s->policy.volume = number(p, "volume", 1);
	s->policy.tone = number(p, "tone", 0);
	s->policy.own = number(p, "own", 0);
}

/* Sections in the order in which they need each other. */
static const struct {
	const char	*word;
	void		(*read)(struct part *, const char *name);
	const char	*keys[20];
} kinds[] = {
	{ "scenario", read_scenario, { "seed", "start", "days", "posts",
	    "round", "voices", "poll", "unaccented", "teencode", "emoji",
	    "decomposed", "coloured", "duplicates", "answer-hours" } },
	{ "cycle", read_cycle, { "hours", "weekdays" } },
	{ "source", read_source, { "platform", "class", "site", "format",
	    "share", "answered", "keep", "texts" } },
	{ "topic", read_topic, { "share" } },
	{ "burst", read_event, { "topic", "templates", "day", "hour", "hours",
	    "half-life", "size" } },
	{ "campaign", read_event, { "topic", "templates", "day", "hour",
	    "hours", "half-life", "size", "voices" } },
	{ "gap", read_gap, { "day", "hour", "hours" } },
	{ "tet", read_tet, { "date", "before", "after", "volume" } },
	{ "policy", read_policy, { "topic", "templates", "day", "hour",
	    "volume", "tone", "own" } },
};
#define NKINDS	(sizeof kinds / sizeof kinds[0])

/* All sections of one kind; returns how many, or -1. */
static int
read_kind(struct part *p, size_t kind)
{
	struct config *c = &p->scene->config;
	size_t n = strlen(kinds[kind].word);
	const char *name;
	int count = 0;

	for (size_t i = 0; i < c->n && p->status == 0; i++) {
		p->section = &c->sections[i];
		name = p->section->name;
		if (strncmp(name, kinds[kind].word, n) != 0 ||
		    (name[n] != '\0' && name[n] != ' '))
			continue;
		if (++count > SCENE_MOST)
			fault(p, name, "too many sections of a kind");
		else if (config_check(c, p->section, kinds[kind].keys,
		    p->where) == -1)
			p->status = -1;
		else
			kinds[kind].read(p, name + n + (name[n] == ' '));
	}
	return p->status == 0 ? count : -1;
}

static int
read_all(struct scene *s, struct where *where)
{
	struct part p = { .scene = s, .where = where };
	size_t read = 0;
	int count;

	for (size_t k = 0; k < NKINDS; k++) {
		if ((count = read_kind(&p, k)) == -1)
			return -1;
		if (count == 0 && k < 4)
			return where_set(where, s->config.path, 0,
			    "there is no [%s]", kinds[k].word);
		read += (size_t)count;
	}
	if (read != s->config.n)
		return where_set(where, s->config.path, 0,
		    "a section of an unknown kind");
	return 0;
}

int
scene_load(struct scene *s, const char *path, const struct words *words,
    struct where *where)
{
	*s = (struct scene){ .words = words };
	if (config_load(&s->config, path, where) == -1)
		return -1;
	if (read_all(s, where) == 0)
		return 0;
	scene_free(s);
	return -1;
}

void
scene_scale(struct scene *s, size_t posts, size_t days)
{
	double factor = posts != 0 ? (double)posts / (double)s->posts : 1;

	if (posts != 0)
		s->posts = posts;
	if (days != 0)
		s->days = days;
	s->voices = (size_t)ceil((double)s->voices * factor);
	for (size_t i = 0; i < s->nevents; i++)
		s->events[i].size = (size_t)((double)s->events[i].size *
		    factor + 0.5);
}

void
scene_free(struct scene *s)
{
	config_free(&s->config);
}
