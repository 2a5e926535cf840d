#include "lib/net/telegrampage.h"

#include <string.h>

#include "lib/markup/tags.h"

#define PAGE_MOST	((size_t)4 << 20)

static bool
read_number(struct span s, int64_t *n)
{
	*n = 0;
	if (s.len == 0 || s.len > 15)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		*n = *n * 10 + (s.s[i] - '0');
	}
	return true;
}

/* A new message, of "channel/123". */
static struct telegrampage_message *
add(struct telegrampage *p, struct span id)
{
	const char *slash = id.s == NULL ? NULL : memchr(id.s, '/', id.len);
	struct telegrampage_message *m = &p->messages[p->n];
	struct span number;

	if (slash == NULL || p->n == TELEGRAMPAGE_MOST)
		return NULL;
	number = (struct span){ slash + 1,
	    (size_t)(id.s + id.len - slash - 1) };
	*m = (struct telegrampage_message){ .id = id };
	if (slash == id.s || !read_number(number, &m->number))
		return NULL;
	p->n++;
	return m;
}

static void
take_text(struct tags *t, struct span *to)
{
	struct span inner;

	/* The first one: what follows is in link previews. */
	if (to->s == NULL && tags_inner(t, &inner))
		*to = span_trim(inner);
}

static void
take_part(struct tags *t, struct telegrampage_message *m)
{
	struct span rest;

	if (tags_class(t, "tgme_widget_message_reply"))
		m->reply = tags_attribute(t, "href");
	else if (tags_class(t, "tgme_widget_message_forwarded_from_name"))
		m->forward = tags_attribute(t, "href");
	else if (tags_class(t, "js-message_reply_text"))
		take_text(t, &(struct span){ NULL, 0 });
	else if (tags_class(t, "tgme_widget_message_text") ||
	    tags_class(t, "tgme_widget_message_poll_question"))
		take_text(t, &m->text);
	else if (tags_class(t, "tgme_widget_message_views"))
		take_text(t, &m->views);
	else if (tags_class(t, "tgme_widget_message_owner_name"))
		take_text(t, &m->channel);
	else if (tags_class(t, "tgme_widget_message_meta")) {
		rest = t->rest;
		m->edited = span_starts(span_trim(span_cut(&rest, '<')),
		    "edited");
	} else if (m->time.s == NULL && t->tag.id == GUMBO_TAG_TIME)
		m->time = tags_attribute(t, "datetime");
}

void
telegrampage_read(struct telegrampage *p, struct span page)
{
	struct tags t = { .rest = page };
	struct telegrampage_message *m = NULL;

	p->n = 0;
	p->before = SPAN_NONE;
	p->channel = false;
	if (t.rest.len > PAGE_MOST)
		t.rest.len = PAGE_MOST;
	while (tags_next(&t)) {
		if (t.tag.closes)
			continue;
		if (tags_class(&t, "tgme_widget_message")) {
			/* "A photo was changed" is nobody's word. */
			m = tags_class(&t, "service_message") ? NULL :
			    add(p, tags_attribute(&t, "data-post"));
		} else if (tags_class(&t, "tgme_channel_info") ||
		    tags_class(&t, "tgme_channel_history")) {
			p->channel = true;
		} else if (tags_class(&t, "tme_messages_more") &&
		    tags_attribute(&t, "data-before").s != NULL) {
			p->before = tags_attribute(&t, "data-before");
		} else if (m != NULL) {
			take_part(&t, m);
		}
	}
}
