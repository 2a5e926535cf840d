#include "lib/net/telegrambot.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/post.h"
#include "lib/net/secret.h"

#define API	"https://api.telegram.org"
#define KEPT	(24 * 3600)	/* seconds that Telegram keeps updates */
#define LIMIT	100		/* updates in an answer */

static const char kinds[] = "[\"message\",\"edited_message\","
    "\"channel_post\",\"edited_channel_post\"]";

/*
 * {"ok":false,"error_code":429,"description":"…","parameters":{"retry_after":35}}
 */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span why = api_text(tree, "description");
	int64_t wait;

	if (j->verdict == API_OK && tree != NULL &&
	    !json_is_true(json_object_get(tree, "ok")))
		j->verdict = API_FAILED;
	if (api_int(tree, "parameters.retry_after", &wait) && wait > 0 &&
	    wait < 86400) {
		j->verdict = API_LIMITED;
		j->again = v->now + wait;
	}
	if (a->status == 401 || a->status == 404) {
		j->verdict = API_DENIED;
		snprintf(j->why, sizeof j->why, "Telegram knows no bot with "
		    "this token; look at it with @BotFather");
	} else if (a->status == 409) {
		j->verdict = API_FAILED;
		snprintf(j->why, sizeof j->why, "another program asks for "
		    "this bot's updates, or it has a webhook; give this one a "
		    "bot of its own");
	} else if (j->verdict == API_FAILED && why.s != NULL) {
		snprintf(j->why, sizeof j->why, "Telegram says: %.120s",
		    why.s);
	}
}

/* A token is "123456:ABC-def…"; another could be an address of its own. */
static bool
is_token(const char *token)
{
	size_t n = strspn(token, "0123456789");

	if (n == 0 || token[n] != ':' || token[n + 1] == '\0')
		return false;
	for (token += n + 1; *token != '\0'; token++)
		if (!isalnum((unsigned char)*token) && *token != '-' &&
		    *token != '_')
			return false;
	return true;
}

/* The address of getUpdates, to be freed by secret_free(); or NULL. */
static char *
address(struct visit *v)
{
	char why[256];
	const char *token = secret_get(v->source, "token", why);

	if (token == NULL) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return NULL;
	}
	if (!is_token(token)) {
		visit_fail(v, VISIT_FAILED, "the token is none of a bot, as "
		    "@BotFather gives: digits, a colon, letters");
		return NULL;
	}
	return api_url(v, API, "/bot%s/getUpdates", token);
}

/* "NAME/NUMBER", as in the address of the message; or nothing. */
static void
put_id(struct buf *b, const json_t *chat, const json_t *message,
    const char *number)
{
	struct span name = api_text(chat, "username");
	int64_t n;

	buf_reset(b);
	if (name.s != NULL && api_int(message, number, &n))
		buf_printf(b, "%.*s/%lld", SPAN_ARG(name), (long long)n);
}

/* Parts of a post that are made for it. */
struct made {
	struct buf	id, url, parent, origin, author;
};

static void
made_free(struct made *m)
{
	buf_free(&m->id);
	buf_free(&m->url);
	buf_free(&m->parent);
	buf_free(&m->origin);
	buf_free(&m->author);
}

static void
set_links(struct post *p, const json_t *message, struct made *m)
{
	put_id(&m->parent, api_at(message, "reply_to_message.chat"), message,
	    "reply_to_message.message_id");
	put_id(&m->origin, api_at(message, "forward_origin.chat"), message,
	    "forward_origin.message_id");
	p->parent = buf_get(&m->parent);
	p->repost_of = buf_get(&m->origin);
	if (p->parent.len != 0)
		p->kind = "reply";
}

/* A channel speaks for itself; in a group a person does. */
static void
set_author(struct post *p, const json_t *message, struct made *m)
{
	const char *from = api_at(message, "sender_chat") != NULL ?
	    "sender_chat" : "from";
	const json_t *who = json_object_get(message, from);

	p->author_id = api_id(who, "id", &m->author);
	p->author = api_text(who, who == NULL || json_object_get(who,
	    "title") != NULL ? "title" : "first_name");
}

static struct post
post_of(struct visit *v, const json_t *message, struct made *m)
{
	const json_t *chat = json_object_get(message, "chat");
	struct post p = { .text = api_text(message, "text") };
	int64_t edited;

	if (p.text.s == NULL)
		p.text = api_text(message, "caption");
	put_id(&m->id, chat, message, "message_id");
	p.id = p.uid = buf_get(&m->id);
	buf_reset(&m->url);
	buf_printf(&m->url, "https://t.me/%.*s", SPAN_ARG(p.id));
	p.url = buf_get(&m->url);
	p.site = api_text(chat, "title");
	api_time(v, &p, message, "date");
	if (api_int(message, "edit_date", &edited) && edited > 0 &&
	    post_plausible(v, edited)) {
		p.flags |= POST_EDITED;
		p.updated = (struct date){ edited, DATE_EXACT };
	}
	set_links(&p, message, m);
	set_author(&p, message, m);
	return p;
}

/* Whether the chat is public, and wanted. */
static bool
is_wanted(const struct visit *v, const json_t *chat)
{
	struct span name = api_text(chat, "username"), rest, one;
	const char *wanted = visit_key(v, "channels");

	if (name.s == NULL || span_is(api_text(chat, "type"), "private"))
		return false;
	for (rest = span_of(wanted); rest.len != 0;) {
		one = span_cut(&rest, ' ');
		if (one.len == name.len &&
		    strncasecmp(one.s, name.s, name.len) == 0)
			return true;
	}
	return wanted == NULL;
}

static void
take_update(struct visit *v, const json_t *update, struct made *m)
{
	static const char *const names[] = {
		"message", "edited_message", "channel_post",
		"edited_channel_post",
	};
	const json_t *message = NULL;
	struct post p;

	for (size_t i = 0; message == NULL && i < 4; i++)
		message = json_object_get(update, names[i]);
	if (!is_wanted(v, json_object_get(message, "chat")))
		return;
	p = post_of(v, message, m);
	if (p.id.len != 0 && p.text.s != NULL)
		post_write(v, &p);
}

/* The updates of an answer; how many, and *offset beyond the last one. */
static size_t
take_answer(struct visit *v, const json_t *tree, int64_t *offset)
{
	const json_t *result = json_object_get(tree, "result"), *update;
	struct made m = { .id = BUF_INIT };
	int64_t id;
	size_t i;

	json_array_foreach(result, i, update) {
		if (!api_int(update, "update_id", &id) || id < 0 ||
		    id == INT64_MAX)
			continue;
		take_update(v, update, &m);
		if (id >= *offset)
			*offset = id + 1;
	}
	made_free(&m);
	return json_array_size(result);
}

/*
 * One request; how many updates came, or -1.  The one after it makes Telegram
 * forget these, so that they are put out first, in their turn.
 */
static int
step(struct visit *v, const char *url)
{
	const char *from = visit_cursor(v, "offset");
	int64_t offset = from != NULL ? strtoll(from, NULL, 10) : 0;
	const char *query[] = { "offset", from, "limit", "100", "timeout",
	    "0", "allowed_updates", kinds, NULL };
	json_t *tree = api_get(v, &(struct api_request){ .url = url,
	    .query = query, .judge = judge }, NULL);
	char text[32];
	size_t n;

	if (tree == NULL)
		return -1;
	n = take_answer(v, tree, &offset);
	json_decref(tree);
	snprintf(text, sizeof text, "%lld", (long long)offset);
	if (from == NULL || strcmp(from, text) != 0)
		visit_set_cursor(v, "offset", text);
	else
		n = 0;			/* the same again: no way on */
	if (!visit_put(v, NULL) || !visit_batch(v))
		return -1;
	return (int)n;
}

/* What Telegram had forgotten before the visit was not seen. */
static void
judge_time(struct visit *v)
{
	struct outcome *o = &v->outcome;

	o->whole = v->memory.known && v->memory.to >= v->now - KEPT;
	if (v->memory.known && !o->whole)
		visit_time(v, v->now - KEPT);
}

void
telegrambot_fetch(struct visit *v)
{
	char *url = address(v);
	long left = v->source->pages;
	int n = LIMIT;

	if (url == NULL)
		return;
	while (n == LIMIT && left-- > 0)
		n = step(v, url);
	secret_free(url);
	if (n == LIMIT)
		visit_fail(v, VISIT_PARTIAL, "%ld requests were not enough; "
		    "raise pages (the next visit goes on from here)",
		    v->source->pages);
	else if (n >= 0)
		judge_time(v);
	else if (v->stopped && v->outcome.state == VISIT_OK)
		visit_fail(v, VISIT_PARTIAL, "ended by a signal; the next "
		    "visit goes on from here");
}
