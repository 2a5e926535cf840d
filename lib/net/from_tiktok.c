#include "lib/net/from_tiktok.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/net/api.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"
#include "lib/net/tiktok.h"
#include "lib/net/ttcomments.h"
#include "lib/net/ttsearch.h"
#include "lib/net/watch.h"

#define DAY		86400
#define BACK		7	/* days that a first visit looks back */
#define WATCH		3	/* days that are looked at again: videos are
				 * found up to two days after they came */
#define SPAN		30	/* days of a search at most */
#define PAGES		300	/* of the 1,000 requests of a day */

static const char *const keys[] = {
	"client_key", "keyword", "hashtag", "region", "comments", "voice",
	"back", "watch", "slice", NULL
};

static const char unknown_search[] = "TikTok does not know its own search; "
    "try again later";

struct tour {
	struct visit	*v;
	struct tiktok	*api;
	struct watch	*watch;
	long		 pages;
	bool		 asked;		/* for --since or --until */
	int64_t		 from, to;	/* days since 1970, UTC, both in it */
	uint64_t	 wordless;
};

static int
check(const struct source *s, struct where *where)
{
	static const char *const answers[] = { "yes", "no", NULL };
	static const char *const replies[] = { "yes", "no", "replies", NULL };

	if (!secret_named(s, "secret"))
		return keys_fault(s, "", where, "a source of this type needs "
		    "the client secret; set secret_file or secret_env");
	if (config_get(s->section, "keyword") == NULL &&
	    config_get(s->section, "hashtag") == NULL)
		return keys_fault(s, "", where, "a source of this type needs "
		    "keyword or hashtag");
	if (keys_need(s, "client_key", "aw1b2c3", where) == -1 ||
	    keys_names(s, "region", "", where) == -1 ||
	    keys_word(s, "comments", replies, where) == -1 ||
	    keys_word(s, "voice", answers, where) == -1 ||
	    keys_number(s, "back", 1, 365, where) == -1 ||
	    keys_number(s, "watch", 1, SPAN, where) == -1)
		return -1;
	return keys_number(s, "slice", 1, SPAN, where);
}

static long
number(const struct source *s, const char *key, long otherwise)
{
	const char *value = config_get(s->section, key);

	return value != NULL ? strtol(value, NULL, 10) : otherwise;
}

static bool
is_key(const struct visit *v, const char *key, const char *word)
{
	const char *value = visit_key(v, key);

	return value != NULL && strcmp(value, word) == 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	int64_t slice = number(s, "slice", 1), most = s->pages;
	int64_t least = (number(s, "watch", WATCH) + slice) / slice;
	const char *comments = config_get(s->section, "comments");

	plan_add(p, "videos", "requests", 1, least < most ? least : most,
	    most, 0);
	if (comments != NULL && strcmp(comments, "no") != 0)
		plan_add(p, "comments", "requests", 1, 0, most, 0);
}

static void
set_range(struct tour *t)
{
	struct visit *v = t->v;
	const char *at = visit_cursor(v, t->asked ? "backfill" : "found");
	int64_t since, until, done;

	t->to = (v->until < v->now ? v->until - 1 : v->now) / DAY;
	t->from = t->asked ? v->since / DAY :
	    v->now / DAY - number(v->source, "back", BACK);
	if (v->since == INT64_MIN && t->asked)
		t->from = t->to;
	if (at == NULL || sscanf(at, "%" SCNd64 " %" SCNd64 " %" SCNd64,
	    &since, &until, &done) != 3)
		return;
	if (!t->asked)
		t->from = done - number(v->source, "watch", WATCH);
	else if (since == v->since && until == v->until && done > t->from)
		t->from = done;
}

/* All up to that day, without it, was found. */
static void
set_done(struct tour *t, int64_t day)
{
	char value[80];

	snprintf(value, sizeof value, "%" PRId64 " %" PRId64 " %" PRId64,
	    t->v->since, t->v->until, day);
	visit_set_cursor(t->v, t->asked ? "backfill" : "found", value);
}

static bool
take_video(struct tour *t, const json_t *video)
{
	struct buf scratch = BUF_INIT;
	struct span id = api_id(video, "id", &scratch);
	struct watched *y;
	int64_t created = 0;
	char text[WATCH_ID];
	bool good = true;

	if (!watch_is_id(id) || !api_int(video, "create_time", &created)) {
		t->v->outcome.skipped++;
	} else if (api_wants(t->v, created)) {
		snprintf(text, sizeof text, "%.*s", SPAN_ARG(id));
		y = watch_add(t->watch, t->v, text, created);
		api_int(video, "comment_count", &y->comments);
		y->kept = true;
		if (!y->listed) {
			y->listed = true;
			watch_save(t->v, y);
		}
		good = tiktok_video(t->v, video, is_key(t->v, "voice", "yes"),
		    &t->wordless);
	}
	buf_free(&scratch);
	return good;
}

/* All pages of a search; false if the visit is to find no more. */
static bool
run_search(struct tour *t, struct ttsearch *s)
{
	bool good = true, more = true, stale, gone, again = false;
	const json_t *list;
	json_t *data;

	while (good && more) {
		if (!api_page(t->v, &t->pages))
			return false;
		data = tiktok_ask(t->api, TIKTOK_VIDEOS, ttsearch_body(t->v,
		    s), &stale, &gone);
		if (data == NULL && stale && s->id != NULL && !again) {
			/* Searches are forgotten: from its first page. */
			again = true;
			ttsearch_restart(s);
			continue;
		}
		if (data == NULL && stale)
			visit_fail(t->v, VISIT_FAILED, unknown_search);
		if (data == NULL)
			return false;
		list = json_object_get(data, "videos");
		for (size_t i = 0; i < json_array_size(list) && good; i++)
			good = take_video(t, json_array_get(list, i));
		more = ttsearch_turn(s, data);
		json_decref(data);
		ttsearch_save(t->v, s);
		if (!more)
			set_done(t, s->to + 1);
		good = visit_batch(t->v) && good;
	}
	return good;
}

static bool
find_videos(struct tour *t)
{
	int64_t slice = number(t->v->source, "slice", 1), last;
	struct ttsearch s;
	bool good = true;

	for (int64_t day = t->from; good && day <= t->to; day = s.to + 1) {
		last = day + slice - 1;
		s = ttsearch_open(t->v, day, last < t->to ? last : t->to);
		good = run_search(t, &s);
		ttsearch_restart(&s);
	}
	return good;
}

/* Those of the days searched that no search gave: asked for by their ids. */
static json_t *
missing(struct tour *t, int64_t from, size_t *next)
{
	json_t *ids = json_array();
	const struct watched *y;

	for (; *next < watch_count(t->watch) &&
	    json_array_size(ids) < TTSEARCH_PAGE; ++*next) {
		y = watch_at(t->watch, *next);
		if (!y->gone && !y->kept && y->listed && y->published / DAY >=
		    from && y->published / DAY <= t->to)
			json_array_append_new(ids, json_string(y->id));
	}
	return ids;
}

static bool
bury(struct tour *t, json_t *ids, json_t *data)
{
	const json_t *list = json_object_get(data, "videos");
	struct watched *y;
	bool good = true;

	for (size_t i = 0; i < json_array_size(list) && good; i++)
		good = take_video(t, json_array_get(list, i));
	for (size_t i = 0; i < json_array_size(ids) && good; i++) {
		y = watch_find(t->watch, span_of(json_string_value(
		    json_array_get(ids, i))));
		if (!y->kept)
			good = watch_delete(t->v, y);
	}
	return good;
}

/* False, with the outcome set, if that could not be asked. */
static bool
ask_missing(struct tour *t, int64_t from, json_t *ids)
{
	json_t *query = json_pack("{s:[{s:s, s:s, s:O}]}", "and", "operation",
	    "IN", "field_name", "video_id", "field_values", ids), *data;
	bool good = true, stale, gone;

	if (!api_page(t->v, &t->pages)) {
		json_decref(query);
		return false;
	}
	data = tiktok_ask(t->api, TIKTOK_VIDEOS, ttsearch_dated(query, from,
	    t->to), &stale, &gone);
	if (data == NULL) {
		if (stale)
			visit_fail(t->v, VISIT_FAILED, unknown_search);
		return false;
	}
	/* More of a hundred ids is more than was asked for. */
	if (!json_is_true(json_object_get(data, "has_more")))
		good = bury(t, ids, data) && visit_batch(t->v);
	json_decref(data);
	return good;
}

static bool
find_missing(struct tour *t, int64_t from)
{
	bool good = true;
	size_t next = 0;
	json_t *ids;

	while (good && next < watch_count(t->watch)) {
		ids = missing(t, from, &next);
		if (json_array_size(ids) != 0)
			good = ask_missing(t, from, ids);
		json_decref(ids);
	}
	return good;
}

static bool
read_all_comments(struct tour *t)
{
	struct watched *y;

	for (size_t i = 0; i < watch_count(t->watch); i++) {
		y = watch_at(t->watch, i);
		if (y->gone || y->comments <= 0 || y->comments == y->count)
			continue;
		if (!ttcomments_read(t->v, t->api, y->id, &t->pages))
			return false;
		y->count = y->comments;
		watch_save(t->v, y);
	}
	return true;
}

static void
conclude(struct tour *t, int64_t from)
{
	struct outcome *o = &t->v->outcome;

	o->whole = true;
	if (o->skipped != 0)
		visit_fail(t->v, VISIT_OK, "%llu items have no id, time or "
		    "text", (unsigned long long)o->skipped);
	else if (t->wordless != 0)
		visit_fail(t->v, VISIT_OK, "%llu videos have no words",
		    (unsigned long long)t->wordless);
	if (!t->v->memory.known) {
		visit_time(t->v, from * DAY);
		o->oldest = from * DAY;
	}
}

static void
fetch(struct visit *v)
{
	struct tour t = { .v = v, .pages = v->source->pages,
	    .asked = v->since != INT64_MIN || v->until != INT64_MAX };
	bool good, found;
	int64_t from;

	if ((t.api = tiktok_new(v)) == NULL)
		return;
	t.watch = watch_load(v);
	set_range(&t);
	from = t.from;
	found = find_videos(&t);
	good = found && (t.asked || find_missing(&t, from));
	if (good)
		watch_prune(t.watch, v, (v->now / DAY -
		    number(v->source, "watch", WATCH)) * DAY);
	watch_sort(t.watch);
	if (good && visit_key(v, "comments") != NULL &&
	    !is_key(v, "comments", "no"))
		good = read_all_comments(&t);
	if (good && v->outcome.state == VISIT_OK)
		conclude(&t, from);
	watch_free(t.watch);
	tiktok_free(t.api);
}

const struct adapter from_tiktok = {
	.type = "tiktok",
	.kind = "video",
	.label = "tiktok",
	.keys = keys,
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "secret", NULL },
	.buckets = tiktok_buckets,
	.pages = PAGES,
	.delay = 100,
};
