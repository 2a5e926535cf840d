/* sb-norm - posts made clean, nameless and known again: see sb-norm(1). */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/opts.h"
#include "lib/base/share.h"
#include "lib/io/filter.h"
#include "lib/net/source.h"
#include "lib/norm/norm.h"

enum { OPT_EXPLAIN = 256, OPT_MAP, OPT_WINDOW, OPT_WINDOW_TIME };

static const struct opts_row rows[] = {
	{ 'k', "voice-key", "file", "the office's key for voices" },
	{ OPT_EXPLAIN, "explain", NULL, "add what each step changed" },
	{ OPT_MAP, "map", "map", "draw places on the old or the new map" },
	{ OPT_WINDOW, "window", "number", "remember so many posts" },
	{ OPT_WINDOW_TIME, "window-time", "time",
	    "so long, as 14d, may a copy come after" },
};

static const char *const data[] = { "places.tsv", "streets.tsv", NULL };

static const struct opts_page page = {
	.tool = "sb-norm",
	.synopsis = "[-qv] [-k file] [--explain] [--map map] [--reject file] "
	    "[--window number] [--window-time time] [file ...]",
	.about = "Clean text, no authors, no personal data, duplicates marked, "
	    "places.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch sources.ini | sb-norm -k voice.key | sb-topic",
	.data = data,
	.reject = true,
};

/* What the command line says. */
struct options {
	struct norm_options	 norm;
	enum crosswalk_map	 map;
};

static enum crosswalk_map
map_of(const struct opts *o)
{
	if (strcmp(o->arg, "old") == 0)
		return CROSSWALK_OLD;
	if (strcmp(o->arg, "new") == 0)
		return CROSSWALK_NEW;
	if (strcmp(o->arg, "said") != 0)
		opts_wrong(o, "no map \"%s\"; there are old (until "
		    "2025-06-30), new, and said: as people say it", o->arg);
	return CROSSWALK_SAID;
}

static void
options(struct opts *o, struct options *out, int argc, char *argv[])
{
	int ch;

	*out = (struct options){ .norm = { .window = NORM_WINDOW,
	    .apart = NORM_APART * (int64_t)86400 } };
	opts_start(o, &page, argc, argv);
	while ((ch = opts_next(o)) != -1)
		switch (ch) {
		case 'k':
			out->norm.voice_key = o->arg;
			break;
		case OPT_EXPLAIN:
			out->norm.explain = true;
			break;
		case OPT_MAP:
			out->map = map_of(o);
			break;
		case OPT_WINDOW:
			out->norm.window = (size_t)opts_number(o, "--window", 1,
			    10000000);
			break;
		case OPT_WINDOW_TIME:
			if ((out->norm.apart = source_duration(o->arg)) < 0)
				opts_wrong(o, "--window-time: \"%s\" is no "
				    "time: give a number and s, m, h or d, "
				    "as 14d", o->arg);
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

/* Read the places, for the trailer to name. */
static void
places(struct norm *norm, enum crosswalk_map map, struct run *run)
{
	char *units = share_path(data[0]), *streets = share_path(data[1]);
	struct places *found;
	struct where where;

	if ((found = places_load(units, streets, map, &where)) == NULL)
		errx(2, "%s", where_text(&where));
	norm_places(norm, found);
	run_data(run, data[0], units);
	run_data(run, data[1], streets);
	free(units);
	free(streets);
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
	if ((norm = norm_new(&set.norm, &where)) == NULL)
		errx(2, "%s", where_text(&where));
	if (set.norm.voice_key == NULL && opts.verbose)
		warnx("note: no voice key: a voice of this run is like none "
		    "of any other run");
	filter_open(&f, &opts);
	norm_analysis(norm, words = analysis(f.run));
	places(norm, set.map, f.run);
	filter_posts(&f, clean, norm);
	run_note(f.run, "found", norm_found(norm));
	norm_free(norm);
	analysis_free(words);
	opts_free(&opts);
	return filter_close(&f);
}
