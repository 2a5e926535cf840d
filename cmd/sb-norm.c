/* sb-norm - posts made clean, nameless and known again: see sb-norm(1). */
#include <err.h>
#include <stdio.h>

#include "lib/base/opts.h"
#include "lib/io/filter.h"
#include "lib/net/source.h"
#include "lib/norm/norm.h"

enum { OPT_EXPLAIN = 256, OPT_WINDOW, OPT_WINDOW_TIME };

static const struct opts_row rows[] = {
	{ 'k', "voice-key", "file", "the office's key for voices" },
	{ OPT_EXPLAIN, "explain", NULL, "add what each step changed" },
	{ OPT_WINDOW, "window", "number", "remember so many posts" },
	{ OPT_WINDOW_TIME, "window-time", "time",
	    "so long, as 14d, may a copy come after" },
};

static const struct opts_page page = {
	.tool = "sb-norm",
	.synopsis = "[-qv] [-k file] [--explain] [--reject file] [--window number] "
	    "[--window-time time] [file ...]",
	.about = "Clean text, no authors, no personal data, duplicates marked.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch sources.ini | sb-norm -k voice.key | sb-topic",
	.reject = true,
};

static void
options(struct opts *o, struct norm_options *out, int argc, char *argv[])
{
	int ch;

	*out = (struct norm_options){ .window = NORM_WINDOW,
	    .apart = NORM_APART * (int64_t)86400 };
	opts_start(o, &page, argc, argv);
	while ((ch = opts_next(o)) != -1)
		switch (ch) {
		case 'k':
			out->voice_key = o->arg;
			break;
		case OPT_EXPLAIN:
			out->explain = true;
			break;
		case OPT_WINDOW:
			out->window = (size_t)opts_number(o, "--window", 1,
			    10000000);
			break;
		case OPT_WINDOW_TIME:
			if ((out->apart = source_duration(o->arg)) < 0)
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

int
main(int argc, char *argv[])
{
	struct norm_options set;
	struct opts opts;
	struct filter f;
	struct where where;
	struct norm *norm;

	options(&opts, &set, argc, argv);
	if ((norm = norm_new(&set, &where)) == NULL)
		errx(2, "%s", where_text(&where));
	if (set.voice_key == NULL && opts.verbose)
		warnx("note: no voice key: a voice of this run is like none "
		    "of any other run");
	filter_open(&f, &opts);
	filter_posts(&f, clean, norm);
	run_note(f.run, "found", norm_found(norm));
	norm_free(norm);
	opts_free(&opts);
	return filter_close(&f);
}
