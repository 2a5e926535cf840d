#include "lib/text/hashtag.h"

#include <limits.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/text/fold.h"
#include "lib/text/letter.h"

#define LETTERS	40		/* of a tag */
#define LONGEST	7		/* letters of a syllable */
#define MARGIN	(2 * GRAMS_BIT)
#define FAR	(INT_MAX / 4)

struct tag {
	const struct grams	*grams;
	struct span		 text;			/* in lower case */
	size_t			 at[LETTERS + 1];	/* bytes of letters */
	bool			 begins[LETTERS + 1];	/* a capital */
	size_t			 n;
	int			 forth[LETTERS + 1], back[LETTERS + 1];
};

/* Whether any word of the fold bears marks: others are no Vietnamese. */
static bool
vietnamese(const struct tag *t, unsigned first, size_t n, struct span fold)
{
	for (size_t i = 0; i < n; i++)
		if (!span_eq(grams_word(t->grams, first + (unsigned)i), fold))
			return true;
	return false;
}

/* The cost of letters i..k as one syllable, or FAR. */
static int
cost(const struct tag *t, size_t i, size_t k)
{
	struct span part = { t->text.s + t->at[i], t->at[k] - t->at[i] };
	unsigned first = 0, id;
	size_t n;

	for (size_t m = i + 1; m < k; m++)
		if (t->begins[m])
			return FAR;
	if (part.len > k - i) {		/* with marks */
		id = grams_id(t->grams, part);
		return id == GRAMS_OTHER ? FAR : grams_alone(t->grams, id);
	}
	n = grams_fold(t->grams, part, &first);
	if (n == 0 || !vietnamese(t, first, n, part))
		return FAR;
	return grams_alone(t->grams, first);
}

/* The letters of the tag; false if it has others, or too many. */
static bool
letters(struct tag *t, struct span tag, struct buf *lower)
{
	struct letter l;
	uint32_t code, before = 0;
	size_t n;

	lower_text(tag, lower);
	for (t->n = 0; (n = utf8_next(tag, &code)) != 0; t->n++) {
		bool plain = (code | 32) >= 'a' && (code | 32) <= 'z';

		if (t->n == LETTERS || (!plain && !letter_vowel(code, &l) &&
		    code != 0x110 && code != 0x111))
			return false;
		t->begins[t->n] = letter_lower(code) != code &&
		    letter_lower(before) == before;
		t->at[t->n + 1] = t->at[t->n] + n;
		before = code;
		tag.s += n;
		tag.len -= n;
	}
	t->text = buf_get(lower);
	return t->text.len == t->at[t->n];
}

static void
solve(struct tag *t)
{
	int c;

	for (size_t i = 0; i <= t->n; i++)
		t->forth[i] = t->back[i] = FAR;
	t->forth[0] = t->back[t->n] = 0;
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = i + 1; k <= t->n && k - i <= LONGEST; k++)
			if (t->forth[i] < FAR && (c = cost(t, i, k)) < FAR &&
			    t->forth[i] + c < t->forth[k])
				t->forth[k] = t->forth[i] + c;
	for (size_t k = t->n; k > 0; k--)
		for (size_t i = k; i-- > 0 && k - i <= LONGEST;)
			if (t->back[k] < FAR && (c = cost(t, i, k)) < FAR &&
			    t->back[k] + c < t->back[i])
				t->back[i] = t->back[k] + c;
}

/* Write the best way; false if another is nearly as good. */
static bool
write_best(const struct tag *t, struct buf *out)
{
	size_t i = 0, parts = 0, next;
	int c, way;

	while (i < t->n) {
		next = 0;
		for (size_t k = i + 1; k <= t->n && k - i <= LONGEST; k++) {
			if (t->back[k] >= FAR || (c = cost(t, i, k)) >= FAR)
				continue;
			way = t->forth[i] + c + t->back[k] - t->forth[t->n];
			if (way == 0 && next == 0)
				next = k;
			else if (way < MARGIN)
				return false;
		}
		if (next == 0)
			return false;
		if (parts++ != 0)
			buf_putc(out, ' ');
		buf_add(out, t->text.s + t->at[i], t->at[next] - t->at[i]);
		i = next;
	}
	return parts > 1;
}

bool
hashtag_split(const struct grams *g, struct span tag, struct buf *out)
{
	struct tag t = { .grams = g };
	struct buf lower = BUF_INIT;
	bool sure = false;

	buf_reset(out);
	if (letters(&t, tag, &lower) && t.n > 3) {
		solve(&t);
		sure = t.forth[t.n] < FAR && write_best(&t, out);
	}
	buf_free(&lower);
	return sure;
}
