/* sb-norm - posts made clean, nameless and known again: see sb-norm(1). */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/opts.h"
#include "lib/base/share.h"
#include "lib/io/filter.h"
#include "lib/norm/norm.h"

enum { OPT_WINDOW = 256 };

static const struct opts_row rows[] = {
	{ 'k', "voice-key", "file", "the office's key for voices" },
	{ OPT_WINDOW, "window", "number", "remember so many posts" },
};

static const struct opts_page page = {
	.tool = "sb-norm",
	.synopsis = "[-qv] [-k file] [--reject file] [--window number] "
	    "[file ...]",
	.about = "Clean text, no authors, no personal data, duplicates marked.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch sources.ini | sb-norm -k voice.key | sb-topic",
	.reject = true,
};

struct options {
	const char	*key;
	size_t		 window;
};

static void
options(struct opts *o, struct options *out, int argc, char *argv[])
{
	int ch;

	*out = (struct options){ .window = NORM_WINDOW };
	opts_start(o, &page, argc, argv);
	while ((ch = opts_next(o)) != -1)
		switch (ch) {
		case 'k':
			out->key = o->arg;
			break;
		case OPT_WINDOW:
			out->window = (size_t)opts_number(o, "--window", 1,
			    10000000);
			break;
		}
}

static const char *
clean(void *norm, struct record *post)
{
	return norm_post(norm, post);
}

/* The tables of the analysis text; their digests go into the trailer. */
static struct analysis *
analysis(struct run *run)
{
	char *paths[ANALYSIS_FILES];
	struct analysis *a;
	struct where where;

	for (int i = 0; i < ANALYSIS_FILES; i++)
		paths[i] = share_path(analysis_files[i]);
	if ((a = analysis_open(paths, &where)) == NULL)
		errx(2, "%s", where_text(&where));
	for (int i = 0; i < ANALYSIS_FILES; i++) {
		run_data(run, analysis_files[i], paths[i]);
		free(paths[i]);
	}
	return a;
}

int
main(int argc, char *argv[])
{
	struct options set;
	struct opts opts;
	struct filter f;
	struct where where;
	struct norm *norm;
	struct analysis *words;

	options(&opts, &set, argc, argv);
	if ((norm = norm_new(set.key, set.window, &where)) == NULL)
		errx(2, "%s", where_text(&where));
	if (set.key == NULL && opts.verbose)
		warnx("note: no voice key: a voice of this run is like none "
		    "of any other run");
	filter_open(&f, &opts);
	norm_analysis(norm, words = analysis(f.run));
	filter_posts(&f, clean, norm);
	run_note(f.run, "found", norm_found(norm));
	norm_free(norm);
	analysis_free(words);
	opts_free(&opts);
	return filter_close(&f);
}
