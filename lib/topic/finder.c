#include "lib/topic/finder.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"

/* A term: the topics that have it, a part of uses; its first place. */
struct use {
	size_t	first, n;
	size_t	from, to;
};

/*
 * Marks by number instead of flags: a mark that equals `now` is set, and the
 * next text needs no clearing.
 */
struct finder {
	struct topics		*topics;
	struct use		*terms;
	size_t			 nterms;
	size_t			*uses;
	uint32_t		 now;
	uint32_t		*seen;		/* by term: text that has it */
	uint32_t		*doubtful;	/* by topic: text to ask */
	uint32_t		 asking;
	uint32_t		*told;		/* by term: was told to */
	size_t			*found;
	size_t			 nfound;
	size_t			 at;		/* of the piece in hand */
	const struct tokens	*tokens;
};

/* Call with each topic and each term of its query. */
static void
each_use(struct finder *f, void (*use)(struct finder *, size_t, uint32_t))
{
	const struct query *q;

	for (size_t i = 0; i < topics_count(f->topics); i++) {
		if ((q = topics_query(f->topics, i)) == NULL)
			continue;
		for (size_t k = 0; k < q->n; k++)
			if (q->nodes[k].op == QUERY_TERM)
				use(f, i, q->nodes[k].term);
	}
}

static void
count_use(struct finder *f, size_t topic, uint32_t term)
{
	(void)topic;
	f->terms[term].n++;
}

static void
note_use(struct finder *f, size_t topic, uint32_t term)
{
	f->uses[f->terms[term].first + f->terms[term].n++] = topic;
}

static void
index_uses(struct finder *f)
{
	size_t first = 0;

	each_use(f, count_use);
	for (size_t i = 0; i < f->nterms; i++) {
		f->terms[i].first = first;
		first += f->terms[i].n;
		f->terms[i].n = 0;
	}
	f->uses = xcalloc(first + 1, sizeof *f->uses);
	each_use(f, note_use);
}

struct finder *
finder_new(struct topics *topics)
{
	struct finder *f = xcalloc(1, sizeof *f);
	size_t ntopics = topics_count(topics);

	f->topics = topics;
	f->nterms = phrases_count(topics_phrases(topics));
	f->terms = xcalloc(f->nterms + 1, sizeof *f->terms);
	f->seen = xcalloc(f->nterms + 1, sizeof *f->seen);
	f->told = xcalloc(f->nterms + 1, sizeof *f->told);
	f->doubtful = xcalloc(ntopics + 1, sizeof *f->doubtful);
	f->found = xcalloc(ntopics + 1, sizeof *f->found);
	index_uses(f);
	return f;
}

void
finder_free(struct finder *f)
{
	if (f == NULL)
		return;
	free(f->terms);
	free(f->uses);
	free(f->seen);
	free(f->told);
	free(f->doubtful);
	free(f->found);
	free(f);
}

/* Numbers start anew after 2^32 texts; then old marks must go. */
static uint32_t
count_up(uint32_t *counter, uint32_t *marks, size_t n)
{
	if (++*counter == 0) {
		for (size_t i = 0; i < n; i++)
			marks[i] = 0;
		*counter = 1;
	}
	return *counter;
}

void
finder_begin(struct finder *f)
{
	if (count_up(&f->now, f->seen, f->nterms) == 1)
		for (size_t i = 0; i < topics_count(f->topics); i++)
			f->doubtful[i] = 0;
	f->nfound = 0;
}

static void
hit(void *arg, const struct phrases_hit *h)
{
	struct finder *f = arg;
	struct use *term = &f->terms[h->term];

	if (f->seen[h->term] == f->now)
		return;
	f->seen[h->term] = f->now;
	term->from = f->at + f->tokens->v[h->from].from;
	term->to = f->at + f->tokens->v[h->to - 1].to;
	for (size_t i = term->first; i < term->first + term->n; i++) {
		size_t topic = f->uses[i];

		if (f->doubtful[topic] == f->now)
			continue;
		f->doubtful[topic] = f->now;
		f->found[f->nfound++] = topic;
	}
}

void
finder_read(struct finder *f, const struct tokens *tokens, size_t at,
    bool plain)
{
	f->tokens = tokens;
	f->at = at;
	phrases_find(topics_phrases(f->topics), tokens, plain, hit, f);
}

static int
ascending(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

const size_t *
finder_end(struct finder *f, size_t *n)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->nfound; i++)
		if (query_true(topics_query(f->topics, f->found[i]), f->seen,
		    f->now))
			f->found[kept++] = f->found[i];
	if (kept > 1)
		qsort(f->found, kept, sizeof *f->found, ascending);
	*n = f->nfound = kept;
	return f->found;
}

void
finder_why(struct finder *f, size_t topic, finder_why_fn *why, void *arg)
{
	const struct query *q = topics_query(f->topics, topic);
	const struct query_node *node;

	count_up(&f->asking, f->told, f->nterms);
	for (node = q->nodes; node < q->nodes + q->n; node++) {
		if (node->op != QUERY_TERM || node->negated ||
		    f->seen[node->term] != f->now ||
		    f->told[node->term] == f->asking)
			continue;
		f->told[node->term] = f->asking;
		why(arg, phrases_term(topics_phrases(f->topics), node->term),
		    f->terms[node->term].from, f->terms[node->term].to);
	}
}
