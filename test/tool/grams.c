/*
 * grams - make a model of syllable pairs from texts, see lib/text/grams.h.
 *
 *	grams PAIR_LEAST WORD_LEAST <texts >grams.bin
 *
 * A text a line.  Words rarer than WORD_LEAST, and pairs rarer than PAIR_LEAST,
 * are left out; words that have no sibling with marks must be
 * ten times as frequent, they are names.
 */
#include <err.h>
#include <math.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/text/canon.h"
#include "lib/text/grams.h"
#include "lib/text/token.h"

#define DISCOUNT	0.75
#define LONGEST		7	/* letters of a syllable: nghiêng */

struct word {
	struct span	 text, fold;
	uint32_t	 count, id;	/* id 0: left out */
};

static struct word *words;
static struct map *names, *folds;	/* to 1 + number; those with marks */
static uint32_t *stream;
static size_t nwords, nstream, cap;

static uint32_t
intern(const struct token *t)
{
	uintptr_t at = (uintptr_t)map_get(names, t->word);

	if (at == 0) {
		at = nwords + 1;
		map_put(names, t->word, (void *)at);
		words = xreallocarray(words, nwords + 1, sizeof *words);
		words[nwords] = (struct word){ .count = 0 };
		words[nwords].text.s = xstrndup(t->word.s, t->word.len);
		words[nwords].text.len = t->word.len;
		words[nwords].fold.s = xstrndup(t->fold.s, t->fold.len);
		words[nwords++].fold.len = t->fold.len;
		if (!t->plain)
			map_put(folds, t->fold, names);
	}
	words[at - 1].count++;
	return (uint32_t)at - 1 + GRAMS_FIRST;
}

static void
put(uint32_t id)
{
	if (id == GRAMS_EDGE && nstream != 0 &&
	    stream[nstream - 1] == GRAMS_EDGE)
		return;
	if (nstream == cap) {
		cap = cap != 0 ? cap * 2 : 1 << 20;
		stream = xreallocarray(stream, cap, sizeof *stream);
	}
	stream[nstream++] = id;
}

static bool
spelled(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] < 'a' || s.s[i] > 'z')
			return false;
	return s.len <= LONGEST;
}

static void
read_text(char *line, struct tokens *t, struct buf *canonical)
{
	struct span text = span_of(line);

	if (canon_text(text, canonical))
		text = buf_get(canonical);
	tokens_split(t, text);
	put(GRAMS_EDGE);
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].kind == TOKEN_NUMBER)
			put(GRAMS_NUMBER);
		else if (t->v[i].kind != TOKEN_WORD)
			put(GRAMS_EDGE);
		else if (spelled(t->v[i].fold))
			put(intern(&t->v[i]));
		else
			put(GRAMS_OTHER);
	put(GRAMS_EDGE);
}

static int
by_fold(const void *pa, const void *pb)
{
	const struct word *a = &words[*(const uint32_t *)pa];
	const struct word *b = &words[*(const uint32_t *)pb];
	int c = span_cmp(a->fold, b->fold);

	if (c != 0)
		return c;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return span_cmp(a->text, b->text);
}

static int
by_number(const void *pa, const void *pb)
{
	uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;

	return a < b ? -1 : a > b;
}

static uint8_t
cost(double p)
{
	double bits = -log2(p) * GRAMS_BIT + 0.5;

	return bits > 255 ? 255 : (uint8_t)bits;
}

static void
write_all(const void *p, size_t size, size_t n)
{
	if (fwrite(p, size, n, stdout) != n)
		err(2, "stdout");
}

/* Number the words that are kept; their numbers in `order`. */
static uint32_t
choose(uint32_t *order, uint32_t least)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < nwords; i++)
		if (words[i].count >= (map_get(folds, words[i].fold) != NULL ?
		    least : 10 * least))
			order[n++] = i;
	qsort(order, n, sizeof *order, by_fold);
	for (uint32_t i = 0; i < n; i++)
		words[order[i]].id = GRAMS_FIRST + i;
	if (n + GRAMS_FIRST > GRAMS_WORDS)
		errx(2, "more than %d words", GRAMS_WORDS);
	return n + GRAMS_FIRST;
}

struct pairs {
	uint32_t	*pair, *count;	/* left << 16 | right, sorted */
	size_t		 n;
};

static void
count_pairs(struct pairs *p)
{
	uint32_t *all = xreallocarray(NULL, nstream, sizeof *all);
	size_t n = 0;

	for (size_t i = 0; i < nstream; i++)
		if (stream[i] >= GRAMS_FIRST && (stream[i] =
		    words[stream[i] - GRAMS_FIRST].id) == 0)
			stream[i] = GRAMS_OTHER;
	for (size_t i = 1; i < nstream; i++)
		all[n++] = stream[i - 1] << 16 | stream[i];
	qsort(all, n, sizeof *all, by_number);
	p->pair = xreallocarray(NULL, n, sizeof *all);
	p->count = xreallocarray(NULL, n, sizeof *all);
	p->n = 0;
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || all[i] != all[i - 1]) {
			p->pair[p->n] = all[i];
			p->count[p->n++] = 0;
		}
		p->count[p->n - 1]++;
	}
	free(all);
}

/* What the model is made of, by word: as left of pairs, as right of kinds. */
struct sums {
	uint32_t	*left, *kinds, *before;
	double		 all;
};

static void
sum(const struct pairs *p, uint32_t n, struct sums *s)
{
	s->left = xcalloc(n, sizeof *s->left);
	s->kinds = xcalloc(n, sizeof *s->kinds);
	s->before = xcalloc(n, sizeof *s->before);
	s->all = (double)p->n + n;
	for (size_t i = 0; i < p->n; i++) {
		s->left[p->pair[i] >> 16] += p->count[i];
		s->kinds[p->pair[i] >> 16]++;
		s->before[p->pair[i] & 0xffff]++;
	}
}

static double
alone(const struct sums *s, uint32_t id)
{
	return (s->before[id] + 1) / s->all;
}

static void
write_pairs(const struct pairs *p, const struct sums *s, uint32_t n,
    uint32_t least)
{
	uint8_t *costs = xmalloc(p->n + 2 * (size_t)n);
	uint16_t *right = xreallocarray(NULL, p->n + 1, sizeof *right);
	size_t kept = 0;

	for (size_t i = 0; i < p->n; i++) {
		uint32_t a = p->pair[i] >> 16, b = p->pair[i] & 0xffff;

		if (p->count[i] < least)
			continue;
		right[kept] = (uint16_t)b;
		costs[kept++] = cost((p->count[i] - DISCOUNT) / s->left[a] +
		    DISCOUNT * s->kinds[a] / s->left[a] * alone(s, b));
	}
	write_all(right, sizeof *right, kept);
	for (uint32_t i = 0; i < n; i++)
		putchar(cost(alone(s, i)));
	for (uint32_t i = 0; i < n; i++)
		putchar(s->left[i] == 0 ? 0 :
		    cost(DISCOUNT * s->kinds[i] / s->left[i]));
	write_all(costs, 1, kept);
	free(costs);
	free(right);
}

/* Where each row of pairs begins; the last is the number of pairs. */
static void
rows(const struct pairs *p, uint32_t n, uint32_t least, uint32_t *row)
{
	memset(row, 0, (n + 1) * sizeof *row);
	for (size_t i = 0; i < p->n; i++)
		if (p->count[i] >= least)
			row[(p->pair[i] >> 16) + 1]++;
	for (uint32_t i = 0; i < n; i++)
		row[i + 1] += row[i];
}

static void
write_model(const uint32_t *order, uint32_t n, const struct pairs *p,
    uint32_t least)
{
	uint32_t *at = xcalloc(4 * ((size_t)n + 2), sizeof *at);
	uint32_t *row = at + n + 2, *first = row + n + 2, *fold = first + n + 2;
	struct buf text = BUF_INIT, foldtext = BUF_INIT;
	struct sums s;
	uint32_t head[4], nfolds = 0;

	for (uint32_t i = GRAMS_FIRST; i < n; i++) {
		const struct word *w = &words[order[i - GRAMS_FIRST]];

		at[i] = (uint32_t)text.len;
		buf_span(&text, w->text);
		if (i == GRAMS_FIRST || !span_eq(w->fold,
		    words[order[i - GRAMS_FIRST - 1]].fold)) {
			first[nfolds] = i;
			fold[nfolds++] = (uint32_t)foldtext.len;
			buf_span(&foldtext, w->fold);
		}
	}
	at[n] = (uint32_t)text.len;
	first[nfolds] = n;
	fold[nfolds] = (uint32_t)foldtext.len;
	for (uint32_t i = 0; i <= nfolds; i++)
		fold[i] += (uint32_t)text.len;
	rows(p, n, least, row);
	head[0] = n;
	head[1] = nfolds;
	head[2] = row[n];
	head[3] = (uint32_t)(text.len + foldtext.len);
	write_all(GRAMS_MAGIC, 1, 8);
	write_all(head, sizeof *head, 4);
	write_all(at, sizeof *at, n + 1);
	write_all(row, sizeof *row, n + 1);
	write_all(first, sizeof *first, nfolds + 1);
	write_all(fold, sizeof *fold, nfolds + 1);
	sum(p, n, &s);
	write_pairs(p, &s, n, least);
	write_all(text.s, 1, text.len);
	write_all(foldtext.s, 1, foldtext.len);
	warnx("%u words, %u folds, %u pairs", n, nfolds, row[n]);
}

int
main(int argc, char *argv[])
{
	struct tokens t = TOKENS_INIT;
	struct buf canonical = BUF_INIT;
	struct pairs pairs;
	uint32_t *order;
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	if (argc != 3)
		errx(2, "usage: grams PAIR_LEAST WORD_LEAST <texts");
	if (sodium_init() == -1)
		errx(2, "libsodium");
	names = map_new(NULL);
	folds = map_new(NULL);
	put(GRAMS_EDGE);
	while ((n = getline(&line, &size, stdin)) != -1) {
		if (n != 0 && line[n - 1] == '\n')
			line[n - 1] = '\0';
		read_text(line, &t, &canonical);
	}
	order = xreallocarray(NULL, nwords + 1, sizeof *order);
	n = choose(order, (uint32_t)atoi(argv[2]));
	count_pairs(&pairs);
	write_model(order, (uint32_t)n, &pairs, (uint32_t)atoi(argv[1]));
	if (fflush(stdout) == EOF)
		err(2, "stdout");
	return 0;
}
