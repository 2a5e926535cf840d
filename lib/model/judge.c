#include "lib/model/judge.h"

#include <stdlib.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/io/jspan.h"
#include "lib/model/tone.h"
#include "lib/topic/piece.h"
#include "lib/topic/plain.h"

struct judge {
	struct tone	*tone;
	struct tokens	 tokens;
	struct buf	 text;
	struct buf	 json;
	struct buf	 rules;
};

struct judge *
judge_new(const struct lexicon *lexicon)
{
	struct judge *j = xcalloc(1, sizeof *j);

	j->tone = tone_new(lexicon);
	return j;
}

void
judge_free(struct judge *j)
{
	if (j == NULL)
		return;
	tone_free(j->tone);
	tokens_free(&j->tokens);
	buf_free(&j->text);
	buf_free(&j->json);
	buf_free(&j->rules);
	free(j);
}

/* Hundredths as a number: -184 is -1.84, 150 is 1.5. */
static void
add_hundredths(struct buf *b, int64_t v)
{
	long long whole = v / 100;
	int part = (int)(v % 100);

	if (v < 0) {
		buf_putc(b, '-');
		whole = -whole;
		part = -part;
	}
	buf_printf(b, "%lld", whole);
	if (part % 10 != 0)
		buf_printf(b, ".%02d", part);
	else if (part != 0)
		buf_printf(b, ".%d", part / 10);
}

static void
add_reason(struct judge *j, const struct tone_reason *r)
{
	struct buf *b = &j->json;

	buf_puts(b, "{\"term\":");
	jspan_quote(b, r->term);
	buf_puts(b, ",\"weight\":");
	add_hundredths(b, r->weight);
	buf_printf(b, ",\"at\":[%zu,%zu]", r->from, r->to);
	if (r->nrules != 0) {
		buf_reset(&j->rules);
		buf_puts(b, ",\"rule\":");
		for (size_t i = 0; i < r->nrules; i++) {
			buf_puts(&j->rules, i != 0 ? ", " : "");
			buf_span(&j->rules, r->rules[i]);
		}
		jspan_quote(b, buf_get(&j->rules));
	}
	buf_putc(b, '}');
}

const char *
judge_post(struct judge *j, struct record *r, bool brief)
{
	struct span text = record_string(r, "text", &j->text), piece;
	const struct tone_reading *reading;
	bool press = span_is(record_get(r, "kind"), "\"article\"");

	if (text.s == NULL)
		return "no string \"text\"";
	/* The terms of its source forbid it. */
	if (span_is(record_get(r, "terms.tone"), "false"))
		return NULL;
	piece = text.len != 0 ? piece_next(&text) : text;
	tokens_split(&j->tokens, piece);
	reading = tone_read(j->tone, piece, &j->tokens,
	    plain_post(r, &j->tokens));
	buf_reset(&j->json);
	buf_printf(&j->json, "{\"label\":\"%s\",\"score\":",
	    tone_name(tone_label(reading, press)));
	add_hundredths(&j->json, reading->score);
	if (!brief) {
		buf_puts(&j->json, ",\"why\":[");
		for (size_t i = 0; i < reading->n; i++) {
			buf_puts(&j->json, i != 0 ? "," : "");
			add_reason(j, &reading->reasons[i]);
		}
		buf_putc(&j->json, ']');
	}
	buf_putc(&j->json, '}');
	record_set(r, "sentiment", buf_get(&j->json));
	return NULL;
}
