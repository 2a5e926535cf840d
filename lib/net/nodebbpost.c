#include "lib/net/nodebbpost.h"

#include "lib/net/board.h"
#include "lib/net/source.h"

/* A number of replies that counts the post itself. */
static void
set_comments(struct post *p, const json_t *topic)
{
	size_t had = p->nmetrics;

	api_metric(p, "comments", topic, "postcount");
	if (p->nmetrics != had && p->metrics[had].value > 0)
		p->metrics[had].value--;
}

static void
set_metrics(struct post *p, const json_t *post, const json_t *topic,
    bool first)
{
	const json_t *replies = json_object_get(post, "replies");

	if (first) {
		api_metric(p, "views", topic, "viewcount");
		set_comments(p, topic);
	}
	api_metric(p, "likes", post, "upvotes");
	api_metric(p, "dislikes", post, "downvotes");
	api_metric(p, "replies", post, json_is_object(replies) ?
	    "replies.count" : "replies");
	api_metric(p, "score", post, "votes");
}

static void
set_links(struct board *b, struct post *p, const json_t *post,
    struct span root)
{
	struct buf scratch = BUF_INIT;
	struct span to = api_id(post, "toPid", &scratch);

	p->root = board_uid(b, root, &b->of);
	p->parent = p->root;
	p->kind = "comment";
	if (to.s != NULL && !span_is(to, "0") && !span_eq(to, root)) {
		p->kind = "reply";
		p->parent = board_uid(b, to, &b->parent);
	}
	buf_free(&scratch);
}

/* Its address here; a post from elsewhere has its own, which is its id. */
static struct span
url_of(struct board *b, struct span id)
{
	buf_reset(&b->url);
	if (span_starts(id, "https://") || span_starts(id, "http://"))
		return id;
	buf_printf(&b->url, "%s/post/%.*s", b->root, SPAN_ARG(id));
	return buf_get(&b->url);
}

static void
set_words(struct board *b, struct post *p, const json_t *post,
    const json_t *topic, bool first)
{
	p->text = api_text(post, "content");
	if (p->text.s == NULL)
		p->text = api_text(post, "sourceContent");
	if (first) {
		p->title = api_text(topic, "titleRaw");
		if (p->title.s == NULL)
			p->title = api_text(topic, "title");
	}
	p->author = api_text(post, "user.username");
	p->author_id = api_id(post, "uid", &b->author);
	/* The number is that of milliseconds; the text says the same. */
	post_instant(b->visit, p, board_time(post, "timestamp"));
	board_edited(b, p, board_time(post, "edited"));
}

bool
nodebbpost_write(struct board *b, const json_t *post, const json_t *topic)
{
	struct buf scratch = BUF_INIT;
	struct span root = api_id(topic, "mainPid", &scratch);
	struct post p = { .id = api_id(post, "pid", &b->id) };
	bool first = span_eq(p.id, root), good = true;

	p.uid = board_uid(b, p.id, &b->uid);
	if (p.uid.s == NULL)
		goto done;
	if (board_is(post, "deleted") || board_is(topic, "deleted")) {
		good = post_delete(b->visit, p.uid, false, "deleted");
		goto done;
	}
	p.url = url_of(b, p.id);
	set_words(b, &p, post, topic, first);
	if (!first)
		set_links(b, &p, post, root);
	set_metrics(&p, post, topic, first);
	if (p.text.s != NULL)
		good = post_write(b->visit, &p);
done:
	buf_free(&scratch);
	return good;
}
