#include "lib/model/marks.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

static void
hit(void *arg, const struct phrases_hit *h)
{
	struct marks *m = arg;

	if (m->nall == m->capall) {
		m->capall = m->capall != 0 ? m->capall * 2 : 64;
		m->all = xreallocarray(m->all, m->capall, sizeof *m->all);
	}
	m->all[m->nall++] = (struct mark){
		lexicon_entry(m->lexicon, h->term), h->from, h->to, h->folded
	};
	if (h->to - h->from > m->longest)
		m->longest = h->to - h->from;
}

static void
clear_taken(struct marks *m, size_t n)
{
	if (n > m->captaken) {
		m->captaken = n * 2;
		m->taken = xreallocarray(m->taken, m->captaken,
		    sizeof *m->taken);
	}
	if (n != 0)
		memset(m->taken, 0, n * sizeof *m->taken);
}

/* Take the mark if all its tokens are free. */
static void
take(struct marks *m, size_t i)
{
	const struct mark *a = &m->all[i];

	for (size_t k = a->from; k < a->to; k++)
		if (m->taken[k] != 0)
			return;
	for (size_t k = a->from; k < a->to; k++)
		m->taken[k] = i + 1;
}

static void
collect(struct marks *m, size_t ntokens)
{
	size_t k = 0;

	if (m->nall > m->cap) {
		m->cap = m->nall * 2;
		m->v = xreallocarray(m->v, m->cap, sizeof *m->v);
	}
	m->n = 0;
	while (k < ntokens) {
		if (m->taken[k] == 0) {
			k++;
			continue;
		}
		m->v[m->n] = m->all[m->taken[k] - 1];
		k = m->v[m->n++].to;
	}
}

/*
 * Lengths are few (a term has a bounded number of tokens), so that a pass for
 * each of them, the longest first, is linear; hits come by where they end.
 */
void
marks_find(struct marks *m, const struct lexicon *lexicon,
    const struct tokens *tokens, bool plain)
{
	m->lexicon = lexicon;
	m->nall = m->longest = 0;
	phrases_find(lexicon_phrases(lexicon), tokens, plain, hit, m);
	clear_taken(m, tokens->n);
	for (size_t length = m->longest; length > 0; length--)
		for (int folded = 0; folded < 2; folded++)
			for (size_t i = 0; i < m->nall; i++)
				if (m->all[i].to - m->all[i].from == length &&
				    m->all[i].folded == (folded == 1))
					take(m, i);
	collect(m, tokens->n);
}

void
marks_free(struct marks *m)
{
	free(m->v);
	free(m->all);
	free(m->taken);
	*m = (struct marks){ .n = 0 };
}
