#include "lib/io/tally.h"

#include <stdbool.h>
#include <string.h>

static size_t
find(const struct tally *t, struct span kind)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (span_is(kind, t->kinds[i].name))
			break;
	return i;
}

static bool
nameable(const struct tally *t, struct span kind)
{
	return kind.s != NULL && kind.len < sizeof t->kinds[0].name &&
	    memchr(kind.s, '\0', kind.len) == NULL;
}

void
tally_add(struct tally *t, struct span kind)
{
	size_t i;

	if (!nameable(t, kind))
		kind = span_of("other");
	i = find(t, kind);
	if (i == t->n && t->n >= TALLY_KINDS - 1) {
		kind = span_of("other");	/* the last place is kept for it */
		i = find(t, kind);
	}
	if (i == t->n) {
		memcpy(t->kinds[i].name, kind.s, kind.len);
		t->kinds[i].name[kind.len] = '\0';
		t->n++;
	}
	t->kinds[i].count++;
}

json_t *
tally_tree(const struct tally *t)
{
	json_t *tree = json_object();

	for (size_t i = 0; i < t->n; i++)
		json_object_set_new(tree, t->kinds[i].name,
		    json_integer((json_int_t)t->kinds[i].count));
	return tree;
}
