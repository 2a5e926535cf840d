#include "lib/series/keys.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"

/* By name: the order of a key's members.  The first bit is the first row. */
static const struct {
	const char	*name;
	const char	*member;	/* of a post */
	bool		 list;
	const char	*none;		/* where a post does not say */
} rows[] = {
	{ "agency", "agencies", true, "-" },
	{ "class", "class", false, "-" },
	{ "feed", "feed", false, "-" },
	{ "kind", "kind", false, "-" },
	{ "lang", "lang", false, "-" },
	{ "place", "places", true, "-" },
	{ "site", "site", false, "-" },
	{ "source", "source", false, "-" },
	{ "topic", "topics", true, "khac" },
};
#define NROWS	(sizeof rows / sizeof rows[0])

static const char *const persons[] = {
	"account", "author", "handle", "name", "nick", "people", "person",
	"uid", "user", "username", "voice", "voices",
};
#define NPERSONS	(sizeof persons / sizeof persons[0])

static const char person[] = "no count is kept by person: what is counted "
    "is what a city talks about, not who; voices are only ever a number";

/* The row of that name, or NROWS. */
static size_t
row_of(struct span name)
{
	size_t i = 0;

	while (i < NROWS && !span_is(name, rows[i].name))
		i++;
	return i;
}

static bool
is_person(struct span name)
{
	for (size_t i = 0; i < NPERSONS; i++)
		if (span_is(name, persons[i]))
			return true;
	return false;
}

/* Which keys there are, and the one that was probably meant. */
static const char *
unknown(struct span name)
{
	static char why[320];
	const char *names[NROWS], *meant;
	char typed[32];
	int n;

	for (size_t i = 0; i < NROWS; i++)
		names[i] = rows[i].name;
	snprintf(typed, sizeof typed, "%.*s", SPAN_ARG(name));
	for (size_t i = 0; typed[i] != '\0'; i++)
		if (typed[i] < ' ' || typed[i] > '~')
			typed[i] = '?';		/* it may be cut in a letter */
	meant = nearest(typed, names, NROWS);
	n = snprintf(why, sizeof why, "no key \"%s\"%s%s%s; there are", typed,
	    meant != NULL ? "; did you mean " : "",
	    meant != NULL ? meant : "", meant != NULL ? "?" : "");
	for (size_t i = 0; i < NROWS; i++)
		n += snprintf(why + n, sizeof why - (size_t)n, "%s %s",
		    i != 0 ? "," : "", rows[i].name);
	return why;
}

/* The values of the keys in one post, as JSON, and the key's text so far. */
struct keys {
	unsigned	 sets[KEYS_SETS];	/* a bit for each row */
	size_t		 n;
	struct span	 values[NROWS][KEYS_VALUES];
	size_t		 nvalues[NROWS];
	struct buf	 key, scratch;
	unsigned	 set;
	keys_fn		*fn;
	void		*arg;
};

struct keys *
keys_new(void)
{
	return xcalloc(1, sizeof(struct keys));
}

void
keys_free(struct keys *k)
{
	if (k == NULL)
		return;
	buf_free(&k->key);
	buf_free(&k->scratch);
	free(k);
}

const char *
keys_add(struct keys *k, const char *typed)
{
	struct span rest = span_of(typed), name;
	unsigned set = 0;
	size_t row;

	while ((name = span_cut(&rest, ',')).s != NULL) {
		if (is_person(name))
			return person;
		if ((row = row_of(name)) == NROWS)
			return unknown(name);
		set |= 1u << row;
	}
	for (size_t i = 0; i < k->n; i++)
		if (k->sets[i] == set)
			return NULL;
	if (k->n == KEYS_SETS)
		return "more than 8 sets of keys; count in two runs";
	k->sets[k->n++] = set;
	return NULL;
}

static const char *
take(struct keys *k, size_t row, struct span json)
{
	struct span text = jspan_string(json, &k->scratch);

	if (text.len == 0)
		return NULL;		/* no string, or an empty one */
	if (text.len > KEYS_LONGEST)
		return "a key of more than 256 bytes";
	if (k->nvalues[row] == KEYS_VALUES)
		return "more than 64 topics, places or agencies";
	k->values[row][k->nvalues[row]++] = json;
	return NULL;
}

/* The values that a post has for a row. */
static const char *
gather(struct keys *k, const struct record *rec, size_t row)
{
	struct span rest = record_get(rec, rows[row].member), one;
	const char *why = NULL;

	k->nvalues[row] = 0;
	if (rest.s == NULL)
		return NULL;
	if (!rows[row].list)
		return take(k, row, rest);
	if (rest.s[0] != '[')
		return NULL;
	while (why == NULL && jspan_each(&rest, NULL, &one))
		why = take(k, row, one);
	return why;
}

static void
put(struct buf *b, size_t row, struct span text)
{
	buf_puts(b, b->len > 1 ? ",\"" : "\"");
	buf_puts(b, rows[row].name);
	buf_puts(b, "\":");
	jspan_quote(b, text);
}

/* All combinations from this row on; what came before is in k->key. */
static void
combine(struct keys *k, size_t row)
{
	size_t len = k->key.len;

	while (row < NROWS && (k->set & 1u << row) == 0)
		row++;
	if (row == NROWS) {
		buf_putc(&k->key, '}');
		k->fn(k->arg, buf_get(&k->key), k->set);
		return;
	}
	if (k->nvalues[row] == 0) {
		put(&k->key, row, span_of(rows[row].none));
		combine(k, row + 1);
	}
	for (size_t i = 0; i < k->nvalues[row]; i++) {
		buf_cut(&k->key, len);
		put(&k->key, row, jspan_string(k->values[row][i],
		    &k->scratch));
		combine(k, row + 1);
	}
}

static size_t
product(const struct keys *k, unsigned set)
{
	size_t n = 1;

	for (size_t row = 0; row < NROWS; row++)
		if ((set & 1u << row) != 0 && k->nvalues[row] > 1)
			n *= k->nvalues[row];
	return n;
}

const char *
keys_each(struct keys *k, const struct record *rec, keys_fn *fn, void *arg)
{
	const char *why;
	unsigned all = 0;

	for (size_t i = 0; i < k->n; i++)
		all |= k->sets[i];
	for (size_t row = 0; row < NROWS; row++)
		if ((all & 1u << row) != 0 &&
		    (why = gather(k, rec, row)) != NULL)
			return why;
	for (size_t i = 0; i < k->n; i++)
		if (product(k, k->sets[i]) > KEYS_PRODUCT)
			return "more than 512 combinations of keys";
	k->fn = fn;
	k->arg = arg;
	for (size_t i = 0; i < k->n; i++) {
		k->set = k->sets[i];
		buf_reset(&k->key);
		buf_putc(&k->key, '{');
		combine(k, 0);
	}
	return NULL;
}

const char *
keys_canon(struct span json, struct buf *b, unsigned *set)
{
	struct span values[NROWS] = { SPAN_NONE }, key, value, text;
	struct buf scratch = BUF_INIT, own = BUF_INIT;
	const char *why = NULL;
	size_t row;

	*set = 0;
	if (json.len == 0 || json.s[0] != '{')
		return "no object \"key\"";
	while (why == NULL && jspan_each(&json, &key, &value)) {
		if (is_person(key))
			why = person;
		else if ((row = row_of(key)) == NROWS)
			why = unknown(key);
		else if (value.s[0] != '"')
			why = "a key that is no string";
		else
			values[row] = value;
	}
	buf_putc(&own, '{');
	for (row = 0; row < NROWS && why == NULL; row++) {
		if (values[row].s == NULL)
			continue;
		text = jspan_string(values[row], &scratch);
		if (text.len > KEYS_LONGEST)
			why = "a key of more than 256 bytes";
		put(&own, row, text);
		*set |= 1u << row;
	}
	buf_putc(&own, '}');
	buf_span(b, buf_get(&own));
	buf_free(&own);
	buf_free(&scratch);
	return why;
}

void
keys_of_feed(unsigned set, struct span source, struct span feed,
    struct buf *b)
{
	struct buf own = BUF_INIT;

	buf_putc(&own, '{');
	for (size_t row = 0; row < NROWS; row++) {
		if ((set & KEYS_FEED & 1u << row) != 0)
			put(&own, row, feed);
		if ((set & KEYS_SOURCE & 1u << row) != 0)
			put(&own, row, source);
	}
	buf_putc(&own, '}');
	buf_span(b, buf_get(&own));
	buf_free(&own);
}
