#include "lib/model/tone.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/model/marks.h"
#include "lib/text/letter.h"
#include "lib/base/utf8.h"

#define EMPHASIS	20	/* hundredths, for "!!!" and for capitals */
#define LAUGH_SCOPE	3	/* tokens from praise to laughter */
#define LAUGH_IRONY	50

struct tone {
	const struct lexicon	*lexicon;
	struct marks		 marks;
	struct item		*items;		/* one for each mark */
	size_t			 cap;
	unsigned char		*times;		/* by entry: was met so often */
	struct tone_reason	*reasons;
	size_t			 capreasons;
	struct tone_reading	 reading;
	/* the text in hand */
	struct span		 text;
	const struct tokens	*tokens;
	bool			 shouted;	/* most of it is in capitals */
};

struct tone *
tone_new(const struct lexicon *lexicon)
{
	struct tone *t = xcalloc(1, sizeof *t);

	t->lexicon = lexicon;
	t->times = xcalloc(lexicon_count(lexicon) + 1, 1);
	return t;
}

void
tone_free(struct tone *t)
{
	if (t == NULL)
		return;
	marks_free(&t->marks);
	free(t->items);
	free(t->times);
	free(t->reasons);
	free(t);
}

/* A word of at least two letters, all of them capitals. */
static bool
in_capitals(const struct tone *t, const struct token *k)
{
	struct span s = { t->text.s + k->from, k->to - k->from };
	size_t len, letters = 0;
	uint32_t code;

	if (k->kind != TOKEN_WORD || (s.s[0] >= 'a' && s.s[0] <= 'z'))
		return false;
	for (; s.len > 0; s.s += len, s.len -= len, letters++) {
		len = utf8_next(s, &code);
		if (letter_lower(code) == code)
			return false;
	}
	return letters >= 2;
}

static bool
is_shouted(const struct tone *t)
{
	size_t words = 0, capitals = 0;

	for (size_t k = 0; k < t->tokens->n; k++) {
		words += t->tokens->v[k].kind == TOKEN_WORD;
		capitals += in_capitals(t, &t->tokens->v[k]);
	}
	return capitals * 2 > words;
}

static struct tone_reason *
add_reason(struct tone *t, struct span term, int64_t weight, size_t from,
    size_t to)
{
	struct tone_reading *r = &t->reading;
	struct tone_reason *reason;

	if (r->n == t->capreasons) {
		t->capreasons = t->capreasons != 0 ? t->capreasons * 2 : 32;
		t->reasons = xreallocarray(t->reasons, t->capreasons,
		    sizeof *t->reasons);
	}
	reason = &t->reasons[r->n++];
	*reason = (struct tone_reason){
		.term = term, .weight = weight, .from = from, .to = to
	};
	r->score += weight;
	r->praise += weight > 0 ? weight : 0;
	r->blame += weight < 0 ? -weight : 0;
	return reason;
}

/* The second of one picture weighs half; more would only be counted hands. */
static int64_t
repeated(struct tone *t, const struct item *item)
{
	const struct lexicon_entry *e = item->mark->entry;
	enum token_kind kind = t->tokens->v[item->mark->from].kind;
	unsigned char *times = &t->times[e - lexicon_entry(t->lexicon, 0)];

	if (kind != TOKEN_EMOJI && kind != TOKEN_SMILEY)
		return item->weight;
	if (*times < 2)
		++*times;
	else
		return 0;
	return *times == 1 ? item->weight : item->weight / 2;
}

static void
forget_repeats(struct tone *t)
{
	for (size_t i = 0; i < t->marks.n; i++)
		t->times[t->marks.v[i].entry -
		    lexicon_entry(t->lexicon, 0)] = 0;
}

/* The reason that an entry of tone is; returns its weight. */
static int64_t
add_tone(struct tone *t, struct item *item)
{
	const struct mark *m = item->mark;
	const struct token *first = &t->tokens->v[m->from];
	const struct token *last = &t->tokens->v[m->to - 1];
	int64_t weight = repeated(t, item), more;
	struct tone_reason *r;
	struct span raw;

	if (weight == 0 && item->weight != 0)
		return 0;
	if (weight != item->weight)
		item->rules[item->nrules++] = span_of("repeated");
	item->weight = weight;
	r = add_reason(t, m->entry->term, weight, first->from, last->to);
	r->nrules = item->nrules;
	memcpy(r->rules, item->rules, sizeof r->rules);
	if (weight == 0 || t->shouted || !in_capitals(t, first))
		return weight;
	raw = (struct span){ t->text.s + first->from, last->to - first->from };
	more = weight > 0 ? EMPHASIS : -EMPHASIS;
	r = add_reason(t, raw, more, first->from, last->to);
	r->rules[r->nrules++] = span_of("capitals");
	return weight + more;
}

/* "!!!" adds to the side that its sentence is on. */
static void
add_bangs(struct tone *t, const struct token *k, int64_t sentence)
{
	struct span raw = { t->text.s + k->from, k->to - k->from };
	size_t bangs = 0;

	for (size_t i = 0; i < raw.len; i++)
		bangs += raw.s[i] == '!';
	if (bangs < 2 || sentence == 0)
		return;
	add_reason(t, span_of("!!!"), sentence > 0 ? EMPHASIS : -EMPHASIS,
	    k->from, k->to);
}

static void
doubt(struct tone *t, int irony)
{
	t->reading.irony = 100 - (100 - t->reading.irony) *
	    (100 - irony) / 100;
}

/* Irony weighs nothing, but a reader must see where it was found. */
static void
add_irony(struct tone *t, const struct mark *m)
{
	struct tone_reason *r;

	doubt(t, m->entry->weight);
	r = add_reason(t, m->entry->term, 0, t->tokens->v[m->from].from,
	    t->tokens->v[m->to - 1].to);
	r->rules[r->nrules++] = span_of("irony");
}

/* Laughter close behind praise. */
static void
hear_laughter(struct tone *t, const struct item *praise,
    const struct item *item)
{
	if (item->mark->entry->laugh && praise != NULL &&
	    item->mark->from - praise->mark->to <= LAUGH_SCOPE)
		doubt(t, LAUGH_IRONY);
}

static void
give_reasons(struct tone *t)
{
	const struct item *praise = NULL;
	int64_t sentence = 0;
	size_t i = 0;

	for (size_t k = 0; k < t->tokens->n; k++) {
		struct item *item = &t->items[i];

		if (i == t->marks.n || item->mark->from != k) {
			if (t->tokens->v[k].kind != TOKEN_BREAK)
				continue;
			add_bangs(t, &t->tokens->v[k], sentence);
			sentence = 0;
			continue;
		}
		if (item->mark->entry->kind == LEXICON_IRONY) {
			add_irony(t, item->mark);
		} else if (item->lack || (item->mark->entry->weight != 0 &&
		    item->mark->entry->kind == LEXICON_TONE)) {
			hear_laughter(t, praise, item);
			sentence += add_tone(t, item);
			if (!item->mark->entry->laugh)
				praise = item->weight > 0 ? item : NULL;
		}
		k = item->mark->to - 1;
		i++;
	}
}

const struct tone_reading *
tone_read(struct tone *t, struct span text, const struct tokens *tokens,
    bool plain)
{
	t->text = text;
	t->tokens = tokens;
	t->reading = (struct tone_reading){ .n = 0 };
	t->shouted = is_shouted(t);
	marks_find(&t->marks, t->lexicon, tokens, plain);
	if (t->marks.n > t->cap) {
		t->cap = t->marks.n * 2;
		t->items = xreallocarray(t->items, t->cap, sizeof *t->items);
	}
	rules_apply(t->items, &t->marks, tokens);
	give_reasons(t);
	forget_repeats(t);
	t->reading.reasons = t->reasons;
	return &t->reading;
}

enum tone_label
tone_label(const struct tone_reading *r, bool press)
{
	int64_t least = press ? TONE_PRESS : TONE_LEAST;
	int64_t more = r->praise > r->blame ? r->praise : r->blame;
	int64_t less = r->praise + r->blame - more;

	if (r->irony >= TONE_IRONY && r->score > -least &&
	    (r->praise > 0 || r->blame == 0))
		return TONE_UNCERTAIN;
	if (less >= TONE_STRONG && less * 2 >= more)
		return press ? TONE_NEU : TONE_MIXED;
	if (r->score >= least)
		return TONE_POS;
	if (r->score <= -least)
		return TONE_NEG;
	return less > 0 && !press ? TONE_UNCERTAIN : TONE_NEU;
}

const char *
tone_name(enum tone_label label)
{
	static const char *const names[] = {
		[TONE_NEG] = "neg", [TONE_NEU] = "neu", [TONE_POS] = "pos",
		[TONE_MIXED] = "mixed", [TONE_UNCERTAIN] = "uncertain",
	};

	return names[label];
}
