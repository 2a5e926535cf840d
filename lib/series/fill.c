#include "lib/series/fill.h"

/* Each total of a width that has any number, in order: see next_total(). */
struct walk {
	struct count	*count;
	enum bucket	 bucket;
	size_t		 at, n;		/* n: those there were when it began */
};

static struct cell *
next_total(struct walk *w, int64_t *index)
{
	struct cell_id id;
	struct cell *cell;

	while (w->at < w->n) {
		cell = count_nth(w->count, w->at++, &id);
		if (id.bucket == w->bucket && id.key.len == 2 &&
		    cell_any(cell)) {
			*index = id.index;
			return cell;
		}
	}
	return NULL;
}

static bool
any_due(struct count *count, enum bucket b)
{
	struct walk w = { count, b, 0, count_cells(count) };
	struct cell *cell;
	int64_t index;

	while ((cell = next_total(&w, &index)) != NULL)
		if (cell->due != 0)
			return true;
	return false;
}

/* New cells come behind those that are walked. */
static void
zeros(struct count *count, enum bucket b)
{
	struct walk w = { count, b, 0, count_cells(count) };
	int64_t index, last = 0;
	bool first = true;

	while (next_total(&w, &index) != NULL) {
		if (!first && index - last <= BUCKET_HOLE)
			while (++last < index)
				count_at(count, b, last,
				    span_of("{}"))->kept = true;
		first = false;
		last = index;
	}
}

void
fill_counts(struct count *count, struct cover *cover, enum bucket own)
{
	static const unsigned sets[] = {
		0, KEYS_FEED, KEYS_SOURCE, KEYS_FEED | KEYS_SOURCE
	};
	bool none = count_cells(count) == 0;

	for (int b = 0; b < BUCKET_WIDTHS; b++)
		for (size_t i = 0; i < 4; i++)
			if (count_has(count, (enum bucket)b, sets[i]) ||
			    (none && i == 0 && b == (int)own))
				cover_count(cover, count, (enum bucket)b,
				    sets[i]);
	count_sort(count);
	for (int b = 0; b < BUCKET_WIDTHS; b++)
		if (count_has(count, (enum bucket)b, 0) &&
		    !any_due(count, (enum bucket)b))
			zeros(count, (enum bucket)b);
	count_sort(count);
}
