/*
 * placecost - what finding places costs, on the lines of the standard input.
 *
 *	placecost places.tsv streets.tsv <lines
 *
 * Prints the time to load the tables, the best of ten, and of each stage for a
 * hundred words.
 */
#include <err.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/topic/settle.h"

#define TIMES	10

enum { SPLIT, SIGHT, JUDGE, STAGES };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct namebook *
load(char *argv[], double *best)
{
	struct namebook *book = NULL;
	struct where where;
	double start;

	*best = 1e9;
	for (int i = 0; i < TIMES; i++) {
		namebook_free(book);
		start = now();
		if (namebook_load(&book, argv[1], argv[2], &where) == -1)
			errx(1, "%s", where_text(&where));
		if (now() - start < *best)
			*best = now() - start;
	}
	return book;
}

/* Add the seconds of each stage; how many words there were. */
static size_t
work(const struct namebook *book, struct span text, double spent[STAGES])
{
	static struct tokens tokens;
	static struct sighting sighting;
	static struct mentions mentions;
	double at[STAGES + 1];
	size_t words = 0;

	at[SPLIT] = now();
	tokens_split(&tokens, text);
	at[SIGHT] = now();
	sighting_read(&sighting, book, &tokens, text);
	at[JUDGE] = now();
	mentions_judge(&mentions, &sighting);
	settle_mentions(&mentions, &sighting, INT_MAX);
	at[STAGES] = now();
	for (int i = 0; i < STAGES; i++)
		spent[i] += at[i + 1] - at[i];
	for (size_t i = 0; i < tokens.n; i++)
		words += tokens.v[i].kind == TOKEN_WORD;
	return words;
}

int
main(int argc, char *argv[])
{
	struct namebook *book;
	double best, spent[STAGES] = { 0 };
	char *line = NULL;
	size_t cap = 0, words = 0;
	ssize_t n;

	if (argc != 3)
		errx(2, "usage: placecost places.tsv streets.tsv");
	xalloc_init();
	if (sodium_init() == -1)
		errx(1, "libsodium");
	book = load(argv, &best);
	while ((n = getline(&line, &cap, stdin)) > 0)
		words += work(book, (struct span){ line, (size_t)n }, spent);
	printf("load %.2f ms; a hundred of %zu words: split %.2f, sight %.2f, "
	    "judge %.2f us\n", best * 1e3, words, spent[SPLIT] / (double)words *
	    1e8, spent[SIGHT] / (double)words * 1e8, spent[JUDGE] /
	    (double)words * 1e8);
	namebook_free(book);
	free(line);
	return 0;
}
