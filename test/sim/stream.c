#include "test/sim/stream.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"

struct sums {
	size_t	posts, lost, citizens, plain, answers, copies;
};

struct stream {
	const struct scene	*scene;
	struct writer		*posts, *truth;
	struct buf		 line;
	struct sums		 sums;
	size_t			 in_event[2 * SCENE_MOST];
	struct map		*voices[2 * SCENE_MOST];
	size_t			 in_gap[SCENE_MOST];
	struct {
		size_t	posts, neg;
	} policy[2];				/* before, after */
};

const char *
stream_kind(enum kind kind)
{
	static const char *const names[KINDS] = {
		[COMMENT] = "comment", [POST] = "post", [ARTICLE] = "article",
		[HOTLINE] = "message", [ANSWER] = "reply",
	};

	return names[kind];
}

struct stream *
stream_new(const struct scene *scene, struct writer *posts,
    struct writer *truth)
{
	struct stream *s = xcalloc(1, sizeof *s);

	s->scene = scene;
	s->posts = posts;
	s->truth = truth;
	for (size_t i = 0; i < scene->nevents; i++)
		s->voices[i] = map_new(NULL);
	return s;
}

/* Add ,"name":"text", without the comma for the first of all. */
static void
member(struct buf *b, const char *name, const char *text)
{
	if (b->len > 1)
		buf_putc(b, ',');
	buf_putc(b, '"');
	buf_puts(b, name);
	buf_puts(b, "\":");
	jspan_quote(b, span_of(text));
}

static void
some_member(struct buf *b, const char *name, const char *text)
{
	if (text[0] != '\0')
		member(b, name, text);
}

static void
time_member(struct buf *b, const char *name, int64_t at)
{
	char text[CLOCK_SIZE];

	member(b, name, clock_format(at, text));
}

static void
begin(struct stream *s, const char *name, const char *kind)
{
	buf_reset(&s->line);
	buf_putc(&s->line, '{');
	member(&s->line, name, kind);
}

static void
put(struct stream *s, struct writer *to, const char *kind)
{
	buf_putc(&s->line, '}');
	writer_line(to, kind, buf_get(&s->line));
}

static void
put_post(struct stream *s, const struct item *it)
{
	const struct scene_source *src = &s->scene->sources[it->source];
	struct buf *b = &s->line;

	begin(s, "rec", "post");
	member(b, "uid", it->uid);
	member(b, "source", src->platform);
	member(b, "feed", src->name);
	member(b, "kind", stream_kind(it->kind));
	member(b, "class", src->class);
	member(b, "site", src->site);
	member(b, "id", it->id);
	member(b, "url", it->url.s);
	if (it->title.len != 0)
		member(b, "title", it->title.s);
	member(b, "text", it->text.s);
	time_member(b, "published", it->at);
	if (it->author[0] != '\0') {
		buf_puts(b, ",\"author\":{\"id\":");
		jspan_quote(b, span_of(it->author));
		member(b, "name", it->author_name.s);
		buf_putc(b, '}');
	}
	some_member(b, "parent", it->parent);
	if (it->kind != HOTLINE && it->kind != ARTICLE)
		buf_printf(b, ",\"metrics\":{\"likes\":%llu}",
		    (unsigned long long)it->likes);
	put(s, s->posts, "post");
}

static void
put_truth(struct stream *s, const struct item *it)
{
	struct buf *b = &s->line;

	begin(s, "truth", it->lost ? "lost" : "post");
	member(b, "uid", it->uid);
	member(b, "topic", s->scene->topics[it->topic].name);
	member(b, "tone", tone_names[it->tone]);
	member(b, "intent", it->intent);
	buf_printf(b, ",\"plain\":%s", it->plain ? "true" : "false");
	some_member(b, "copy_of", it->copy_of);
	some_member(b, "answers", it->answers);
	if (it->answers[0] != '\0')
		buf_printf(b, ",\"delay\":%lld", (long long)it->delay);
	if (it->event != NULL)
		member(b, it->event->voices != 0 ? "campaign" : "burst",
		    it->event->name);
	if (it->policy)
		buf_puts(b, ",\"policy\":true");
	put(s, s->truth, "post");
}

static void
count(struct stream *s, const struct item *it)
{
	const struct scene *scene = s->scene;
	bool citizen = it->kind == COMMENT || it->kind == POST, after;
	size_t e;

	s->sums.posts++;
	s->sums.citizens += citizen;
	s->sums.plain += citizen && it->plain;
	s->sums.answers += it->answers[0] != '\0';
	s->sums.copies += it->copy_of[0] != '\0';
	if (it->event != NULL) {
		e = (size_t)(it->event - scene->events);
		s->in_event[e]++;
		map_put(s->voices[e], span_of(it->author), s);
	}
	if (scene->policy.at != 0 && it->topic == scene->policy.topic &&
	    citizen && it->event == NULL) {
		after = it->at >= scene->policy.at;
		s->policy[after].posts++;
		s->policy[after].neg += it->tone == TONE_NEG;
	}
}

static void
count_lost(struct stream *s, const struct item *it)
{
	const struct scene_gap *g = s->scene->gaps;

	s->sums.lost++;
	for (size_t i = 0; i < s->scene->ngaps; i++)
		s->in_gap[i] += g[i].source == it->source &&
		    it->at >= g[i].from && it->at < g[i].to;
}

void
stream_item(struct stream *s, const struct item *it)
{
	if (it->lost) {
		count_lost(s, it);
	} else {
		count(s, it);
		put_post(s, it);
	}
	if (s->truth != NULL)
		put_truth(s, it);
}

void
stream_window(struct stream *s, const struct window *w)
{
	const struct scene_source *src = &s->scene->sources[w->source];
	struct buf *b = &s->line;

	begin(s, "rec", "coverage");
	member(b, "source", src->platform);
	member(b, "feed", src->name);
	time_member(b, "from", w->from);
	time_member(b, "to", w->to);
	member(b, "state", w->missed ? "missed" :
	    w->posts != 0 ? "ok" : "unchanged");
	buf_printf(b, ",\"posts\":%zu", w->posts);
	if (w->missed)
		member(b, "why", "the feed no longer shows that time");
	put(s, s->posts, "coverage");
}

static void
end_event(struct stream *s, size_t i)
{
	const struct scene_event *e = &s->scene->events[i];
	struct buf *b = &s->line;

	begin(s, "truth", e->voices != 0 ? "campaign" : "burst");
	member(b, "name", e->name);
	member(b, "topic", s->scene->topics[e->topic].name);
	time_member(b, "from", e->from);
	time_member(b, "to", e->from + (int64_t)(e->hours * 3600));
	buf_printf(b, ",\"posts\":%zu,\"voices\":%zu", s->in_event[i],
	    map_count(s->voices[i]));
	put(s, s->truth, "burst");
}

static void
end_policy(struct stream *s)
{
	static const char *const names[] = { "before", "after" };
	struct buf *b = &s->line;

	begin(s, "truth", "policy");
	member(b, "topic", s->scene->topics[s->scene->policy.topic].name);
	time_member(b, "at", s->scene->policy.at);
	buf_printf(b, ",\"volume\":%g,\"tone\":%g", s->scene->policy.volume,
	    s->scene->policy.tone);
	for (size_t i = 0; i < 2; i++)
		buf_printf(b, ",\"%s\":{\"posts\":%zu,\"neg\":%zu}", names[i],
		    s->policy[i].posts, s->policy[i].neg);
	put(s, s->truth, "policy");
}

static void
end_gap(struct stream *s, size_t i)
{
	const struct scene_gap *g = &s->scene->gaps[i];

	begin(s, "truth", "gap");
	member(&s->line, "feed", s->scene->sources[g->source].name);
	time_member(&s->line, "from", g->from);
	time_member(&s->line, "to", g->to);
	buf_printf(&s->line, ",\"lost\":%zu", s->in_gap[i]);
	put(s, s->truth, "gap");
}

static void
end_total(struct stream *s)
{
	begin(s, "truth", "total");
	buf_printf(&s->line, ",\"posts\":%zu,\"lost\":%zu,\"citizens\":%zu,"
	    "\"plain\":%zu,\"answers\":%zu,\"copies\":%zu", s->sums.posts,
	    s->sums.lost, s->sums.citizens, s->sums.plain, s->sums.answers,
	    s->sums.copies);
	put(s, s->truth, "total");
}

void
stream_end(struct stream *s)
{
	if (s->truth != NULL) {
		for (size_t i = 0; i < s->scene->nevents; i++)
			end_event(s, i);
		if (s->scene->policy.at != 0)
			end_policy(s);
		for (size_t i = 0; i < s->scene->ngaps; i++)
			end_gap(s, i);
		end_total(s);
	}
	for (size_t i = 0; i < s->scene->nevents; i++)
		map_free(s->voices[i]);
	buf_free(&s->line);
	free(s);
}
