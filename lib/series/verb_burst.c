#include "lib/series/verb_burst.h"

#include <err.h>
#include <math.h>
#include <stdlib.h>

#include "lib/io/reader.h"
#include "lib/io/run.h"
#include "lib/io/writer.h"
#include "lib/series/burst.h"
#include "lib/series/series.h"

enum { OPT_MIN = 256 };

static const struct opts_row rows[] = {
	{ 'k', NULL, "sigmas", "so far above what is usual; the default is 4" },
	{ OPT_MIN, "min", "posts",
	    "and at least so many in a bucket; the default is 5" },
};

static const struct opts_page page = {
	.tool = "sb-trend burst",
	.synopsis = "[-qv] [-k sigmas] [--min posts] [--reject file] "
	    "[file ...]",
	.about = "Finds when there was far more than is usual at that hour of "
	    "the week.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-trend count posts.ndjson | sb-trend burst",
	.reject = true,
};

static double
sigmas(const struct opts *opts)
{
	char *end;
	double k = strtod(opts->arg, &end);

	if (end == opts->arg || *end != '\0' || !(k >= 0.5 && k <= 100))
		opts_wrong(opts, "-k wants a number from 0.5 to 100, not %s",
		    opts->arg);
	return k;
}

static struct burst_rule
options(struct opts *opts, int argc, char *argv[])
{
	struct burst_rule rule = { .k = 4, .least = 5 };
	int ch;

	opts_start(opts, &page, argc, argv);
	while ((ch = opts_next(opts)) != -1) {
		if (ch == 'k')
			rule.k = sigmas(opts);
		else
			rule.least = opts_number(opts, "--min", 1, 1000000);
	}
	return rule;
}

static void
put(void *arg, const struct burst *burst)
{
	struct buf line = BUF_INIT;

	burst_write(burst, &line);
	writer_line(arg, "burst", buf_get(&line));
	buf_free(&line);
}

/* Returns how many buckets there were to look at. */
static size_t
search(struct series *series, const struct burst_rule *rule,
    struct writer *out, bool quiet)
{
	const struct series_grid *grid;
	size_t looked = 0;

	series_end(series);
	for (int b = 0; b < BUCKET_WIDTHS; b++) {
		grid = series_grid(series, (enum bucket)b);
		if (grid == NULL)
			continue;
		if (grid->outside != 0 && !quiet)
			warnx("posts that lie more than %d buckets of %s away "
			    "from the others are not looked at: %lld",
			    BUCKET_HOLE, bucket_name((enum bucket)b),
			    (long long)grid->outside);
		for (size_t i = 0; i < grid->nkeys; i++)
			burst_each(grid, &grid->keys[i], rule, put, out);
		looked += grid->n;
	}
	return looked;
}

static int
burst(int argc, char *argv[])
{
	struct opts opts;
	struct burst_rule rule = options(&opts, argc, argv);
	struct run *run = run_begin(&opts);
	struct series *series = series_new(false);
	struct reader *in = reader_open(opts.rest, &opts);
	struct writer *out = writer_open(NULL);
	struct record *rec;
	const char *why;
	bool posts = false;

	reader_flushes(in, out);
	while ((rec = reader_next(in)) != NULL) {
		posts |= record_is(rec, "post");
		why = record_is(rec, "count") ? series_add(series, rec) : NULL;
		if (why != NULL)
			reader_skip(in, "%s", why);
		else
			writer_put(out, rec);
	}
	if (search(series, &rule, out, opts.quiet) == 0 && posts &&
	    !opts.quiet)
		warnx("there are posts but no counts of them: sb-trend count "
		    "--pass comes first");
	run_end(run, in, out);
	writer_close(out);
	series_free(series);
	opts_free(&opts);
	return reader_close(in);
}

const struct verb verb_burst = { "burst", &page, burst };
