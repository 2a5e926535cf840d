#include "lib/series/verb_count.h"

#include <err.h>

#include "lib/io/reader.h"
#include "lib/io/run.h"
#include "lib/io/writer.h"
#include "lib/series/count.h"
#include "lib/series/cover.h"
#include "lib/series/fill.h"

enum { OPT_BY = 256, OPT_BUCKET, OPT_PASS };

static const struct opts_row rows[] = {
	{ OPT_BUCKET, "bucket", "width",
	    "of time: 5m 15m 1h 3h 1d 1w 1mo; the default is 1h" },
	{ OPT_BY, "by", "keys",
	    "count apart by topic, source, …; may be given again" },
	{ OPT_PASS, "pass", NULL, "let posts through, too" },
};

static const struct opts_page page = {
	.tool = "sb-trend count",
	.synopsis = "[-qv] [--bucket width] [--by key[,key ...]] [--pass] "
	    "[--reject file] [file ...]",
	.about = "Counts posts by time and key; counts that are read add up.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-trend count --by topic --bucket 1d posts.ndjson",
	.reject = true,
};

struct job {
	struct opts	 opts;
	struct keys	*keys;
	enum bucket	 bucket;
	bool		 by, pass;
	bool		 counted;	/* a post that is in counts of the input */
	struct count	*count;
	struct cover	*cover;
	struct reader	*in;
	struct writer	*out;
};

static void
options(struct job *j, int argc, char *argv[])
{
	const char *why;
	int ch;

	opts_start(&j->opts, &page, argc, argv);
	j->bucket = BUCKET_1H;
	while ((ch = opts_next(&j->opts)) != -1) {
		if (ch == OPT_PASS) {
			j->pass = true;
		} else if (ch == OPT_BUCKET) {
			if (!bucket_find(span_of(j->opts.arg), &j->bucket))
				opts_wrong(&j->opts, "--bucket wants one of "
				    "%s, not %s", bucket_list(), j->opts.arg);
		} else {
			why = keys_add(j->keys, j->opts.arg);
			if (why != NULL)
				opts_wrong(&j->opts, "--by %s: %s",
				    j->opts.arg, why);
			j->by = true;
		}
	}
	if (!j->by)
		keys_add(j->keys, "topic");
}

/* Whether the trailer tells of posts that were counted and let through. */
static bool
has_counted(const struct record *rec, struct buf *scratch)
{
	int64_t posts;

	return span_is(record_string(rec, "tool", scratch), page.tool) &&
	    record_int(rec, "out.post", &posts) && posts > 0;
}

/* Take in one record and write it, if it is not of those that end here. */
static void
take(struct job *j, struct record *rec, struct buf *scratch)
{
	bool put = true;
	const char *why = NULL;

	if (record_is(rec, "post")) {
		why = count_post(j->count, rec, j->keys, j->bucket);
		put = j->pass;
	} else if (cell_ours(rec)) {
		why = count_record(j->count, rec);
		put = false;
	} else if (record_is(rec, "coverage")) {
		why = cover_add(j->cover, rec);
	} else if (record_is(rec, "run")) {
		j->counted |= has_counted(rec, scratch);
	}
	if (why != NULL)
		reader_skip(j->in, "%s", why);
	else if (put)
		writer_put(j->out, rec);
}

static void
write_counts(struct job *j)
{
	struct buf line = BUF_INIT;
	struct cell_id id;
	const struct cell *cell;

	fill_counts(j->count, j->cover, j->bucket);
	for (size_t i = 0; i < count_cells(j->count); i++) {
		cell = count_nth(j->count, i, &id);
		if (!cell_any(cell) && !cell->kept)
			continue;
		buf_reset(&line);
		cell_write(&id, cell, &line);
		writer_line(j->out, "count", buf_get(&line));
	}
	buf_free(&line);
}

static void
tell(const struct job *j, struct run *run)
{
	uint64_t undated = count_undated(j->count);

	if (undated != 0 && !j->opts.quiet)
		warnx("%llu post%s without a time from 1990 to 2099 in "
		    "\"published\" %s in no bucket",
		    (unsigned long long)undated, undated == 1 ? "" : "s",
		    undated == 1 ? "is" : "are");
	if (j->counted && !j->opts.quiet)
		warnx("the input has counts and also the posts they count "
		    "(--pass): these were counted twice");
	run_note(run, "undated", json_integer((json_int_t)undated));
	if (j->counted)
		run_note(run, "counted_twice", json_true());
}

static int
count(int argc, char *argv[])
{
	struct job j = { .keys = keys_new() };
	struct buf scratch = BUF_INIT;
	struct record *rec;
	struct run *run;

	options(&j, argc, argv);
	run = run_begin(&j.opts);
	j.count = count_new(true);
	j.cover = cover_new();
	j.in = reader_open(j.opts.rest, &j.opts);
	j.out = writer_open(NULL);
	reader_flushes(j.in, j.out);
	while ((rec = reader_next(j.in)) != NULL)
		take(&j, rec, &scratch);
	write_counts(&j);
	tell(&j, run);
	run_end(run, j.in, j.out);
	writer_close(j.out);
	cover_free(j.cover);
	count_free(j.count);
	keys_free(j.keys);
	buf_free(&scratch);
	opts_free(&j.opts);
	return reader_close(j.in);
}

const struct verb verb_count = { "count", &page, count };
