#include "lib/net/ytfind.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"

#define DAY		86400
#define OVERLAP		3600	/* videos enter the index late */
#define RESULTS		500	/* that a search gives at most */
#define EARLIEST	1108425600	/* 2005-02-14: YouTube is no older */

struct find {
	struct visit	*v;
	struct watch	*watch;
	long		*pages;
	bool		 asked;		/* for --since or --until */
	int64_t		 from, to;	/* what is looked through */
};

/* A slice of time under way, which is a cursor too. */
struct slice {
	int64_t	 from, to;
	char	*token;			/* of its next page, or NULL */
	size_t	 found;
};

int64_t
ytfind_seconds(const struct source *s, const char *key, int64_t otherwise)
{
	const char *value = config_get(s->section, key);
	long n = value != NULL ? source_duration(value) : -1;

	return n > 0 ? n : otherwise;
}

/* Half a slice more is no search of its own. */
int64_t
ytfind_slices(const struct source *s, int64_t seconds)
{
	int64_t slice = ytfind_seconds(s, "slice", DAY);
	int64_t n = (seconds + slice / 2) / slice;

	return n > 0 ? n : 1;
}

/* Up to when all was found: by visits as they come, or by this backfill. */
static void
set_range(struct find *f)
{
	struct visit *v = f->v;
	const char *at = visit_cursor(v, f->asked ? "backfill" : "found");
	int64_t back = ytfind_seconds(v->source, "back", YTFIND_BACK);
	int64_t since, until, done;

	f->from = v->now - back;
	f->to = v->until < v->now ? v->until : v->now;
	if (f->asked)
		f->from = v->since > EARLIEST ? v->since : EARLIEST;
	if (at == NULL || sscanf(at, "%" SCNd64 " %" SCNd64 " %" SCNd64,
	    &since, &until, &done) != 3)
		return;
	if (!f->asked)
		f->from = done - OVERLAP;
	else if (since == v->since && until == v->until && done > f->from)
		f->from = done;
}

static void
set_done(struct find *f, int64_t done)
{
	char value[80];

	snprintf(value, sizeof value, "%" PRId64 " %" PRId64 " %" PRId64,
	    f->v->since, f->v->until, done);
	visit_set_cursor(f->v, f->asked ? "backfill" : "found", value);
}

static const char *
stamp(int64_t t, char out[32])
{
	time_t at = (time_t)t;
	struct tm tm;

	if (gmtime_r(&at, &tm) == NULL ||
	    strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		out[0] = '\0';
	return out;
}

/* Go on in a slice that was cut short, or begin the next one. */
static struct slice
next_slice(struct find *f)
{
	const char *at = visit_cursor(f->v, "search");
	struct slice s = { .from = f->from, .to = f->to };
	int64_t from, to, n;
	int used = 0;

	if (at != NULL && sscanf(at, "%" SCNd64 " %" SCNd64 " %n", &from, &to,
	    &used) == 2 && used != 0 && from >= f->from && to <= f->to &&
	    from < to && at[used] != '\0')
		return (struct slice){ .from = from, .to = to,
		    .token = xstrdup(at + used) };
	n = ytfind_slices(f->v->source, f->to - f->from);
	s.to = f->from + (f->to - f->from) / n;
	return s;
}

static void
save_slice(struct find *f, const struct slice *s)
{
	char *value = s->token == NULL ? NULL : xasprintf("%" PRId64
	    " %" PRId64 " %s", s->from, s->to, s->token);

	visit_set_cursor(f->v, "search", value);
	free(value);
}

/* The next page of the list; false where it is the last. */
static bool
turn_page(char **token, const json_t *answer)
{
	struct span next = youtube_next(answer);
	bool same = *token != NULL && span_is(next, *token);

	free(*token);
	*token = next.len != 0 && !same ? xstrndup(next.s, next.len) : NULL;
	return *token != NULL;
}

static json_t *
search_page(struct find *f, struct slice *s, enum youtube_end *end)
{
	char after[32], before[32];
	const char *query[] = {
		"part", "snippet", "type", "video", "order", "date",
		"maxResults", "50", "safeSearch", "none",
		"q", visit_key(f->v, "query"),
		"regionCode", visit_key(f->v, "region"),
		"relevanceLanguage", visit_key(f->v, "language"),
		"publishedAfter", stamp(s->from, after),
		"publishedBefore", stamp(s->to, before),
		"pageToken", s->token, NULL
	};

	return youtube_call(f->v, "search", "search", query, end);
}

static void
take_found(struct find *f, struct slice *s, const json_t *answer)
{
	const json_t *items = api_at(answer, "items"), *item;
	char id[WATCH_ID];

	for (size_t i = 0; i < json_array_size(items); i++) {
		item = json_array_get(items, i);
		if (!youtube_id(item, "id.videoId", id))
			continue;
		s->found++;
		watch_add(f->watch, f->v, id,
		    youtube_time(item, "snippet.publishedAt"));
	}
}

/* All pages of a slice; false if the visit is to find no more. */
static bool
search_slice(struct find *f, struct slice *s)
{
	enum youtube_end end;
	json_t *answer;
	bool stale = false, more = true;

	while (more) {
		if (!api_page(f->v, f->pages))
			return false;
		answer = search_page(f, s, &end);
		if (answer == NULL && end == YOUTUBE_STALE && !stale) {
			/* Tokens die in a day or so: from its first page. */
			stale = true;
			free(s->token);
			s->token = NULL;
			continue;
		}
		if (answer == NULL) {
			youtube_refused(f->v, "search", end);
			return false;
		}
		take_found(f, s, answer);
		more = turn_page(&s->token, answer);
		json_decref(answer);
		save_slice(f, s);
		if (!more)
			set_done(f, s->to);
		if (!visit_batch(f->v))
			return false;
	}
	if (s->found >= RESULTS)
		visit_note(f->v, "a search gave as many videos as it can; "
		    "lower slice");
	return true;
}

static bool
search(struct find *f)
{
	struct slice s;
	bool good = true;

	while (good && f->from < f->to) {
		s = next_slice(f);
		good = search_slice(f, &s);
		free(s.token);
		f->from = s.to;
	}
	return good;
}

/* Whether any of them may be new: uploads come newest first. */
static bool
take_listed(struct find *f, const json_t *answer, bool uploads)
{
	const json_t *items = api_at(answer, "items"), *item;
	char id[WATCH_ID];
	bool fresh = false;
	int64_t t;

	for (size_t i = 0; i < json_array_size(items); i++) {
		item = json_array_get(items, i);
		t = youtube_time(item, "contentDetails.videoPublishedAt");
		fresh |= t >= f->from;
		if (!youtube_id(item, "contentDetails.videoId", id) ||
		    (uploads && (t < f->from || t >= f->to)))
			continue;
		watch_add(f->watch, f->v, id, t)->kept |= !uploads;
	}
	return fresh || !uploads;
}

static bool
read_list(struct find *f, const char *list, bool uploads)
{
	enum youtube_end end;
	char *token = NULL;
	bool good = false, more = true;
	json_t *answer;

	while (more) {
		const char *query[] = { "part", "contentDetails",
		    "maxResults", "50", "playlistId", list,
		    "pageToken", token, NULL };

		if (!api_page(f->v, f->pages))
			break;
		answer = youtube_call(f->v, "playlistItems", "units", query,
		    &end);
		if (answer == NULL) {
			youtube_refused(f->v, "playlistItems", end);
			break;
		}
		more = take_listed(f, answer, uploads);
		more = turn_page(&token, answer) && more;
		json_decref(answer);
		good = visit_batch(f->v);
		more = more && good;
		good = good && !more;
	}
	free(token);
	return good;
}

/* Each id of a key that lists some; false if the visit is to find no more. */
static bool
each_id(struct find *f, const char *key,
    bool (*take_id)(struct find *, const char *id))
{
	struct span rest = span_of(visit_key(f->v, key)), id;
	char text[WATCH_ID];

	while (rest.len != 0) {
		id = span_cut(&rest, ' ');
		if (!watch_is_id(id))
			continue;
		snprintf(text, sizeof text, "%.*s", SPAN_ARG(id));
		if (!take_id(f, text))
			return false;
	}
	return true;
}

static bool
take_video(struct find *f, const char *id)
{
	watch_add(f->watch, f->v, id, 0)->kept = true;
	return true;
}

static bool
take_playlist(struct find *f, const char *id)
{
	return read_list(f, id, false);
}

/* A channel's uploads are the playlist of its id with another second letter. */
static bool
take_channel(struct find *f, const char *id)
{
	char list[WATCH_ID];

	snprintf(list, sizeof list, "UU%s", id + 2);
	return read_list(f, list, true);
}

bool
ytfind_all(struct visit *v, struct watch *watch, long *pages)
{
	struct find f = { .v = v, .watch = watch, .pages = pages,
	    .asked = v->since != INT64_MIN || v->until != INT64_MAX };

	set_range(&f);
	if (!each_id(&f, "video", take_video) ||
	    !each_id(&f, "playlist", take_playlist) ||
	    !each_id(&f, "channel", take_channel))
		return false;
	if (visit_key(v, "query") != NULL)
		return search(&f);
	set_done(&f, f.to);
	return true;
}
