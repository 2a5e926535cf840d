#include "lib/net/discoursepost.h"

#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/net/board.h"

#define LIKE	2		/* among the actions of a post */

/* "TOPIC/NUMBER" into the scratch; false where either is missing. */
static bool
put_place(struct buf *b, const json_t *post, const char *number)
{
	int64_t topic, n;

	buf_reset(b);
	if (!api_int(post, "topic_id", &topic) || !api_int(post, number, &n) ||
	    topic <= 0 || n <= 0)
		return false;
	buf_printf(b, "%lld/%lld", (long long)topic, (long long)n);
	return true;
}

static void
set_likes(struct post *p, const json_t *post)
{
	const json_t *actions = json_object_get(post, "actions_summary");
	const json_t *action;
	int64_t id;
	size_t i;

	json_array_foreach(actions, i, action)
		if (api_int(action, "id", &id) && id == LIKE)
			api_metric(p, "likes", action, "count");
}

static void
set_links(struct board *b, struct post *p, const json_t *post, int64_t number)
{
	struct buf place = BUF_INIT;

	if (number > 1) {
		p->kind = "comment";
		buf_printf(&place, "%lld/1",
		    (long long)json_integer_value(json_object_get(post,
		    "topic_id")));
		p->root = board_uid(b, buf_get(&place), &b->of);
		p->parent = p->root;
	}
	if (put_place(&place, post, "reply_to_post_number")) {
		p->kind = "reply";
		p->parent = board_uid(b, buf_get(&place), &b->parent);
	}
	buf_free(&place);
}

static void
set_metrics(struct post *p, const json_t *post, const json_t *topic,
    int64_t number)
{
	set_likes(p, post);
	api_metric(p, "replies", post, "reply_count");
	if (number > 1 || topic == NULL)
		return;
	api_metric(p, "views", topic, "views");
	api_metric(p, "comments", topic, "reply_count");
}

/* A post of words, not "closed on May 3" or what only the staff may read. */
static bool
is_regular(const json_t *post)
{
	int64_t type;

	return !api_int(post, "post_type", &type) || type == 1;
}

static bool
is_gone(const json_t *post)
{
	return board_is(post, "hidden") || board_is(post, "user_deleted") ||
	    api_text(post, "deleted_at").s != NULL;
}

static void
set_words(struct board *b, struct post *p, const json_t *post,
    const json_t *topic, int64_t number)
{
	int64_t version;

	p->id = api_id(post, "id", &b->id);
	p->text = api_text(post, "cooked");
	if (p->text.s == NULL)
		p->text = api_text(post, "raw");
	if (number == 1) {
		p->title = api_text(post, "topic_title");
		if (p->title.s == NULL)
			p->title = api_text(topic, "title");
	}
	p->author = api_text(post, "username");
	p->author_id = api_id(post, "user_id", &b->author);
	api_time(b->visit, p, post, "created_at");
	if (api_int(post, "version", &version) && version > 1)
		board_edited(b, p, board_time(post, "updated_at"));
}

bool
discoursepost_write(struct board *b, const json_t *post, const json_t *topic)
{
	struct buf place = BUF_INIT;
	struct post p = { .kind = NULL };
	bool good = true;
	int64_t number;

	if (!put_place(&place, post, "post_number") || !is_regular(post))
		goto done;
	api_int(post, "post_number", &number);
	p.uid = board_uid(b, buf_get(&place), &b->uid);
	if (is_gone(post)) {
		good = post_delete(b->visit, p.uid, false, "deleted");
		goto done;
	}
	buf_reset(&b->url);
	buf_printf(&b->url, "%s/t/%s", b->root, place.s);
	p.url = buf_get(&b->url);
	set_words(b, &p, post, topic, number);
	set_links(b, &p, post, number);
	set_metrics(&p, post, topic, number);
	if (p.text.s != NULL)
		good = post_write(b->visit, &p);
done:
	buf_free(&place);
	return good;
}
