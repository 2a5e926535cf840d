/*
 * sim - an imaginary city that talks, as a stream of posts.
 *
 * The same scenario, options and seed give the same bytes.  The stream is as
 * sb-fetch would write it; --truth keeps what is true of it, see stream.h, and
 * --feeds writes what sb-fetch would find, see feeds.h.
 */
#include <err.h>
#include <libgen.h>
#include <stdlib.h>

#include "lib/base/opts.h"
#include "lib/base/xalloc.h"
#include "lib/io/run.h"
#include "test/sim/feeds.h"
#include "test/sim/stream.h"

enum { OPT_TRUTH = 256, OPT_FEEDS };

static const struct opts_row rows[] = {
	{ 'n', "posts", "number", "so many posts, lost ones included" },
	{ 'd', "days", "number", "so many days" },
	{ 's', "seed", "number", "another city" },
	{ OPT_TRUTH, "truth", "file", "write there what is true of the posts" },
	{ OPT_FEEDS, "feeds", "folder", "write there what platforms would serve" },
};

static const struct opts_page page = {
	.tool = "sim",
	.synopsis = "[-qv] [-n posts] [-d days] [-s seed] [--truth file] "
	    "[--feeds folder] scenario",
	.about = "simulate what a city says in public",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sim -n 10000 --truth truth.ndjson test/sim/city.ini",
};

struct sim {
	size_t		 posts, days;
	long		 seed;		/* or -1 */
	const char	*truth, *feeds_folder;
	struct stream	*stream;
	struct feeds	*feeds;		/* or NULL */
};

static void
take_item(void *arg, const struct item *it)
{
	struct sim *sim = arg;

	stream_item(sim->stream, it);
	if (sim->feeds != NULL && !it->lost)
		feeds_item(sim->feeds, it);
}

static void
take_window(void *arg, const struct window *w)
{
	struct sim *sim = arg;

	stream_window(sim->stream, w);
}

static void
simulate(struct sim *sim, const struct scene *scene, struct writer *out)
{
	const struct city_out to = { take_item, take_window, sim };
	struct writer *truth = sim->truth != NULL ? writer_open(sim->truth) :
	    NULL;
	struct where where;

	sim->stream = stream_new(scene, out, truth);
	if (sim->feeds_folder != NULL)
		sim->feeds = feeds_new(scene);
	city_run(scene, &to);
	stream_end(sim->stream);
	if (truth != NULL)
		writer_close(truth);
	if (sim->feeds == NULL)
		return;
	if (feeds_write(sim->feeds, sim->feeds_folder, &where) == -1)
		errx(2, "%s", where_text(&where));
	feeds_free(sim->feeds);
}

static void
options(struct opts *opts, struct sim *sim)
{
	int ch;

	while ((ch = opts_next(opts)) != -1) {
		switch (ch) {
		case 'n':
			sim->posts = (size_t)opts_number(opts, "-n", 1,
			    1000000000);
			break;
		case 'd':
			sim->days = (size_t)opts_number(opts, "-d", 1, 36500);
			break;
		case 's':
			sim->seed = opts_number(opts, "-s", 0, 1L << 62);
			break;
		case OPT_TRUTH:
			sim->truth = opts->arg;
			break;
		case OPT_FEEDS:
			sim->feeds_folder = opts->arg;
			break;
		}
	}
	if (opts->rest[0] == NULL || opts->rest[1] != NULL)
		opts_wrong(opts, "one scenario is needed");
}

int
main(int argc, char *argv[])
{
	struct sim sim = { .seed = -1 };
	struct opts opts;
	struct scene scene;
	struct words *words;
	struct writer *out;
	struct where where;
	struct run *run;
	char *folder;

	opts_start(&opts, &page, argc, argv);
	options(&opts, &sim);
	run = run_begin(&opts);
	folder = xstrdup(opts.rest[0]);
	if ((words = words_load(dirname(folder), &where)) == NULL ||
	    scene_load(&scene, opts.rest[0], words, &where) == -1)
		errx(2, "%s", where_text(&where));
	scene_scale(&scene, sim.posts, sim.days);
	if (sim.seed != -1)
		scene.seed = (uint64_t)sim.seed;
	out = writer_open(NULL);
	simulate(&sim, &scene, out);
	run_data(run, "scenario", opts.rest[0]);
	run_end(run, NULL, out);
	writer_close(out);
	scene_free(&scene);
	words_free(words);
	free(folder);
	opts_free(&opts);
	return 0;
}
