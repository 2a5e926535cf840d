/* sb-trend - what changes: one verb at a time, see lib/base/verb.h. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/series/verb_burst.h"
#include "lib/series/verb_count.h"

static const struct verb *const verbs[] = {
	&verb_count,
	&verb_burst,
};
#define NVERBS	(sizeof verbs / sizeof verbs[0])

static void
usage(FILE *to)
{
	for (size_t i = 0; i < NVERBS; i++)
		fprintf(to, "%s %s %s\n", i == 0 ? "usage:" : "      ",
		    verbs[i]->page->tool, verbs[i]->page->synopsis);
}

static void
help(void)
{
	usage(stdout);
	puts("\nFinds what changes in what a city talks about.\n");
	for (size_t i = 0; i < NVERBS; i++)
		printf("  %-10s %s\n", verbs[i]->name,
		    verbs[i]->page->about);
	printf("\nsb-trend VERB --help tells more.\n\nexample: %s\n\n"
	    "manual: man sb-trend\n", verbs[0]->page->example);
}

static _Noreturn void
done(void)
{
	if (fflush(stdout) == EOF || ferror(stdout))
		err(2, "standard output");
	exit(0);
}

static _Noreturn void
wrong(const char *typed)
{
	const char *names[NVERBS], *meant;

	for (size_t i = 0; i < NVERBS; i++)
		names[i] = verbs[i]->name;
	if (typed == NULL)
		warnx("what to do? A verb comes first");
	else if ((meant = nearest(typed, names, NVERBS)) != NULL)
		warnx("unknown verb %s; did you mean %s?", typed, meant);
	else
		warnx("unknown verb %s; --help lists them", typed);
	usage(stderr);
	exit(2);
}

int
main(int argc, char *argv[])
{
	const char *verb = argv[1];

	if (argc < 2)
		wrong(NULL);
	if (strcmp(verb, "-h") == 0 || strcmp(verb, "--help") == 0) {
		help();
		done();
	}
	if (strcmp(verb, "--version") == 0) {
		printf("sb-trend %s\n", OPTS_VERSION);
		done();
	}
	for (size_t i = 0; i < NVERBS; i++)
		if (strcmp(verb, verbs[i]->name) == 0)
			return verbs[i]->run(argc - 1, argv + 1);
	wrong(verb);
}
