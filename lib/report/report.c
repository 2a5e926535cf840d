#include "lib/report/report.h"

#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/report/say.h"

struct report *
report_new(enum words_lang lang, bool public, struct names *names)
{
	struct report *r = xcalloc(1, sizeof *r);

	r->lang = lang;
	r->public = public;
	r->names = names;
	r->counts = counts_new(public);
	r->feeds = feeds_new();
	r->recent.now = clock_now();
	r->complete = true;
	return r;
}

void
report_free(struct report *r)
{
	names_free(r->names);
	counts_free(r->counts);
	feeds_free(r->feeds);
	surges_free(&r->surges);
	recent_free(&r->recent);
	trailers_free(&r->trailers);
	free(r);
}

const char *
report_add(struct report *r, struct record *rec)
{
	if (record_is(rec, "count"))
		return counts_add(r->counts, rec);
	if (record_is(rec, "burst"))
		return surges_add(&r->surges, rec);
	if (record_is(rec, "coverage"))
		return feeds_add(r->feeds, rec);
	if (record_is(rec, "post"))
		recent_post(&r->recent, rec);
	else if (record_is(rec, "delete"))
		recent_delete(&r->recent, rec);
	else if (record_is(rec, "run"))
		trailers_add(&r->trailers, rec);
	return NULL;
}

/* The sections, in their order. */
static const struct {
	const char	*id;
	enum word	 title;
	say_fn		*say;
} sections[] = {
	{ "findings", WORD_FINDINGS, say_findings },
	{ "volume", WORD_VOLUME, say_volume },
	{ "topics", WORD_TOPICS, say_topics },
	{ "bursts", WORD_BURSTS, say_bursts },
	{ "gaps", WORD_GAPS, say_gaps },
	{ "latest", WORD_LATEST, say_latest },
	{ "method", WORD_METHOD, say_method },
};

static char *
period(const struct report *r)
{
	char *first, *last, *text;
	int64_t from, to;

	if (!counts_period(r->counts, &from, &to))
		return xstrdup(words_get(r->lang, WORD_NO_PERIOD));
	first = say_time(r->lang, from);
	last = say_time(r->lang, to);
	text = words_make(r->lang, WORD_PERIOD, words_text("from", first),
	    words_text("to", last));
	free(first);
	free(last);
	return text;
}

struct doc *
report_doc(struct report *r, size_t places)
{
	struct doc *doc = doc_new(r->lang);

	counts_end(r->counts, places);
	recent_end(&r->recent);
	doc->period = period(r);
	doc->audience = xstrdup(words_get(r->lang, r->public ?
	    WORD_AUDIENCE_PUBLIC : WORD_AUDIENCE_IN));
	for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
		doc_head(doc, sections[i].id, sections[i].title);
		sections[i].say(r, doc);
	}
	return doc;
}
