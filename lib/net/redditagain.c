#include "lib/net/redditagain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/fetch.h"
#include "lib/net/reddit.h"
#include "lib/net/redditapi.h"

#define DAY	86400
#define AT_ONCE	100	/* ids that Reddit takes in a request */

/* Things that are asked for at once. */
struct chunk {
	const char	*label;		/* that their uids begin with */
	struct buf	 ids;		/* "t1_a,t3_b" */
	struct map	*there;		/* those that came */
	char		*last;		/* uid */
	size_t		 n;
};

static void
add(void *arg, const char *uid)
{
	struct chunk *c = arg;
	size_t n = strlen(c->label);
	const char *id = uid + n + 1;

	free(c->last);
	c->last = xstrdup(uid);
	c->n++;
	if (strncmp(uid, c->label, n) != 0 || uid[n] != ':' ||
	    (strncmp(id, "t1_", 3) != 0 && strncmp(id, "t3_", 3) != 0) ||
	    strchr(id, ',') != NULL)
		return;
	buf_printf(&c->ids, "%s%s", c->ids.len != 0 ? "," : "", id);
}

static void
chunk_free(struct chunk *c)
{
	buf_free(&c->ids);
	map_free(c->there);
	free(c->last);
}

/* Write what was deleted or edited since; note what came. */
static void
take_things(struct visit *v, struct chunk *c, const json_t *things)
{
	const json_t *thing;
	struct span name;
	size_t i;

	json_array_foreach(things, i, thing) {
		name = api_text(thing, "data.name");
		if (name.s == NULL)
			continue;
		map_put(c->there, name, c);
		if (reddit_is_gone(thing) ||
		    reddit_edited(thing) > v->memory.good)
			reddit_write(v, thing);
	}
}

/* What Reddit says nothing of is gone, but not where it says nothing at all. */
static void
bury_others(struct visit *v, const struct chunk *c)
{
	struct span rest = buf_get(&c->ids), id;

	while (map_count(c->there) != 0 && rest.len != 0) {
		id = span_cut(&rest, ',');
		if (map_get(c->there, id) == NULL)
			post_delete(v, id, false, "gone");
	}
}

static bool
ask(struct redditapi *api, struct visit *v, struct chunk *c)
{
	const char *query[] = { "raw_json", "1", "id", c->ids.s, NULL };
	json_t *tree;

	if (c->ids.len == 0)
		return true;
	tree = redditapi_ready(api) ? redditapi_get(api, "/api/info", query,
	    NULL) : NULL;
	if (tree == NULL)
		return false;
	c->there = map_new(NULL);
	take_things(v, c, api_at(tree, "data.children"));
	bury_others(v, c);
	json_decref(tree);
	return true;
}

static void
set_done(struct visit *v)
{
	char now[32];

	snprintf(now, sizeof now, "%lld", (long long)v->now);
	visit_set_cursor(v, "again.done", now);
}

/* One request: 1, or 0 after the last one, or -1 where it failed. */
static int
step(struct redditapi *api, struct visit *v, int64_t since)
{
	struct chunk c = { .label = v->source->label };
	const char *after = visit_cursor(v, "again.page");
	struct fetch *f = v->fetch;
	int more = -1;

	if (!state_recent(f->state, v->source->name, after != NULL ? after :
	    "", since, AT_ONCE, add, &c)) {
		snprintf(f->broken, sizeof f->broken, "%s",
		    state_why(f->state));
	} else if (ask(api, v, &c)) {
		more = c.n == AT_ONCE;
		visit_set_cursor(v, "again.page", more ? c.last : NULL);
		if (!more)
			set_done(v);
	}
	chunk_free(&c);
	return more;
}

/* Whether a day has passed since the last round; the first visit begins it. */
static bool
is_due(struct visit *v)
{
	const char *done = visit_cursor(v, "again.done");

	if (v->fetch->state == NULL || v->outcome.state != VISIT_OK)
		return false;
	if (done == NULL)
		set_done(v);
	return done != NULL && strtoll(done, NULL, 10) <= v->now - DAY;
}

void
redditagain_fetch(struct redditapi *api, struct visit *v)
{
	const char *key = visit_key(v, "recheck");
	long span = key != NULL ? source_duration(key) : 7 * DAY;
	struct outcome *o = &v->outcome;
	int left = REDDITAGAIN_MOST;

	if (span == 0 || v->since != INT64_MIN || v->until != INT64_MAX ||
	    !is_due(v))
		return;
	while (left-- > 0 && step(api, v, v->now - span) == 1 &&
	    visit_batch(v))
		;
	if (o->state == VISIT_OK)
		return;
	/* What was to be fetched was; the round goes on with the next visit. */
	visit_note(v, "could not see what was deleted: %s", o->why);
	o->state = VISIT_OK;
	o->why[0] = '\0';
}
