/* sb-fetch - posts from feeds, platforms and exports: see sb-fetch(1). */
#include <err.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/nearest.h"
#include "lib/net/verb_check.h"
#include "lib/net/verb_get.h"
#include "lib/net/verb_status.h"

static const struct verb *const verbs[] = { &verb_status, &verb_check };
#define NVERBS	(sizeof verbs / sizeof verbs[0])

/* A verb that was mistyped would be taken for a file that is not there. */
static void
suggest(const char *word)
{
	const char *names[NVERBS], *meant;

	if (strpbrk(word, "-./:") != NULL || access(word, F_OK) == 0)
		return;
	for (size_t i = 0; i < NVERBS; i++)
		names[i] = verbs[i]->name;
	if ((meant = nearest(word, names, NVERBS)) != NULL)
		errx(2, "there is no file %s; did you mean sb-fetch %s?",
		    word, meant);
}

int
main(int argc, char *argv[])
{
	for (size_t i = 0; argc > 1 && i < NVERBS; i++)
		if (strcmp(argv[1], verbs[i]->name) == 0)
			return verbs[i]->run(argc - 1, argv + 1);
	if (argc > 1)
		suggest(argv[1]);
	return verb_get.run(argc, argv);
}
