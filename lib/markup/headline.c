#include "lib/markup/headline.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/span.h"
#include "lib/base/xalloc.h"
#include "lib/markup/part.h"

#define LEAST	8	/* bytes; "Tin" is in many a title */
#define LINKED	4	/* times less is a link */

static bool
candidate(const struct dom_node *node)
{
	if (node->tag >= GUMBO_TAG_H1 && node->tag <= GUMBO_TAG_H3)
		return true;
	return node->text == NULL && (part_says(node, "title") ||
	    part_says(node, "headline") || part_says(node, "tieude"));
}

/* How much of a title an element shows; 0 if something else. */
static size_t
shown(const struct dom *d, size_t i, const char *a, const char *b)
{
	char *text = dom_text(d, i, HEADLINE_MOST);
	size_t len = 0;

	if (text != NULL && strlen(text) >= LEAST &&
	    ((a != NULL && strstr(a, text) != NULL) ||
	    (b != NULL && strstr(b, text) != NULL)))
		len = strlen(text);
	free(text);
	return len;
}

/* Names of sites are links to their front pages, as titles of others are. */
static bool
linked(const struct dom *d, size_t i)
{
	for (size_t k = i; k < d->nodes[i].end; k++)
		if (d->nodes[k].tag == GUMBO_TAG_A)
			return true;
	return d->nodes[d->nodes[i].parent].tag == GUMBO_TAG_A;
}

static size_t
first_h1(const struct dom *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->nodes[i].tag == GUMBO_TAG_H1)
			return i;
	return 0;
}

size_t
headline_find(const struct dom *d, const char *a, const char *b)
{
	size_t node = 0, most = 0, len;

	for (size_t i = 0; i < d->n; i++) {
		if (!candidate(&d->nodes[i]))
			continue;
		len = shown(d, i, a, b);
		if (len > most && linked(d, i))
			len /= LINKED;
		if (len > most) {
			most = len;
			node = i;
		}
	}
	return node != 0 ? node : first_h1(d);
}

static const char *const signs[] = { " | ", " - ", " – ", " — ", " :: " };
#define NSIGNS	(sizeof signs / sizeof signs[0])

static char *
before_last(struct span page)
{
	size_t cut = 0, n;

	for (size_t i = 0; i < NSIGNS; i++) {
		n = strlen(signs[i]);
		for (size_t k = 1; k + n < page.len; k++)
			if (k > cut && memcmp(page.s + k, signs[i], n) == 0)
				cut = k;
	}
	return cut != 0 ? xstrndup(page.s, cut) : NULL;
}

char *
headline_other(const char *title, const char *part)
{
	struct span page = span_of(title), rest;
	size_t n;

	if (part == NULL)
		return before_last(page);
	n = strlen(part);
	for (size_t i = 0; i < NSIGNS && n < page.len; i++) {
		rest = (struct span){ page.s + n, page.len - n };
		if (span_starts(page, part) && span_starts(rest, signs[i]))
			return xstrdup(rest.s + strlen(signs[i]));
		rest = (struct span){ page.s, page.len - n };
		if (span_ends(page, part) && span_ends(rest, signs[i]))
			return xstrndup(page.s, rest.len - strlen(signs[i]));
	}
	return NULL;
}
