#include "lib/net/xenforopost.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/board.h"

#define TAGS	32

/* "threads/N" of a first post, "posts/N" of another, with the board's place. */
static struct span
put_uid(struct board *b, const json_t *post, const json_t *thread,
    int64_t id, struct buf *scratch)
{
	struct buf text = BUF_INIT;
	struct span uid;
	int64_t first, of;

	if (api_int(thread, "first_post_id", &first) && first == id &&
	    api_int(post, "thread_id", &of))
		buf_printf(&text, "threads/%lld", (long long)of);
	else
		buf_printf(&text, "posts/%lld", (long long)id);
	uid = board_uid(b, buf_get(&text), scratch);
	buf_free(&text);
	return uid;
}

/*
 * The post that the first quotation is of: data-source="post: 123" in HTML,
 * [QUOTE="name, post: 123, member: 4"] in BBCode.  0 if there is none.
 */
static int64_t
quoted(struct span text)
{
	static const char *const begins[] = { "data-source=\"", "[QUOTE=" };
	static const char mark[] = "post: ";
	const char *at = NULL, *end;
	int64_t n = 0;

	for (size_t i = 0; text.s != NULL && at == NULL && i < 2; i++)
		at = memmem(text.s, text.len, begins[i], strlen(begins[i]));
	if (at == NULL)
		return 0;
	text.len -= (size_t)(at - text.s);
	text.s = at;
	/* Within the tag. */
	if ((end = memchr(at, *at == '[' ? ']' : '>', text.len)) == NULL ||
	    (at = memmem(at, (size_t)(end - at), mark, strlen(mark))) == NULL)
		return 0;
	for (at += strlen(mark); at < end && *at >= '0' && *at <= '9' &&
	    n < INT64_MAX / 100; at++)
		n = n * 10 + (*at - '0');
	return n;
}

static void
set_links(struct board *b, struct post *p, const json_t *post,
    const json_t *thread)
{
	int64_t first, to = quoted(p->text);

	if (!api_int(thread, "first_post_id", &first))
		return;
	p->root = put_uid(b, post, thread, first, &b->of);
	p->parent = p->root;
	p->kind = "comment";
	if (to == 0 || to == first)
		return;
	p->kind = "reply";
	p->parent = put_uid(b, post, thread, to, &b->parent);
}

static void
set_thread(struct post *p, const json_t *thread, char *tags[TAGS])
{
	const json_t *list = json_object_get(thread, "tags"), *tag;
	size_t i;

	p->title = api_text(thread, "title");
	api_metric(p, "views", thread, "view_count");
	api_metric(p, "comments", thread, "reply_count");
	json_array_foreach(list, i, tag)
		if (json_is_string(tag) && p->ntags < TAGS)
			tags[p->ntags++] = xstrdup(json_string_value(tag));
	p->tags = tags;
}

static void
set_words(struct board *b, struct post *p, const json_t *post)
{
	p->text = api_text(post, "message_parsed");
	if (p->text.s == NULL)
		p->text = api_text(post, "message");
	p->url = api_text(post, "view_url");
	p->author = api_text(post, "username");
	p->author_id = api_id(post, "user_id", &b->author);
	post_instant(b->visit, p, board_time(post, "post_date"));
	board_edited(b, p, board_time(post, "last_edit_date"));
	api_metric(p, "score", post, "reaction_score");
}

static bool
is_state(const json_t *t, const char *name, const char *state)
{
	return span_is(api_text(t, name), state);
}

bool
xenforopost_write(struct board *b, const json_t *post, const json_t *thread)
{
	struct post p = { .id = api_id(post, "post_id", &b->id) };
	char *tags[TAGS];
	int64_t id, first;
	bool good;

	if (!api_int(post, "post_id", &id) ||
	    is_state(post, "message_state", "moderated") ||
	    is_state(thread, "discussion_state", "moderated"))
		return true;		/* nobody may read it yet */
	p.uid = put_uid(b, post, thread, id, &b->uid);
	if (is_state(post, "message_state", "deleted") ||
	    is_state(thread, "discussion_state", "deleted"))
		return post_delete(b->visit, p.uid, false, "deleted");
	set_words(b, &p, post);
	if (api_int(thread, "first_post_id", &first) && first == id)
		set_thread(&p, thread, tags);
	else
		set_links(b, &p, post, thread);
	good = p.text.s == NULL || post_write(b->visit, &p);
	for (size_t i = 0; i < p.ntags; i++)
		free(tags[i]);
	return good;
}
