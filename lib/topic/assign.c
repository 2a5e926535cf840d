#include "lib/topic/assign.h"

#include <stdlib.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/io/jspan.h"
#include "lib/topic/finder.h"
#include "lib/topic/piece.h"
#include "lib/topic/plain.h"

/* Added to places in the title, to tell them from those in the text. */
#define IN_TITLE	((size_t)1 << 40)

struct assign {
	struct topics	*topics;
	struct finder	*finder;
	struct tokens	 tokens;
	struct buf	 text, title;
	struct buf	 json;
	bool		*agencies;	/* by number: of the post in hand */
	size_t		 topic;		/* that is being explained */
};

struct assign *
assign_new(struct topics *topics)
{
	struct assign *a = xcalloc(1, sizeof *a);

	a->topics = topics;
	a->finder = finder_new(topics);
	a->agencies = xcalloc(topics_agency_count(topics) + 1,
	    sizeof *a->agencies);
	return a;
}

void
assign_free(struct assign *a)
{
	if (a == NULL)
		return;
	finder_free(a->finder);
	tokens_free(&a->tokens);
	buf_free(&a->text);
	buf_free(&a->title);
	buf_free(&a->json);
	free(a->agencies);
	free(a);
}

static void
add_id(struct assign *a, const char *id)
{
	buf_puts(&a->json, a->json.len > 1 ? "," : "");
	jspan_quote(&a->json, span_of(id));
}

static void
set_topics(struct assign *a, struct record *r, const size_t *found, size_t n)
{
	buf_reset(&a->json);
	buf_putc(&a->json, '[');
	for (size_t i = 0; i < n; i++)
		add_id(a, topics_id(a->topics, found[i]));
	buf_putc(&a->json, ']');
	record_set(r, "topics", buf_get(&a->json));
}

/* Each agency once, in the order of the topics that name it. */
static void
set_agencies(struct assign *a, struct record *r, const size_t *found, size_t n)
{
	const size_t *of;
	size_t count;

	for (size_t i = 0; i < topics_agency_count(a->topics); i++)
		a->agencies[i] = false;
	buf_reset(&a->json);
	buf_putc(&a->json, '[');
	for (size_t i = 0; i < n; i++) {
		of = topics_agencies(a->topics, found[i], &count);
		for (size_t k = 0; k < count; k++) {
			if (a->agencies[of[k]])
				continue;
			a->agencies[of[k]] = true;
			add_id(a, topics_agency(a->topics, of[k]));
		}
	}
	buf_putc(&a->json, ']');
	record_set(r, "agencies", buf_get(&a->json));
}

static void
add_why(void *arg, struct span term, size_t from, size_t to)
{
	struct assign *a = arg;

	buf_puts(&a->json, a->json.len > 1 ? ",{\"topic\":" : "{\"topic\":");
	jspan_quote(&a->json, span_of(topics_id(a->topics, a->topic)));
	buf_puts(&a->json, ",\"term\":");
	jspan_quote(&a->json, term);
	if (from >= IN_TITLE)
		buf_printf(&a->json, ",\"in\":\"title\",\"at\":[%zu,%zu]}",
		    from - IN_TITLE, to - IN_TITLE);
	else
		buf_printf(&a->json, ",\"at\":[%zu,%zu]}", from, to);
}

static void
set_why(struct assign *a, struct record *r, const size_t *found, size_t n)
{
	buf_reset(&a->json);
	buf_putc(&a->json, '[');
	for (size_t i = 0; i < n; i++) {
		a->topic = found[i];
		finder_why(a->finder, found[i], add_why, a);
	}
	buf_putc(&a->json, ']');
	record_set(r, "topics_why", buf_get(&a->json));
}

static void
read_all(struct assign *a, const struct record *r, struct span text, size_t at)
{
	struct span rest = text, piece;

	while ((piece = piece_next(&rest)).s != NULL) {
		tokens_split(&a->tokens, piece);
		finder_read(a->finder, &a->tokens,
		    at + (size_t)(piece.s - text.s),
		    plain_post(r, &a->tokens));
	}
}

const char *
assign_post(struct assign *a, struct record *r, bool explain)
{
	struct span text = record_string(r, "text", &a->text);
	struct span title = record_string(r, "title", &a->title);
	const size_t *found;
	size_t n;

	if (text.s == NULL)
		return "no string \"text\"";
	finder_begin(a->finder);
	read_all(a, r, text, 0);
	/* A headline often names what the summary below it takes as known. */
	if (title.s != NULL && !span_eq(title, text))
		read_all(a, r, title, IN_TITLE);
	found = finder_end(a->finder, &n);
	set_topics(a, r, found, n);
	set_agencies(a, r, found, n);
	if (explain)
		set_why(a, r, found, n);
	return NULL;
}
