#include "lib/topic/topics.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/config.h"
#include "lib/topic/spot.h"

#define AGENCY	"agency:"

struct name {
	char	*id, *vi, *en;
};

struct topic {
	struct name	 name;
	size_t		*agencies;
	size_t		 nagencies;
	struct query	 query;		/* without nodes: khac */
};

struct topics {
	struct topic	*topics;
	size_t		 n;
	struct name	*agencies;
	size_t		 nagencies;
	struct phrases	*phrases;
};

static void
set_name(struct name *n, const char *id, const struct config_section *s)
{
	const char *vi = config_get(s, "vi"), *en = config_get(s, "en");

	n->id = xstrdup(id);
	n->vi = xstrdup(vi != NULL ? vi : id);
	n->en = xstrdup(en != NULL ? en : id);
}

static void
free_name(struct name *n)
{
	free(n->id);
	free(n->vi);
	free(n->en);
}

/* Ids end up in streams, file names and columns. */
static int
check_id(const struct config *c, const struct config_section *s, const char *id,
    struct where *where)
{
	size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-/");

	if (id[0] != '\0' && id[len] == '\0')
		return 0;
	return where_set(where, c->path, s->line, "\"%s\" is no id; an id has "
	    "lower-case letters without marks, digits, - and /", id);
}

static bool
is_agency(const struct config_section *s)
{
	return strncmp(s->name, AGENCY, strlen(AGENCY)) == 0;
}

static int
add_agency(struct topics *t, const struct config *c,
    const struct config_section *s, struct where *where)
{
	static const char *const keys[] = { "vi", "en", NULL };
	const char *id = s->name + strlen(AGENCY);

	if (config_check(c, s, keys, where) == -1 ||
	    check_id(c, s, id, where) == -1)
		return -1;
	t->agencies = xreallocarray(t->agencies, t->nagencies + 1,
	    sizeof *t->agencies);
	set_name(&t->agencies[t->nagencies++], id, s);
	return 0;
}

/* The number of the agency, or -1. */
static long
agency(const struct topics *t, struct span id)
{
	for (size_t i = 0; i < t->nagencies; i++)
		if (span_is(id, t->agencies[i].id))
			return (long)i;
	return -1;
}

static int
unknown_agency(const struct topics *t, const struct config *c,
    const struct config_key *key, struct span id, struct where *where)
{
	const char **ids = xcalloc(t->nagencies + 1, sizeof *ids), *meant;
	char *typed = xstrndup(id.s, id.len);

	for (size_t i = 0; i < t->nagencies; i++)
		ids[i] = t->agencies[i].id;
	meant = nearest(typed, ids, t->nagencies);
	if (meant != NULL)
		where_set(where, c->path, key->line, "no agency \"%s\"; did "
		    "you mean \"%s\"?", typed, meant);
	else
		where_set(where, c->path, key->line, "no agency \"%s\"; add a "
		    "section [" AGENCY "%s]", typed, typed);
	free(typed);
	free(ids);
	return -1;
}

/* Agencies are listed with blanks between them. */
static int
add_agencies(struct topics *t, struct topic *topic, const struct config *c,
    const struct config_section *s, struct where *where)
{
	const struct config_key *key = config_key(s, "agency");
	struct span rest, id;
	long number;

	if (key == NULL)
		return 0;
	rest = span_of(key->value);
	while ((id = span_cut(&rest, ' ')).s != NULL) {
		if (id.len == 0)
			continue;
		if ((number = agency(t, id)) == -1)
			return unknown_agency(t, c, key, id, where);
		topic->agencies = xreallocarray(topic->agencies,
		    topic->nagencies + 1, sizeof *topic->agencies);
		topic->agencies[topic->nagencies++] = (size_t)number;
	}
	return 0;
}

static long
add_term(void *arg, struct span term, enum query_how how)
{
	struct topics *t = arg;

	return phrases_add(t->phrases, term, how, (int)t->n);
}

static int
add_query(struct topics *t, struct topic *topic, const struct config *c,
    const struct config_section *s, struct where *where)
{
	const struct config_key *key = config_key(s, "query");
	struct query_fault fault;
	struct spot spot;
	bool other = strcmp(s->name, TOPICS_OTHER) == 0;

	if (other && key == NULL)
		return 0;
	if (other)
		return where_set(where, c->path, key->line, "[" TOPICS_OTHER
		    "] stands for posts without a topic and has no query");
	if (key == NULL)
		return where_set(where, c->path, s->line, "[%s] has no query; "
		    "write query = and terms", s->name);
	if (query_parse(&topic->query, span_of(key->value), add_term,
	    t, &fault) == 0)
		return 0;
	spot = spot_find(c, key, fault.at);
	return where_set(where, c->path, spot.line, "column %zu: %s",
	    spot.column, fault.why);
}

static int
add_topic(struct topics *t, const struct config *c,
    const struct config_section *s, struct where *where)
{
	static const char *const keys[] = {
		"vi", "en", "agency", "query", NULL
	};
	struct topic *topic;

	if (config_check(c, s, keys, where) == -1 ||
	    check_id(c, s, s->name, where) == -1)
		return -1;
	t->topics = xreallocarray(t->topics, t->n + 1, sizeof *t->topics);
	topic = &t->topics[t->n++];
	*topic = (struct topic){ .nagencies = 0 };
	set_name(&topic->name, s->name, s);
	if (add_agencies(t, topic, c, s, where) == -1)
		return -1;
	return add_query(t, topic, c, s, where);
}

/* Agencies first: a topic may name one that stands below it. */
static int
add_all(struct topics *t, const struct config *c, struct where *where)
{
	const struct config_section *s;

	for (s = c->sections; s < c->sections + c->n; s++)
		if (is_agency(s) && add_agency(t, c, s, where) == -1)
			return -1;
	for (s = c->sections; s < c->sections + c->n; s++)
		if (!is_agency(s) && add_topic(t, c, s, where) == -1)
			return -1;
	if (phrases_count(t->phrases) == 0)
		return where_set(where, c->path, 0, "no topic; write [id] and "
		    "query = in it");
	return 0;
}

int
topics_load(struct topics **out, const char *path, struct where *where)
{
	struct topics *t = xcalloc(1, sizeof *t);
	struct config config;
	int status = -1;

	t->phrases = phrases_new();
	if (config_load(&config, path, where) == -1)
		goto done;
	status = add_all(t, &config, where);
	config_free(&config);
	if (status == -1)
		goto done;
	phrases_ready(t->phrases);
	*out = t;
	t = NULL;			/* the caller's now */
done:
	topics_free(t);
	return status;
}

void
topics_free(struct topics *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < t->n; i++) {
		free_name(&t->topics[i].name);
		free(t->topics[i].agencies);
		query_free(&t->topics[i].query);
	}
	for (size_t i = 0; i < t->nagencies; i++)
		free_name(&t->agencies[i]);
	free(t->topics);
	free(t->agencies);
	phrases_free(t->phrases);
	free(t);
}

size_t
topics_count(const struct topics *t)
{
	return t->n;
}

const char *
topics_id(const struct topics *t, size_t topic)
{
	return t->topics[topic].name.id;
}

const struct query *
topics_query(const struct topics *t, size_t topic)
{
	return t->topics[topic].query.n != 0 ? &t->topics[topic].query : NULL;
}

struct phrases *
topics_phrases(const struct topics *t)
{
	return t->phrases;
}

const size_t *
topics_agencies(const struct topics *t, size_t topic, size_t *n)
{
	*n = t->topics[topic].nagencies;
	return t->topics[topic].agencies;
}

size_t
topics_agency_count(const struct topics *t)
{
	return t->nagencies;
}

const char *
topics_agency(const struct topics *t, size_t a)
{
	return t->agencies[a].id;
}

static const char *
in_language(const struct name *n, const char *lang)
{
	return strcmp(lang, "en") == 0 ? n->en : n->vi;
}

const char *
topics_name(const struct topics *t, const char *id, const char *lang)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->topics[i].name.id, id) == 0)
			return in_language(&t->topics[i].name, lang);
	return id;
}

const char *
topics_agency_name(const struct topics *t, const char *id, const char *lang)
{
	long a = agency(t, span_of(id));

	return a != -1 ? in_language(&t->agencies[a], lang) : id;
}
