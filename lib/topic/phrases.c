#include "lib/topic/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/topic/plain.h"
#include "lib/topic/squeeze.h"

#define NONE		UINT32_MAX
#define LONGEST		256	/* bytes of a token that may be emphasis */

struct term {
	char		*text;		/* as it was added */
	char		*words;		/* canonical, each with its NUL */
	size_t		 n;		/* tokens */
	enum query_how	 how;
	int		 meaning;
	bool		 bare;		/* has no marks itself */
	bool		 ambiguous;	/* folded, it may mean something else */
	uint32_t	 next;		/* term of the same state, or NONE */
};

/* State 0 is the root; no edge leads there, so 0 also says "none". */
struct state {
	uint32_t	 symbol;	/* of the edge that leads here */
	uint32_t	 child, sibling;
	uint32_t	 fail;
	uint32_t	 shorter;	/* next one that has terms */
	uint32_t	 terms;		/* or NONE */
};

struct edge {
	uint64_t	 key;		/* state and symbol; 0 is none */
	uint32_t	 to;
};

/* Symbols are the folded tokens of all terms, from 1; 0 is any other token. */
struct phrases {
	struct map	*symbols;
	struct map	*known;		/* a term to 1 + its number */
	struct term	*terms;
	size_t		 nterms;
	struct state	*states;
	size_t		 nstates;
	struct edge	*edges;
	size_t		 nedges;	/* a power of two */
	struct tokens	 tokens;
	struct buf	 scratch;
};

/* Room for one more where there are n: arrays here double. */
static void *
room(void *v, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)
		return v;
	return xreallocarray(v, n != 0 ? n * 2 : 1, size);
}

static uint32_t
new_state(struct phrases *p, uint32_t symbol)
{
	p->states = room(p->states, p->nstates, sizeof *p->states);
	p->states[p->nstates] = (struct state){
		.symbol = symbol, .terms = NONE
	};
	return (uint32_t)p->nstates++;
}

struct phrases *
phrases_new(void)
{
	struct phrases *p = xcalloc(1, sizeof *p);

	p->symbols = map_new(NULL);
	p->known = map_new(NULL);
	p->nedges = 64;
	p->edges = xcalloc(p->nedges, sizeof *p->edges);
	new_state(p, 0);
	return p;
}

void
phrases_free(struct phrases *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->nterms; i++) {
		free(p->terms[i].text);
		free(p->terms[i].words);
	}
	free(p->terms);
	free(p->states);
	free(p->edges);
	map_free(p->symbols);
	map_free(p->known);
	tokens_free(&p->tokens);
	buf_free(&p->scratch);
	free(p);
}

/*
 * The slot of the edge, or the empty one where it would go.  The keys are from
 * files of ours; texts only look them up, so no text can make them collide.
 */
static struct edge *
edge(const struct phrases *p, uint32_t state, uint32_t symbol)
{
	uint64_t key = (uint64_t)state << 32 | symbol;
	uint64_t h = key * 0x9e3779b97f4a7c15u;
	size_t i = (size_t)(h >> 32) & (p->nedges - 1);

	while (p->edges[i].key != 0 && p->edges[i].key != key)
		i = (i + 1) & (p->nedges - 1);
	return &p->edges[i];
}

static void
grow_edges(struct phrases *p)
{
	struct edge *old = p->edges;
	size_t n = p->nedges;

	p->nedges *= 2;
	p->edges = xcalloc(p->nedges, sizeof *p->edges);
	for (size_t i = 0; i < n; i++)
		if (old[i].key != 0)
			*edge(p, (uint32_t)(old[i].key >> 32),
			    (uint32_t)old[i].key) = old[i];
	free(old);
}

/* The state that the symbol leads to, made if it is not there. */
static uint32_t
grow(struct phrases *p, uint32_t state, uint32_t symbol)
{
	struct edge *e = edge(p, state, symbol);
	uint32_t to;

	if (e->key != 0)
		return e->to;
	to = new_state(p, symbol);
	p->states[to].sibling = p->states[state].child;
	p->states[state].child = to;
	*e = (struct edge){ (uint64_t)state << 32 | symbol, to };
	if (p->nstates * 2 > p->nedges)
		grow_edges(p);
	return to;
}

static uint32_t
symbol(const struct phrases *p, struct span fold)
{
	return (uint32_t)(uintptr_t)map_get(p->symbols, fold);
}

static uint32_t
new_symbol(struct phrases *p, struct span fold)
{
	uint32_t s = symbol(p, fold);

	if (s == 0) {
		s = (uint32_t)map_count(p->symbols) + 1;
		map_put(p->symbols, fold, (void *)(uintptr_t)s);
	}
	return s;
}

/* Add the term that p->tokens are. */
static uint32_t
new_term(struct phrases *p, struct span text, enum query_how how, int meaning)
{
	struct term t = {
		.text = xstrndup(text.s, text.len), .n = p->tokens.n,
		.how = how, .meaning = meaning, .bare = true,
	};
	struct buf words = BUF_INIT;
	struct token *k;
	uint32_t state = 0;

	for (k = p->tokens.v; k < p->tokens.v + p->tokens.n; k++) {
		state = grow(p, state, new_symbol(p, k->fold));
		buf_span(&words, k->word);
		buf_putc(&words, '\0');
		t.bare = t.bare && k->plain;
	}
	t.words = buf_take(&words);
	t.next = p->states[state].terms;
	p->states[state].terms = (uint32_t)p->nterms;
	p->terms = room(p->terms, p->nterms, sizeof *p->terms);
	p->terms[p->nterms] = t;
	return (uint32_t)p->nterms++;
}

long
phrases_add(struct phrases *p, struct span text, enum query_how how,
    int meaning)
{
	struct buf key = BUF_INIT;
	uintptr_t known;

	tokens_split(&p->tokens, text);
	if (p->tokens.n == 0 || p->tokens.n > PHRASES_TOKENS)
		return -1;
	buf_putc(&key, (char)('0' + how));
	for (size_t i = 0; i < p->tokens.n; i++) {
		buf_putc(&key, ' ');
		buf_span(&key, p->tokens.v[i].word);
	}
	known = (uintptr_t)map_get(p->known, buf_get(&key));
	if (known == 0) {
		known = (uintptr_t)new_term(p, text, how, meaning) + 1;
		map_put(p->known, buf_get(&key), (void *)known);
	}
	buf_free(&key);
	return (long)known - 1;
}

size_t
phrases_count(const struct phrases *p)
{
	return p->nterms;
}

struct span
phrases_term(const struct phrases *p, size_t term)
{
	return span_of(p->terms[term].text);
}

static bool
same_words(const struct term *a, const struct term *b)
{
	const char *s = a->words, *t = b->words;

	for (size_t i = 0; i < a->n; i++) {
		if (strcmp(s, t) != 0)
			return false;
		s += strlen(s) + 1;
		t += strlen(t) + 1;
	}
	return true;
}

/* Terms of one state have one folded form; those with marks compete for it. */
static void
compare_terms(struct phrases *p, uint32_t first)
{
	struct term *a, *b;

	for (uint32_t i = first; i != NONE; i = p->terms[i].next) {
		a = &p->terms[i];
		for (uint32_t k = a->next; k != NONE; k = p->terms[k].next) {
			b = &p->terms[k];
			if (!a->bare && !b->bare &&
			    a->meaning != b->meaning && !same_words(a, b))
				a->ambiguous = b->ambiguous = true;
		}
	}
}

/* The state after the symbol: the longest that is still a beginning. */
static uint32_t
step(const struct phrases *p, uint32_t state, uint32_t s)
{
	const struct edge *e;

	if (s == 0)
		return 0;
	for (;;) {
		e = edge(p, state, s);
		if (e->key != 0)
			return e->to;
		if (state == 0)
			return 0;
		state = p->states[state].fail;
	}
}

void
phrases_ready(struct phrases *p)
{
	uint32_t *queue = xreallocarray(NULL, p->nstates, sizeof *queue);
	size_t head = 0, tail = 0;
	struct state *s, *fail;

	queue[tail++] = 0;
	while (head < tail) {
		uint32_t at = queue[head++];

		compare_terms(p, p->states[at].terms);
		for (uint32_t c = p->states[at].child; c != 0; c = s->sibling) {
			s = &p->states[c];
			s->fail = at == 0 ? 0 :
			    step(p, p->states[at].fail, s->symbol);
			fail = &p->states[s->fail];
			s->shorter = fail->terms != NONE ? s->fail :
			    fail->shorter;
			queue[tail++] = c;
		}
	}
	free(queue);
}

/* Whether letters of the token may be emphasis; 1000 is not 10. */
static bool
may_squeeze(const struct token *k)
{
	return (k->kind == TOKEN_WORD || k->kind == TOKEN_SMILEY) &&
	    k->fold.len > 2 && k->word.len <= LONGEST;
}

/* The symbol of a token; emphasis is taken off if it has none as it is. */
static uint32_t
read_symbol(struct phrases *p, const struct token *k)
{
	uint32_t s = symbol(p, k->fold);

	if (s != 0 || !may_squeeze(k))
		return s;
	for (size_t most = 2; s == 0 && most > 0; most--)
		if (squeeze_text(k->fold, most, &p->scratch))
			s = symbol(p, buf_get(&p->scratch));
	return s;
}

static bool
word_is(struct phrases *p, const struct token *k, const char *word)
{
	if (span_is(k->word, word))
		return true;
	if (!may_squeeze(k))
		return false;
	for (size_t most = 2; most > 0; most--)
		if (squeeze_text(k->word, most, &p->scratch) &&
		    span_is(buf_get(&p->scratch), word))
			return true;
	return false;
}

/*
 * The automaton reads folded tokens only, so that one serves both ways; what it
 * finds is looked at again here.
 */
static bool
matches(struct phrases *p, const struct term *t, const struct token *k,
    bool plain, bool *folded)
{
	const char *word = t->words;
	bool lost = false;

	*folded = false;
	for (size_t i = 0; i < t->n; i++, k++, word += strlen(word) + 1) {
		if (word_is(p, k, word))
			continue;
		if (!k->plain || t->how == QUERY_EXACT)
			return false;
		*folded = true;
		lost = lost || plain_lost(k->fold);
	}
	if (!*folded || (t->how == QUERY_FOLD && plain))
		return true;
	return t->n > 1 && (plain || lost) &&
	    (t->how == QUERY_FOLD || !t->ambiguous);
}

void
phrases_find(struct phrases *p, const struct tokens *tokens, bool plain,
    phrases_hit_fn *hit, void *arg)
{
	uint32_t at = 0, s, i;
	struct phrases_hit h;

	for (size_t k = 0; k < tokens->n; k++) {
		at = step(p, at, read_symbol(p, &tokens->v[k]));
		s = p->states[at].terms != NONE ? at : p->states[at].shorter;
		for (; s != 0; s = p->states[s].shorter) {
			for (i = p->states[s].terms; i != NONE;
			    i = p->terms[i].next) {
				h.term = i;
				h.to = k + 1;
				h.from = h.to - p->terms[i].n;
				if (matches(p, &p->terms[i],
				    &tokens->v[h.from], plain, &h.folded))
					hit(arg, &h);
			}
		}
	}
}
