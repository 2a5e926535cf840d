#include "lib/net/from_youtube.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/span.h"
#include "lib/net/api.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"
#include "lib/net/ytcomments.h"
#include "lib/net/ytfind.h"

#define DAY	86400
#define WATCH	(30 * DAY)	/* after it was published; then it expires */
#define YOUNG	(2 * DAY)	/* those are looked at in each visit */
#define SWEEP	(20 * 3600)	/* and all of them once in that time */
#define AT_ONCE	50		/* videos in a call */
#define PAGES	1000		/* a tenth of a day's units */

static const char *const keys[] = {
	"query", "channel", "playlist", "video", "comments", "region",
	"language", "back", "slice", "watch", "late", NULL
};

/* Ids as the platform makes them, not names or addresses. */
static const struct {
	const char	*key, *start;
	size_t		 len;		/* or 0: any */
	const char	*why;
} lists[] = {
	{ "channel", "UC", 24, "a channel is its id, UC and 22 characters; "
	    "its page has it under Share, Copy channel ID" },
	{ "playlist", "", 0, "a playlist is its id, what follows list= in "
	    "its address" },
	{ "video", "", 11, "a video is its id, the 11 characters that "
	    "follow v= in its address" },
};
#define NLISTS	(sizeof lists / sizeof lists[0])

static int
check_lists(const struct source *s, struct where *where)
{
	struct span rest, id;

	for (size_t i = 0; i < NLISTS; i++) {
		rest = span_of(config_get(s->section, lists[i].key));
		while (rest.len != 0) {
			id = span_cut(&rest, ' ');
			if (id.len != 0 && (!watch_is_id(id) ||
			    !span_starts(id, lists[i].start) ||
			    (lists[i].len != 0 && id.len != lists[i].len)))
				return keys_fault(s, lists[i].key, where,
				    "%s = %.*s: %s", lists[i].key,
				    SPAN_ARG(id), lists[i].why);
		}
	}
	return 0;
}

static bool
is_code(const char *value, char least, char most)
{
	return value == NULL || (strlen(value) == 2 && value[0] >= least &&
	    value[0] <= most && value[1] >= least && value[1] <= most);
}

static int
check_words(const struct source *s, struct where *where)
{
	static const char *const answers[] = { "yes", "no", NULL };

	if (!is_code(config_get(s->section, "region"), 'A', 'Z'))
		return keys_fault(s, "region", where, "a region is two "
		    "capitals, as VN");
	if (!is_code(config_get(s->section, "language"), 'a', 'z'))
		return keys_fault(s, "language", where, "a language is two "
		    "letters, as vi");
	return keys_word(s, "comments", answers, where);
}

static int
check_times(const struct source *s, struct where *where)
{
	static const char *const times[] = {
		"back", "slice", "watch", "late",
	};
	const char *value;

	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		value = config_get(s->section, times[i]);
		if (value != NULL && source_duration(value) < 60)
			return keys_fault(s, times[i], where, "%s is a time "
			    "of a minute at least, as 12h or 7d, not %s",
			    times[i], value);
	}
	return 0;
}

static int
check(const struct source *s, struct where *where)
{
	bool any = config_get(s->section, "query") != NULL;

	for (size_t i = 0; i < NLISTS; i++)
		any |= config_get(s->section, lists[i].key) != NULL;
	if (!any)
		return keys_fault(s, "", where, "a source of this type needs "
		    "query, channel, playlist or video");
	if (!secret_named(s, "key"))
		return keys_fault(s, "", where, "a source of this type needs "
		    "an API key; set key_file or key_env");
	if (check_lists(s, where) == -1 || check_words(s, where) == -1)
		return -1;
	return check_times(s, where);
}

static bool
wants_comments(const struct source *s)
{
	const char *value = config_get(s->section, "comments");

	return value != NULL && strcmp(value, "yes") == 0;
}

static int64_t
count_words(const char *list)
{
	struct span rest = span_of(list);
	int64_t n = 0;

	while (rest.len != 0)
		n += span_cut(&rest, ' ').len != 0;
	return n;
}

static void
plan(const struct source *s, struct plan *p)
{
	int64_t lists_n = count_words(config_get(s->section, "channel")) +
	    count_words(config_get(s->section, "playlist"));
	int64_t most = s->pages, slices;

	if (config_get(s->section, "query") != NULL) {
		slices = ytfind_slices(s, ytfind_seconds(s, "back",
		    YTFIND_BACK));
		plan_add(p, "search", "search", 1, 1, slices * 10 < most ?
		    slices * 10 : most, 0);
	}
	if (lists_n != 0)
		plan_add(p, "playlists", "units", 1, lists_n, most, 0);
	plan_add(p, "videos", "units", 1, 1, most, 0);
	if (wants_comments(s))
		plan_add(p, "comments", "units", 1, 0, most, 0);
}

/* Those of a call that have not been answered for. */
struct call {
	struct watched	*videos[AT_ONCE];
	size_t		 n;
};

static json_t *
ask_videos(struct visit *v, const struct call *c)
{
	struct buf ids = BUF_INIT;
	enum youtube_end end;
	json_t *answer;

	for (size_t i = 0; i < c->n; i++)
		buf_printf(&ids, "%s%s", i != 0 ? "," : "", c->videos[i]->id);
	{
		const char *query[] = { "part", "snippet,statistics",
		    "id", ids.s, "maxResults", "50", NULL };

		answer = youtube_call(v, "videos", "units", query, &end);
	}
	if (answer == NULL)
		youtube_refused(v, "videos", end);
	buf_free(&ids);
	return answer;
}

/* Write it and note what is new about it; false if the visit is to end now. */
static bool
take_video(struct visit *v, struct call *c, const json_t *item)
{
	char id[WATCH_ID];
	struct watched *y;
	size_t i = 0;

	if (!youtube_id(item, "id", id))
		return true;
	while (i < c->n && strcmp(c->videos[i]->id, id) != 0)
		i++;
	if (i == c->n)
		return true;		/* was not asked for */
	y = c->videos[i];
	c->videos[i] = c->videos[--c->n];
	y->comments = -1;
	api_int(item, "statistics.commentCount", &y->comments);
	if (!y->listed || y->published == 0) {
		y->listed = true;
		y->published = youtube_time(item, "snippet.publishedAt");
		watch_save(v, y);
	}
	return youtube_video(v, item);
}

/* Ask for them; those that are there are taken out of the call. */
static bool
list_call(struct visit *v, struct call *c)
{
	json_t *answer = ask_videos(v, c);
	const json_t *items = api_at(answer, "items");
	bool good = answer != NULL;

	for (size_t i = 0; i < json_array_size(items) && good; i++)
		good = take_video(v, c, json_array_get(items, i));
	json_decref(answer);
	return good;
}

/* What is missing twice in a row was deleted: a tombstone is not taken back. */
static bool
list_some(struct visit *v, struct call *c)
{
	bool good = list_call(v, c);
	size_t known = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->videos[i]->listed)
			c->videos[known++] = c->videos[i];
	c->n = known;
	if (good && known != 0)
		good = list_call(v, c);
	for (size_t i = 0; i < c->n && good; i++)
		good = watch_delete(v, c->videos[i]);
	return good && visit_batch(v);
}

/* Old ones change little: they cost a unit for fifty, so once a day will do. */
static bool
is_due(const struct visit *v, const struct watched *y, bool all)
{
	return !y->gone && (all || !y->listed || y->kept ||
	    y->token != NULL || y->published > v->now - YOUNG);
}

/* All that are watched and due, as they are now. */
static bool
list_videos(struct visit *v, struct watch *w, bool all)
{
	struct call c = { .n = 0 };
	size_t n = watch_count(w);
	bool good = true;

	for (size_t i = 0; i < n && good; i++) {
		if (is_due(v, watch_at(w, i), all))
			c.videos[c.n++] = watch_at(w, i);
		if (c.n == AT_ONCE || (i == n - 1 && c.n != 0)) {
			good = list_some(v, &c);
			c.n = 0;
		}
	}
	return good;
}

static bool
has_window(const struct visit *v)
{
	return visit_key(v, "query") != NULL || visit_key(v, "channel") != NULL;
}

/* Whether it is time for all of them.  A visit that was cut short did not do. */
static bool
is_sweep(struct visit *v)
{
	const char *swept = visit_cursor(v, "swept");

	return swept == NULL || v->now - strtoll(swept, NULL, 10) >= SWEEP;
}

/* What a first visit saw whole begins where it looked back to. */
static void
conclude(struct visit *v, bool all)
{
	int64_t from = v->now - ytfind_seconds(v->source, "back", YTFIND_BACK);
	char now[32];

	v->outcome.whole = true;
	snprintf(now, sizeof now, "%lld", (long long)v->now);
	if (all)
		visit_set_cursor(v, "swept", now);
	if (v->outcome.skipped != 0)
		visit_fail(v, VISIT_OK, "%llu items have no id or no text",
		    (unsigned long long)v->outcome.skipped);
	if (!v->memory.known && has_window(v)) {
		visit_time(v, from);
		v->outcome.oldest = from;
	}
}

static void
fetch(struct visit *v)
{
	struct watch *w = watch_load(v);
	int64_t watch = ytfind_seconds(v->source, "watch", WATCH);
	enum visit_state *state = &v->outcome.state;
	long pages = v->source->pages;
	bool whole, go_on, all = is_sweep(v);

	whole = ytfind_all(v, w, &pages);
	/* Without searches left those known can be looked at all the same. */
	go_on = whole || *state == VISIT_PARTIAL || *state == VISIT_SPENT;
	if (whole)
		watch_prune(w, v, v->now - watch);
	watch_sort(w);
	if (go_on && !v->stopped)
		go_on = list_videos(v, w, all);
	whole &= go_on;
	if (go_on && wants_comments(v->source))
		whole &= ytcomments_all(v, w, &pages);
	if (whole && *state == VISIT_OK)
		conclude(v, all);
	watch_free(w);
}

const struct adapter from_youtube = {
	.type = "youtube",
	.kind = "video",
	.label = "youtube",
	.keys = keys,
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "key", NULL },
	.buckets = youtube_buckets,
	.pages = PAGES,
	.delay = 100,
};
