#include "lib/topic/gazetteer.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/io/table.h"
#include "lib/text/fold.h"

enum { ID, KIND, NAME, HOW, WITHIN, FROM, UNTIL, MORE, INTO, COLUMNS };
enum { ST_NAME, ST_HOW, ST_WHERE, ST_MORE, ST_COLUMNS };

static const struct {
	const char		*name;
	enum gazetteer_kind	 kind;
} kinds[] = {
	{ "province", GAZETTEER_PROVINCE },
	{ "city", GAZETTEER_TOWN },
	{ "district", GAZETTEER_DISTRICT },
	{ "ward", GAZETTEER_WARD },
	{ "commune", GAZETTEER_COMMUNE },
	{ "town", GAZETTEER_COMMUNE },
	{ "zone", GAZETTEER_COMMUNE },
};

static const struct {
	const char		*name;
	enum gazetteer_how	 how;
} hows[] = {
	{ "alone", GAZETTEER_ALONE },
	{ "marked", GAZETTEER_MARKED },
	{ "cue", GAZETTEER_CUE },
	{ "kind", GAZETTEER_OWN },
	{ "number", GAZETTEER_OWN },
};

/* What stands before one of the further names. */
static const struct {
	char			sign;
	enum gazetteer_how	how;
} signs[] = {
	{ '~', GAZETTEER_MARKED }, { '?', GAZETTEER_CUE },
	{ '!', GAZETTEER_OWN }, { '#', GAZETTEER_TAG },
	{ '%', GAZETTEER_BESIDE },
};

/* "into" as read: new units may come later in the file. */
struct pending {
	uint32_t	place;
	struct span	into;
};

struct gazetteer {
	struct table		 tables[2];	/* ids lie in the first */
	struct buf		 made;		/* ids of streets, offsets */
	struct gazetteer_place	*places;
	size_t			 n, cap;
	struct map		*ids;
	uint32_t		*within;
	size_t			 nwithin;
	struct gazetteer_share	*into;
	size_t			 ninto;
	gazetteer_name_fn	*name;
	void			*arg;
	struct buf		 scratch;
};

static uint32_t
add_place(struct gazetteer *g, struct gazetteer_place p)
{
	if (g->n == g->cap) {
		g->cap = g->cap != 0 ? g->cap * 2 : 4096;
		g->places = xreallocarray(g->places, g->cap,
		    sizeof *g->places);
	}
	p.within = (uint32_t)g->nwithin;
	g->places[g->n] = p;
	return (uint32_t)g->n++;
}

static void
add_within(struct gazetteer *g, uint32_t place, uint32_t larger)
{
	if ((g->nwithin & (g->nwithin - 1)) == 0)
		g->within = xreallocarray(g->within, g->nwithin * 2 + 1,
		    sizeof *g->within);
	g->within[g->nwithin++] = larger;
	g->places[place].nwithin++;
}

/* 2025-07-01 as 20250701, "-" as given; -1 if it is neither. */
static int
date_of(struct span s, int open)
{
	int value = 0;

	if (span_is(s, "-"))
		return open;
	if (s.len != 10 || s.s[4] != '-' || s.s[7] != '-')
		return -1;
	for (size_t i = 0; i < s.len; i++)
		if (i != 4 && i != 7) {
			if (s.s[i] < '0' || s.s[i] > '9')
				return -1;
			value = value * 10 + s.s[i] - '0';
		}
	return value;
}

static int
how_of(struct span s)
{
	for (size_t i = 0; i < sizeof hows / sizeof hows[0]; i++)
		if (span_is(s, hows[i].name))
			return (int)hows[i].how;
	return -1;
}

static void
more_names(struct gazetteer *g, uint32_t place, struct span more)
{
	struct span name;

	if (span_is(more, "-"))
		return;
	while ((name = span_cut(&more, '|')).s != NULL) {
		enum gazetteer_how how = GAZETTEER_ALONE;

		for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
			if (name.len != 0 && name.s[0] == signs[i].sign) {
				how = signs[i].how;
				name.s++;
				name.len--;
				break;
			}
		g->name(g->arg, name, place, how);
	}
}

/* A ward that has a number is also p12, f12; all mean nothing alone. */
static void
number_names(struct gazetteer *g, uint32_t place, struct span number)
{
	static const char letters[] = "pf";

	g->places[place].needy = true;
	for (const char *c = letters; *c != '\0'; c++) {
		buf_reset(&g->scratch);
		buf_putc(&g->scratch, *c);
		buf_span(&g->scratch, number);
		g->name(g->arg, buf_get(&g->scratch), place, GAZETTEER_ALONE);
	}
}

static int
add_row(struct gazetteer *g, const struct table *t, struct where *where)
{
	struct gazetteer_place p = { .id = t->field[ID],
	    .kind = GAZETTEER_SIGHT };
	struct span larger, list = t->field[WITHIN];
	int how = how_of(t->field[HOW]);
	uint32_t place, at;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (span_is(t->field[KIND], kinds[i].name))
			p.kind = kinds[i].kind;
	if (g->n == 0)
		p.kind = GAZETTEER_CITY;
	p.from = date_of(t->field[FROM], 0);
	p.until = date_of(t->field[UNTIL], INT_MAX);
	if (how == -1 || p.from == -1 || p.until == -1 || p.id.len == 0 ||
	    t->field[NAME].len == 0)
		return table_fault(t, where, "columns 1, 3, 4, 6 and 7 are "
		    "an id, a name, one of alone, marked, cue, kind, and "
		    "dates as 2025-07-01 or -");
	place = add_place(g, p);
	if (map_put(g->ids, p.id, (void *)((uintptr_t)place + 1)) != NULL)
		return table_fault(t, where, "a second \"%.*s\"",
		    SPAN_ARG(p.id));
	while (!span_is(list, "-") && (larger = span_cut(&list, ',')).s !=
	    NULL) {
		if ((at = gazetteer_find(g, larger)) == GAZETTEER_NONE)
			return table_fault(t, where, "no place \"%.*s\" above",
			    SPAN_ARG(larger));
		add_within(g, place, at);
	}
	g->name(g->arg, t->field[NAME], place, (enum gazetteer_how)how);
	more_names(g, place, t->field[MORE]);
	if (t->field[NAME].s[0] >= '0' && t->field[NAME].s[0] <= '9')
		number_names(g, place, t->field[NAME]);
	return 0;
}

/* "26740:1 26743:2" as shares; the new units stand in the file by now. */
static int
add_into(struct gazetteer *g, const struct pending *p, const char *path,
    struct where *where)
{
	struct gazetteer_place *old = &g->places[p->place];
	struct span rest = p->into, one, code;
	char id[32];
	double sum = 0;

	old->into = (uint32_t)g->ninto;
	while ((one = span_cut(&rest, ' ')).s != NULL) {
		double share = 1;
		uint32_t unit;

		code = span_cut(&one, ':');
		if (one.s != NULL && one.len == 1 && one.s[0] > '0' &&
		    one.s[0] <= '9')
			share = one.s[0] - '0';
		snprintf(id, sizeof id, "hcm/%.*s", SPAN_ARG(code));
		if ((unit = gazetteer_find(g, span_of(id))) == GAZETTEER_NONE)
			return where_set(where, path, 0, "\"%.*s\" goes into "
			    "%s, which is not there", SPAN_ARG(old->id), id);
		g->into[g->ninto++] = (struct gazetteer_share){ unit, share };
		old->ninto++;
		sum += share;
	}
	for (uint32_t i = 0; i < old->ninto; i++)
		g->into[old->into + i].share /= sum;
	return 0;
}

static int
read_places(struct gazetteer *g, const char *path, struct where *where)
{
	struct table *t = &g->tables[0];
	struct pending *later = NULL;
	size_t n = 0, parts = 0, cap = 0;
	int got, status = -1;

	if (table_open(t, path, where) == -1)
		return -1;
	while ((got = table_next(t, COLUMNS, where)) == 1) {
		if (add_row(g, t, where) == -1)
			goto done;
		if (span_is(t->field[INTO], "-"))
			continue;
		if (n == cap) {
			cap = cap != 0 ? cap * 2 : 512;
			later = xreallocarray(later, cap, sizeof *later);
		}
		later[n++] = (struct pending){ (uint32_t)g->n - 1,
		    t->field[INTO] };
		parts += t->field[INTO].len / 6 + 1;
	}
	g->into = xcalloc(parts + 1, sizeof *g->into);
	for (size_t i = 0; i < n && got == 0; i++)
		if (add_into(g, &later[i], path, where) == -1)
			goto done;
	status = got;
done:
	free(later);
	return status;
}

/* The name without marks, what is no letter or digit as one "-". */
static void
add_slug(struct buf *b, struct span folded)
{
	bool gap = false;

	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.s[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			if (gap)
				buf_putc(b, '-');
			buf_putc(b, c);
			gap = false;
		} else {
			gap = true;
		}
	}
}

/* The id of one street of a name; kept as an offset until all are made. */
static struct span
street_id(struct gazetteer *g, struct span name, struct span district)
{
	struct span id = { (const char *)(uintptr_t)g->made.len, 0 };

	fold_text(name, &g->scratch);
	buf_puts(&g->made, "hcm/duong/");
	add_slug(&g->made, buf_get(&g->scratch));
	if (district.len != 0) {
		buf_putc(&g->made, '/');
		buf_span(&g->made, district);
	}
	id.len = g->made.len - (size_t)(uintptr_t)id.s;
	return id;
}

static int
add_street(struct gazetteer *g, const struct table *t, struct where *where)
{
	bool number = span_is(t->field[ST_HOW], "number");
	struct span rest = t->field[ST_WHERE], run, one, first;
	int how = how_of(t->field[ST_HOW]);
	uint32_t place = GAZETTEER_NONE, at, head = (uint32_t)g->n;
	char id[64];

	if (how == -1)
		return table_fault(t, where, "column 2 is one of alone, "
		    "marked, cue, kind, number");
	while ((run = span_cut(&rest, ';')).s != NULL) {
		first = run;
		first = span_cut(&first, ',');
		place = add_place(g, (struct gazetteer_place){
		    .id = street_id(g, t->field[ST_NAME],
		    number || place != GAZETTEER_NONE ? first : SPAN_NONE),
		    .kind = GAZETTEER_STREET, .until = INT_MAX,
		    .needy = number });
		while ((one = span_cut(&run, ',')).s != NULL) {
			snprintf(id, sizeof id, "hcm/%.*s", SPAN_ARG(one));
			if ((at = gazetteer_find(g, span_of(id))) ==
			    GAZETTEER_NONE)
				return table_fault(t, where, "no district "
				    "\"%.*s\"", SPAN_ARG(one));
			add_within(g, place, at);
		}
		g->name(g->arg, t->field[ST_NAME], place,
		    (enum gazetteer_how)how);
	}
	more_names(g, head, t->field[ST_MORE]);
	return 0;
}

static int
read_streets(struct gazetteer *g, const char *path, struct where *where)
{
	struct table *t = &g->tables[1];
	size_t first = g->n;
	int got;

	if (table_open(t, path, where) == -1)
		return -1;
	while ((got = table_next(t, ST_COLUMNS, where)) == 1)
		if (add_street(g, t, where) == -1)
			return -1;
	for (size_t i = first; i < g->n; i++)
		g->places[i].id.s = g->made.s +
		    (uintptr_t)g->places[i].id.s;
	return got;
}

int
gazetteer_load(struct gazetteer **out, const char *places,
    const char *streets, gazetteer_name_fn *name, void *arg,
    struct where *where)
{
	struct gazetteer *g = xcalloc(1, sizeof *g);

	g->ids = map_new(NULL);
	g->name = name;
	g->arg = arg;
	if (read_places(g, places, where) == -1 ||
	    read_streets(g, streets, where) == -1) {
		gazetteer_free(g);
		return -1;
	}
	*out = g;
	return 0;
}

void
gazetteer_free(struct gazetteer *g)
{
	if (g == NULL)
		return;
	table_close(&g->tables[0]);
	table_close(&g->tables[1]);
	map_free(g->ids);
	free(g->places);
	free(g->within);
	free(g->into);
	buf_free(&g->made);
	buf_free(&g->scratch);
	free(g);
}

size_t
gazetteer_count(const struct gazetteer *g)
{
	return g->n;
}

const struct gazetteer_place *
gazetteer_place(const struct gazetteer *g, uint32_t place)
{
	return &g->places[place];
}

uint32_t
gazetteer_find(const struct gazetteer *g, struct span id)
{
	uintptr_t found = (uintptr_t)map_get(g->ids, id);

	return found != 0 ? (uint32_t)(found - 1) : GAZETTEER_NONE;
}

bool
gazetteer_within(const struct gazetteer *g, uint32_t place, uint32_t larger)
{
	const struct gazetteer_place *p = &g->places[place], *q;

	for (uint32_t i = 0; i < p->nwithin; i++) {
		uint32_t at = g->within[p->within + i];

		if (at == larger)
			return true;
		q = &g->places[at];
		for (uint32_t k = 0; k < q->nwithin; k++)
			if (g->within[q->within + k] == larger)
				return true;
	}
	return false;
}

const uint32_t *
gazetteer_larger(const struct gazetteer *g, uint32_t place, size_t *n)
{
	*n = g->places[place].nwithin;
	return g->within + g->places[place].within;
}

const struct gazetteer_share *
gazetteer_into(const struct gazetteer *g, uint32_t place, size_t *n)
{
	*n = g->places[place].ninto;
	return g->into + g->places[place].into;
}
