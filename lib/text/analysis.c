#include "lib/text/analysis.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/text/hashtag.h"
#include "lib/text/lexnorm.h"
#include "lib/text/picture.h"
#include "lib/text/restore.h"

/* Tags are made of words that go together: less makes them sure. */
#define TAG_MARGIN	(RESTORE_MARGIN / 3)

const char *const analysis_files[ANALYSIS_FILES] = {
	[ANALYSIS_GRAMS] = "grams.bin",
	[ANALYSIS_TEENCODE] = "teencode.tsv",
	[ANALYSIS_PICTURES] = "pictures.tsv",
};

struct analysis {
	struct grams	*grams;
	struct teencode	*teencode;
	struct picture	*picture;
	struct lexnorm	*lexnorm;
	struct restore	*restore;
	struct tokens	 tokens;	/* of what is not Vietnamese */
	struct buf	 split, marked;
	struct span	 text;		/* the one worked on, and where to */
	struct buf	*out;
	struct offsets	*map;
};

struct analysis *
analysis_open(char *const paths[ANALYSIS_FILES], struct where *where)
{
	struct analysis *a = xcalloc(1, sizeof *a);

	a->tokens = (struct tokens)TOKENS_INIT;
	a->grams = grams_open(paths[ANALYSIS_GRAMS], where);
	if (a->grams != NULL)
		a->teencode = teencode_open(paths[ANALYSIS_TEENCODE], where);
	if (a->teencode != NULL)
		a->picture = picture_open(paths[ANALYSIS_PICTURES], where);
	if (a->picture == NULL) {
		analysis_free(a);
		return NULL;
	}
	a->lexnorm = lexnorm_new(a->grams, a->teencode);
	a->restore = restore_new(a->grams);
	return a;
}

void
analysis_free(struct analysis *a)
{
	if (a == NULL)
		return;
	restore_free(a->restore);
	lexnorm_free(a->lexnorm);
	picture_free(a->picture);
	teencode_free(a->teencode);
	grams_free(a->grams);
	tokens_free(&a->tokens);
	buf_free(&a->split);
	buf_free(&a->marked);
	free(a);
}

/* Write `word` for the bytes from..to of the text, noted if it differs. */
static void
put(struct analysis *a, size_t from, size_t to, struct span word)
{
	struct offsets_change c = { a->out->len, a->out->len + word.len, from,
	    to };

	if (a->map != NULL && (word.len != to - from ||
	    memcmp(word.s, a->text.s + from, word.len) != 0))
		offsets_add(a->map, &c);
	buf_span(a->out, word);
}

/* The bytes from..to, between words: signs that have no case. */
static void
copy(struct analysis *a, size_t from, size_t to)
{
	buf_add(a->out, a->text.s + from, to - from);
}

static bool
blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* The name, which is a word of its own. */
static void
put_picture(struct analysis *a, size_t from, size_t to, struct span word)
{
	struct span name = picture_name(a->picture, word);

	if (name.s == NULL) {
		put(a, from, to, word);
		return;
	}
	buf_reset(&a->split);
	if (a->out->len != 0 && !blank(a->out->s[a->out->len - 1]))
		buf_putc(&a->split, ' ');
	buf_span(&a->split, name);
	if (to < a->text.len && !blank(a->text.s[to]))
		buf_putc(&a->split, ' ');
	put(a, from, to, buf_get(&a->split));
}

/* The words of a tag for the # and it, if they are sure. */
static bool
put_tag(struct analysis *a, const struct lexnorm_piece *p)
{
	struct span tag = { a->text.s + p[1].from, p[1].to - p[1].from };

	if (!hashtag_split(a->grams, tag, &a->split))
		return false;
	restore_text(a->restore, buf_get(&a->split), TAG_MARGIN, &a->marked);
	put(a, p[0].from, p[1].to, buf_get(&a->marked));
	return true;
}

static bool
is_tag(const struct analysis *a, const struct lexnorm_piece *p, size_t left)
{
	return left > 1 && a->text.s[p->from] == '#' &&
	    p[1].kind == TOKEN_WORD && p[1].from == p->to;
}

static void
vietnamese(struct analysis *a)
{
	const struct lexnorm_piece *p;
	size_t n = lexnorm_text(a->lexnorm, a->text, false, &p), at = 0;

	for (size_t i = 0; i < n; i++) {
		copy(a, at, p[i].from);
		at = p[i].to;
		if (is_tag(a, &p[i], n - i) && put_tag(a, &p[i])) {
			at = p[++i].to;
		} else if (p[i].kind == TOKEN_EMOJI ||
		    p[i].kind == TOKEN_SMILEY) {
			put_picture(a, p[i].from, p[i].to, p[i].word);
		} else {
			/* 20k: 20 nghìn */
			if (p[i].how == LEXNORM_TABLE && i > 0 &&
			    p[i - 1].kind == TOKEN_NUMBER &&
			    p[i - 1].to == p[i].from)
				put(a, at = p[i].from, p[i].from, span_of(" "));
			at = p[i].to;
			put(a, p[i].from, p[i].to, p[i].word);
		}
	}
	copy(a, at, a->text.len);
}

static void
foreign(struct analysis *a)
{
	const struct token *t;
	size_t at = 0;

	tokens_split(&a->tokens, a->text);
	for (size_t i = 0; i < a->tokens.n; i++) {
		t = &a->tokens.v[i];
		copy(a, at, t->from);
		at = t->to;
		if (t->kind == TOKEN_EMOJI || t->kind == TOKEN_SMILEY)
			put_picture(a, t->from, t->to, t->word);
		else
			put(a, t->from, t->to, t->word);
	}
	copy(a, at, a->text.len);
}

void
analysis_text(struct analysis *a, struct span text, bool is_vietnamese,
    struct buf *out, struct offsets *map)
{
	buf_reset(out);
	buf_puts(out, "");
	if (map != NULL)
		offsets_reset(map);
	a->text = text;
	a->out = out;
	a->map = map;
	if (is_vietnamese)
		vietnamese(a);
	else
		foreign(a);
}
