#include "test/sim/words.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "test/sim/phrase.h"

const char *const tone_names[TONES] = {
	[TONE_NEG] = "neg", [TONE_NEU] = "neu", [TONE_POS] = "pos",
	[TONE_MIXED] = "mixed",
};
const char *const kind_names[KINDS] = {
	[COMMENT] = "comment", [POST] = "post", [ARTICLE] = "article",
	[HOTLINE] = "hotline", [ANSWER] = "answer",
};

/* Templates by kind and tone; all tones of a kind stand in TONE_ANY too. */
struct group {
	struct {
		struct template	**list;
		size_t		  n;
	} of[KINDS][TONES + 1];
};

static void
group_free(void *arg)
{
	struct group *g = arg;

	for (size_t k = 0; k < KINDS; k++) {
		for (size_t i = 0; i < g->of[k][TONE_ANY].n; i++) {
			free((char *)g->of[k][TONE_ANY].list[i]->text);
			free((char *)g->of[k][TONE_ANY].list[i]->intent);
			free(g->of[k][TONE_ANY].list[i]);
		}
		for (size_t t = 0; t <= TONES; t++)
			free(g->of[k][t].list);
	}
	free(g);
}

const struct group *
words_group(const struct words *w, const char *name)
{
	return map_get(w->groups, span_of(name));
}

bool
group_has(const struct group *g, enum kind kind, enum tone tone)
{
	return g->of[kind][tone].n != 0;
}

static void
group_put(struct group *g, struct template *t, enum tone tone)
{
	size_t n = g->of[t->kind][tone].n++;

	g->of[t->kind][tone].list = xreallocarray(g->of[t->kind][tone].list,
	    n + 1, sizeof(struct template *));
	g->of[t->kind][tone].list[n] = t;
}

const struct template *
group_pick(const struct group *g, struct rng *rng, enum kind kind,
    enum tone tone, bool plain)
{
	const struct template *t = NULL;
	size_t n = g->of[kind][tone].n;

	for (int tries = 0; tries < 8 && (t == NULL || t->plain); tries++) {
		t = g->of[kind][tone].list[rng_below(rng, n)];
		if (plain)
			break;
	}
	return t;
}

/* Letters, but none with a mark: typed without accents. */
static bool
is_plain(const char *text)
{
	bool letters = false;

	for (const char *p = text; *p != '\0'; p++) {
		if ((*p | 32) >= 'a' && (*p | 32) <= 'z')
			letters = true;
		/* U+00C0 to U+1EFF begin with these; emoji do not. */
		if ((unsigned char)*p >= 0xc3 && (unsigned char)*p <= 0xe1)
			return false;
	}
	return letters && strchr(text, ' ') != NULL;
}

static int
find(const char *const names[], int n, struct span name)
{
	int i;

	for (i = 0; i < n && !span_is(name, names[i]); i++)
		;
	return i;
}

static struct group *
group_of(struct words *w, struct span name)
{
	struct group *g = map_get(w->groups, name);

	if (g == NULL) {
		g = xcalloc(1, sizeof *g);
		map_put(w->groups, name, g);
	}
	return g;
}

/* One row: tone, intent, kind and text stand in the columns from `at` on. */
static int
add_template(struct words *w, struct table *t, struct span group, size_t at,
    struct where *where)
{
	struct template *new;
	struct group *g = group_of(w, group);
	int tone = find(tone_names, TONES, t->field[at]);
	int kind = find(kind_names, KINDS, t->field[at + 2]);

	if (tone == TONES || kind == KINDS)
		return table_fault(t, where, "no such tone or kind");
	new = xcalloc(1, sizeof *new);
	new->tone = (enum tone)tone;
	new->kind = (enum kind)kind;
	new->intent = xstrndup(t->field[at + 1].s, t->field[at + 1].len);
	new->text = xstrndup(t->field[at + 3].s, t->field[at + 3].len);
	new->plain = is_plain(new->text);
	group_put(g, new, new->tone);
	group_put(g, new, TONE_ANY);
	return 0;
}

/* Rows of templates.tsv and burst.tsv name their group, those of policy.tsv not. */
static int
take_template(void *arg, struct table *t, struct where *where)
{
	return add_template(arg, t, t->field[0], 1, where);
}

static int
take_policy(void *arg, struct table *t, struct where *where)
{
	return add_template(arg, t, span_of("policy"), 0, where);
}

static int
take_campaign(void *arg, struct table *t, struct where *where)
{
	struct span text = t->field[0];

	(void)where;
	t->field[0] = span_of("pos");
	t->field[1] = span_of("khac");
	t->field[2] = span_of("comment");
	t->field[3] = text;
	return add_template(arg, t, span_of("campaign"), 0, where);
}

static void
add_slot(struct map *slots, struct span slot, struct span value)
{
	struct lines *l = map_get(slots, slot);

	if (l == NULL) {
		l = xcalloc(1, sizeof *l);
		map_put(slots, slot, l);
	}
	lines_add(l, value);
}

static int
take_slot(void *arg, struct table *t, struct where *where)
{
	struct words *w = arg;

	(void)where;
	add_slot(w->slots, t->field[0], t->field[1]);
	if (t->n < 3 || !span_is(t->field[2], "informal"))
		add_slot(w->formal, t->field[0], t->field[1]);
	return 0;
}

static int
take_teencode(void *arg, struct table *t, struct where *where)
{
	struct words *w = arg;

	(void)where;
	lines_add(&w->word, t->field[0]);
	lines_add(&w->shorthand, t->field[1]);
	return 0;
}

static int
take_colour(void *arg, struct table *t, struct where *where)
{
	struct words *w = arg;

	(void)where;
	lines_add(span_is(t->field[0], "open") ? &w->open : &w->close,
	    t->field[1]);
	return 0;
}

static int
take_emoji(void *arg, struct table *t, struct where *where)
{
	struct words *w = arg;
	int tone = find(tone_names, TONES, t->field[0]);

	if (tone == TONES)
		return table_fault(t, where, "no such tone");
	lines_add(&w->emoji[tone], t->field[1]);
	return 0;
}

struct words *
words_load(const char *folder, struct where *where)
{
	static const struct {
		const char	*name;
		size_t		 columns;
		lines_row_fn	*take;
	} tables[] = {
		{ "templates.tsv", 5, take_template },
		{ "burst.tsv", 5, take_template },
		{ "policy.tsv", 4, take_policy },
		{ "campaign.tsv", 1, take_campaign },
		{ "slots.tsv", 2, take_slot },
		{ "teencode.tsv", 2, take_teencode },
		{ "colour.tsv", 2, take_colour },
		{ "emoji.tsv", 2, take_emoji },
	};
	struct words *w = xcalloc(1, sizeof *w);
	char *path;
	int status = 0;

	w->groups = map_new(group_free);
	w->slots = map_new(lines_drop);
	w->formal = map_new(lines_drop);
	for (size_t i = 0; i < sizeof tables / sizeof tables[0] && status == 0;
	    i++) {
		path = xasprintf("%s/%s", folder, tables[i].name);
		status = lines_read(path, tables[i].columns, tables[i].take, w,
		    where);
		free(path);
	}
	if (status == 0)
		return w;
	words_free(w);
	return NULL;
}

void
words_free(struct words *w)
{
	if (w == NULL)
		return;
	map_free(w->groups);
	map_free(w->slots);
	map_free(w->formal);
	lines_clear(&w->open);
	lines_clear(&w->close);
	lines_clear(&w->word);
	lines_clear(&w->shorthand);
	for (size_t i = 0; i < TONES; i++)
		lines_clear(&w->emoji[i]);
	free(w);
}
