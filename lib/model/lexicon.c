#include "lib/model/lexicon.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/table.h"
#include "lib/base/utf8.h"

enum { TERM, KIND, WEIGHT, FLAGS, COLUMNS };

static const struct {
	const char	*name;
	int		 least, most;	/* hundredths */
} kinds[] = {
	[LEXICON_TONE] = { "tone", -300, 300 },
	[LEXICON_NEGATE] = { "negate", -100, 100 },
	[LEXICON_DEGREE] = { "degree", 0, 300 },
	[LEXICON_CONTRAST] = { "contrast", 0, 100 },
	[LEXICON_IRONY] = { "irony", 0, 100 },
	[LEXICON_UNREAL] = { "unreal", 0, 100 },
};
#define NKINDS	(sizeof kinds / sizeof kinds[0])

struct lexicon {
	struct phrases		*phrases;
	struct lexicon_entry	*entries;	/* by the number of the term */
	size_t			 n;
	struct map		*lines;		/* a term to its line */
};

/* Messages show the beginning of what is wrong. */
static int
shown(struct span s)
{
	return s.len < 40 ? (int)s.len : 40;
}

static int
read_kind(const struct table *t, struct lexicon_entry *e, struct where *where)
{
	const char *names[NKINDS], *meant;
	char *typed;

	for (size_t i = 0; i < NKINDS; i++) {
		names[i] = kinds[i].name;
		if (span_is(t->field[KIND], names[i])) {
			e->kind = (enum lexicon_kind)i;
			return 0;
		}
	}
	typed = xstrndup(t->field[KIND].s, t->field[KIND].len);
	meant = nearest(typed, names, NKINDS);
	if (meant != NULL)
		table_fault(t, where, "unknown kind \"%.60s\"; did you mean "
		    "\"%s\"?", typed, meant);
	else
		table_fault(t, where, "unknown kind \"%.60s\"; there are "
		    "tone, negate, degree, contrast, irony and unreal", typed);
	free(typed);
	return -1;
}

/* [+-]digit[.digit[digit]] in hundredths; false if it is no such number. */
static bool
hundredths(struct span s, int *value)
{
	bool minus = s.len > 0 && s.s[0] == '-';
	int v = 0, places = -1;

	if (s.len > 0 && (minus || s.s[0] == '+')) {
		s.s++;
		s.len--;
	}
	if (s.len == 0 || s.len > 4 || s.s[0] == '.')
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] == '.' && places == -1) {
			places = 0;
			continue;
		}
		if (s.s[i] < '0' || s.s[i] > '9' || places == 2)
			return false;
		v = v * 10 + (s.s[i] - '0');
		places += places != -1;
	}
	if (places == 0)
		return false;
	for (; places < 2; places++)
		v *= places == -1 ? 1 : 10;
	*value = minus ? -v : v;
	return true;
}

static int
read_weight(const struct table *t, struct lexicon_entry *e,
    struct where *where)
{
	int least = kinds[e->kind].least, most = kinds[e->kind].most;

	if (!hundredths(t->field[WEIGHT], &e->weight))
		return table_fault(t, where, "\"%.*s\" is no weight; write a "
		    "number with at most two decimals, such as -1.25",
		    shown(t->field[WEIGHT]), t->field[WEIGHT].s);
	if (e->weight < least || e->weight > most)
		return table_fault(t, where, "a %s weighs from %d to %d",
		    kinds[e->kind].name, least / 100, most / 100);
	return 0;
}

/* Set what a flag of that kind says; false if the kind has no such flag. */
static bool
set_flag(struct lexicon_entry *e, struct span flag)
{
	const struct {
		const char		*name;
		enum lexicon_kind	 kind;
		bool			*first, *second;
	} flags[] = {
		{ "before", LEXICON_DEGREE, &e->before, NULL },
		{ "after", LEXICON_DEGREE, &e->after, NULL },
		{ "both", LEXICON_DEGREE, &e->before, &e->after },
		{ "laugh", LEXICON_TONE, &e->laugh, NULL },
		{ "ends", LEXICON_NEGATE, &e->ends, NULL },
		{ "praise", LEXICON_UNREAL, &e->praise, NULL },
	};

	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		if (flags[i].kind != e->kind || !span_is(flag, flags[i].name))
			continue;
		*flags[i].first = true;
		if (flags[i].second != NULL)
			*flags[i].second = true;
		return true;
	}
	return false;
}

static int
read_flags(const struct table *t, struct lexicon_entry *e,
    enum query_how *how, struct where *where)
{
	struct span rest = t->field[FLAGS], flag;

	*how = QUERY_AUTO;
	while ((flag = span_cut(&rest, ' ')).s != NULL) {
		if (span_is(flag, "fold"))
			*how = QUERY_FOLD;
		else if (span_is(flag, "nofold"))
			*how = QUERY_EXACT;
		else if (!span_is(flag, "-") && !set_flag(e, flag))
			return table_fault(t, where, "unknown flag \"%.*s\" "
			    "for %s", shown(flag), flag.s,
			    kinds[e->kind].name);
	}
	if (e->kind == LEXICON_DEGREE && !e->before && !e->after)
		return table_fault(t, where, "a degree word has one of the "
		    "flags before, after, both");
	return 0;
}

static int
add_entry(struct lexicon *l, const struct table *t, struct lexicon_entry *e,
    enum query_how how, struct where *where)
{
	struct span term = t->field[TERM];
	uintptr_t line;
	int meaning = (int)e->kind * 2 + (e->weight < 0);
	long number;

	line = (uintptr_t)map_get(l->lines, term);
	if (line != 0)
		return table_fault(t, where, "this term was there already, on "
		    "line %zu", (size_t)line);
	number = phrases_add(l->phrases, term, how, meaning);
	if (number == -1)
		return table_fault(t, where, "a term has 1 to %d words",
		    PHRASES_TOKENS);
	if ((size_t)number < l->n)
		return table_fault(t, where, "this term was there already, "
		    "spelled \"%.*s\"", SPAN_ARG(l->entries[number].term));
	map_put(l->lines, term, (void *)(uintptr_t)t->line);
	if ((l->n & (l->n - 1)) == 0)
		l->entries = xreallocarray(l->entries, l->n != 0 ? l->n * 2 : 1,
		    sizeof *l->entries);
	e->term = phrases_term(l->phrases, (size_t)number);
	l->entries[l->n++] = *e;
	return 0;
}

static int
add_row(struct lexicon *l, const struct table *t, struct where *where)
{
	struct lexicon_entry e = { .weight = 0 };
	enum query_how how;

	for (size_t i = 0; i < COLUMNS; i++)
		if (!utf8_valid(t->field[i]))
			return table_fault(t, where, "not UTF-8");
	if (read_kind(t, &e, where) == -1 || read_weight(t, &e, where) == -1 ||
	    read_flags(t, &e, &how, where) == -1)
		return -1;
	return add_entry(l, t, &e, how, where);
}

int
lexicon_load(struct lexicon **out, const char *path, struct where *where)
{
	struct lexicon *l = xcalloc(1, sizeof *l);
	struct table t;
	int status = -1, row;

	l->phrases = phrases_new();
	l->lines = map_new(NULL);
	if (table_open(&t, path, where) == -1)
		goto done;
	while ((row = table_next(&t, COLUMNS, where)) == 1)
		if (add_row(l, &t, where) == -1)
			break;
	table_close(&t);
	if (row != 0)
		goto done;
	phrases_ready(l->phrases);
	*out = l;
	l = NULL;			/* the caller's now */
	status = 0;
done:
	lexicon_free(l);
	return status;
}

void
lexicon_free(struct lexicon *l)
{
	if (l == NULL)
		return;
	phrases_free(l->phrases);
	map_free(l->lines);
	free(l->entries);
	free(l);
}

size_t
lexicon_count(const struct lexicon *l)
{
	return l->n;
}

const struct lexicon_entry *
lexicon_entry(const struct lexicon *l, size_t term)
{
	return &l->entries[term];
}

struct phrases *
lexicon_phrases(const struct lexicon *l)
{
	return l->phrases;
}
