#include "lib/text/teencode.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/table.h"
#include "lib/text/canon.h"
#include "lib/text/fold.h"

static const struct {
	const char	*name;
	unsigned	 place;
} places[] = {
	{ "-", TEENCODE_ANY },
	{ "after-number", TEENCODE_AFTER_NUMBER },
	{ "before-number", TEENCODE_BEFORE_NUMBER },
	{ "start", TEENCODE_START },
	{ "end", TEENCODE_END },
	{ "capitals", TEENCODE_CAPITALS },
	{ "after-word", TEENCODE_AFTER_WORD },
	{ "glued", TEENCODE_GLUED },
	{ "glued-before", TEENCODE_GLUED | TEENCODE_BEFORE_NUMBER },
};
#define NPLACES	(sizeof places / sizeof places[0])

struct row {
	struct span		 word;
	struct teencode_word	 means;
};

/* Words are looked up once for each token of each post: open addressing. */
struct teencode {
	struct table	 table;		/* the words lie in it */
	struct row	*row;
	uint16_t	*slot;		/* 1 + the number of a row, or 0 */
	size_t		 n, mask;
};

#define SLOTS	32768
#define MOST	20000			/* rows */

static size_t
hash(struct span s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.s[i]) * 16777619u;
	return h ^ h >> 15;
}

static size_t
slot_of(const struct teencode *t, struct span word)
{
	size_t k = hash(word) & t->mask;

	while (t->slot[k] != 0 &&
	    !span_eq(t->row[t->slot[k] - 1].word, word))
		k = (k + 1) & t->mask;
	return k;
}

static int
parse_place(const struct teencode *t, struct span name, unsigned *place,
    struct where *where)
{
	const char *names[NPLACES], *near;
	char *typed;

	for (size_t i = 0; i < NPLACES; i++) {
		names[i] = places[i].name;
		if (span_is(name, places[i].name)) {
			*place = places[i].place;
			return 0;
		}
	}
	typed = xstrndup(name.s, name.len);
	near = nearest(typed, names, NPLACES);
	table_fault(&t->table, where, "no place is called \"%s\"%s%s%s", typed,
	    near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
	    near != NULL ? "\"?" : "");
	free(typed);
	return -1;
}

/* The word must be as it is looked up. */
static bool
settled(struct span word)
{
	struct buf b = BUF_INIT;
	bool same;

	same = !canon_text(word, &b);
	lower_text(word, &b);
	same &= span_eq(buf_get(&b), word);
	buf_free(&b);
	return same;
}

static int
parse_row(struct teencode *t, struct where *where)
{
	struct row *r = &t->row[t->n];
	struct span means = t->table.field[1], where_to = SPAN_NONE, one;
	size_t k;

	*r = (struct row){ .word = t->table.field[0] };
	if (t->table.n > 2)
		where_to = t->table.field[2];
	if (r->word.len == 0 || !settled(r->word))
		return table_fault(&t->table, where, "the word must be in "
		    "lower case and precomposed");
	while ((one = span_cut(&means, '|')).s != NULL) {
		if (r->means.n == TEENCODE_MEANINGS)
			return table_fault(&t->table, where, "more than %d "
			    "meanings", TEENCODE_MEANINGS);
		if (one.len == 0)
			return table_fault(&t->table, where, "an empty "
			    "meaning; write = for the word itself");
		r->means.meaning[r->means.n] = one;
		one = span_cut(&where_to, '|');
		if (one.len != 0 && parse_place(t, one,
		    &r->means.place[r->means.n], where) == -1)
			return -1;
		r->means.n++;
	}
	if (where_to.s != NULL)
		return table_fault(&t->table, where, "more places than "
		    "meanings");
	k = slot_of(t, r->word);
	if (t->slot[k] != 0)
		return table_fault(&t->table, where, "the word was there "
		    "before; put its meanings in one row");
	t->slot[k] = (uint16_t)(++t->n);
	return 0;
}

struct teencode *
teencode_open(const char *path, struct where *where)
{
	struct teencode *t = xcalloc(1, sizeof *t);
	int got = -1;

	t->mask = SLOTS - 1;
	t->slot = xcalloc(SLOTS, sizeof *t->slot);
	t->row = xreallocarray(NULL, MOST, sizeof *t->row);
	if (table_open(&t->table, path, where) == 0)
		while ((got = table_next(&t->table, 2, where)) == 1) {
			if (t->n == MOST)
				got = table_fault(&t->table, where, "more "
				    "than %d words", MOST);
			else
				got = parse_row(t, where);
			if (got == -1)
				break;
		}
	if (got == 0)
		return t;
	teencode_free(t);
	return NULL;
}

void
teencode_free(struct teencode *t)
{
	if (t == NULL)
		return;
	table_close(&t->table);
	free(t->row);
	free(t->slot);
	free(t);
}

const struct teencode_word *
teencode_find(const struct teencode *t, struct span word)
{
	size_t k = slot_of(t, word);

	return t->slot[k] != 0 ? &t->row[t->slot[k] - 1].means : NULL;
}

size_t
teencode_count(const struct teencode *t)
{
	return t->n;
}
