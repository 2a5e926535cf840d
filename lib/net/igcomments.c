#include "lib/net/igcomments.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/net/down.h"

#define PAGES		5	/* of comments of one of the media in a visit */

static const char comment_fields[] =
    "id,text,timestamp,username,like_count,parent_id,hidden,"
    "replies{id,text,timestamp,username,like_count,hidden}";

static bool
write_comment(struct visit *v, const json_t *c, struct span media,
    struct span parent)
{
	struct post p = { .kind = parent.s != NULL ? "reply" : "comment",
	    .id = api_text(c, "id"), .text = api_text(c, "text"),
	    .author = api_text(c, "username"), .root = media,
	    .parent = parent.s != NULL ? parent : media };

	if (p.id.s == NULL || p.text.s == NULL ||
	    json_is_true(api_at(c, "hidden")))
		return true;
	p.uid = p.id;
	api_time(v, &p, c, "timestamp");
	api_metric(&p, "likes", c, "like_count");
	return post_write(v, &p);
}

struct thread {
	struct graph	*graph;
	struct span	 media;
	char		*path;
	bool		 gone;
};

static json_t *
comment_page(struct down *w, const char *at)
{
	struct thread *t = w->arg;
	const char *query[] = { "fields", comment_fields, "limit", "50",
	    NULL };

	return graph_get(t->graph, t->path, query, at, &t->gone);
}

static char *
comment_next(struct down *w, const json_t *page)
{
	struct thread *t = w->arg;

	return graph_next(t->graph, t->path, page);
}

static bool
take_comment(struct down *w, const json_t *c, int64_t when)
{
	struct thread *t = w->arg;
	const json_t *reply, *replies = api_at(c, "replies.data");
	size_t i;

	(void)when;
	if (!write_comment(w->visit, c, t->media, api_text(c, "parent_id")))
		return false;
	json_array_foreach(replies, i, reply)
		if (!write_comment(w->visit, reply, t->media,
		    api_text(c, "id")))
			return false;
	return true;
}

/* Replies come under old comments, so all are read. */
bool
igcomments_read(struct graph *g, struct span media)
{
	struct visit *v = g->visit;
	struct thread t = { .graph = g, .media = media };
	long left = visit_number(v, "comment_pages", PAGES);
	char name[80], *id = api_encode(media);
	struct down w = { .visit = v, .name = name, .list = "data",
	    .time = "timestamp", .floor = INT64_MAX, .stop = INT64_MIN,
	    .brief = true, .left = &left, .page = comment_page,
	    .next = comment_next, .item = take_comment, .arg = &t };
	enum down_end end;

	snprintf(name, sizeof name, "comments %.60s", id);
	t.path = xasprintf("/%s/comments", id);
	end = down_run(&w);
	if (end == DOWN_SHORT)
		visit_fail(v, VISIT_PARTIAL, "media have more comments than "
		    "were read; the next visit goes on, or raise "
		    "comment_pages");
	if (t.gone)
		end = post_delete(v, media, false, "gone") ? DOWN_WHOLE : end;
	free(t.path);
	free(id);
	return end != DOWN_STOPPED;
}
