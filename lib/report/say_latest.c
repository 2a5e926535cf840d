#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/report/say.h"

/* What sb-sentiment calls it, in the report's language. */
static const char *
tone(enum words_lang lang, const char *label)
{
	static const struct {
		const char	*name;
		enum word	 word;
	} tones[] = {
		{ "neg", WORD_NEG }, { "neu", WORD_NEU }, { "pos", WORD_POS },
		{ "mixed", WORD_MIXED }, { "uncertain", WORD_UNCERTAIN },
	};

	for (size_t i = 0; label != NULL &&
	    i < sizeof tones / sizeof tones[0]; i++)
		if (strcmp(label, tones[i].name) == 0)
			return words_get(lang, tones[i].word);
	return NULL;
}

static void
post(const struct report *r, struct doc *doc, const struct recent_post *p)
{
	struct buf above = BUF_INIT, below = BUF_INIT;
	const char *label = tone(r->lang, p->tone);
	char *topic;

	if (p->dated)
		words_time(&above, r->lang, p->published);
	else
		buf_puts(&above, words_get(r->lang, WORD_UNDATED));
	if (p->source != NULL)
		buf_printf(&above, " · %s", p->source);
	buf_puts(&below, label != NULL ? label : "");
	for (size_t i = 0; i < RECENT_TOPICS && p->topics[i] != NULL; i++) {
		topic = say_topic(r, span_of(p->topics[i]));
		buf_printf(&below, "%s%s", below.len != 0 ? " · " : "", topic);
		free(topic);
	}
	doc_quote(doc, (struct doc_quote){ .above = buf_take(&above),
	    .text = xstrdup(p->text), .below = buf_take(&below),
	    .url = p->url != NULL ? xstrdup(p->url) : NULL });
}

static void
left_out(const struct report *r, struct doc *doc)
{
	const struct {
		uint64_t	n;
		enum word	word;
	} reasons[] = {
		{ r->recent.raw, WORD_POSTS_RAW },
		{ r->recent.expired, WORD_POSTS_EXPIRED },
		{ r->recent.deleted, WORD_POSTS_DELETED },
	};

	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (reasons[i].n != 0)
			doc_say(doc, DOC_NOTE, reasons[i].word,
			    words_whole("n", (int64_t)reasons[i].n));
}

void
say_latest(const struct report *r, struct doc *doc)
{
	if (r->public) {
		doc_word(doc, DOC_PARA, WORD_POSTS_PUBLIC);
		return;
	}
	if (r->recent.full)
		doc_word(doc, DOC_PARA, WORD_TOO_MANY_DELETES);
	else if (r->recent.n == 0)
		doc_word(doc, DOC_PARA, WORD_NO_POSTS);
	else
		doc_say(doc, DOC_PARA, WORD_LATEST_ABOUT,
		    words_whole("n", (int64_t)r->recent.n));
	for (size_t i = 0; i < r->recent.n; i++)
		post(r, doc, &r->recent.posts[i]);
	left_out(r, doc);
}
