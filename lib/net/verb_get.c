#include "lib/net/verb_get.h"

#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/io/progress.h"
#include "lib/io/run.h"
#include "lib/markup/date.h"
#include "lib/net/costs.h"
#include "lib/net/fetch.h"
#include "lib/net/secret.h"

enum { OPT_STATE = 256, OPT_ONLY, OPT_FOLLOW, OPT_SINCE, OPT_UNTIL, OPT_PLAN };

static const struct opts_row rows[] = {
	{ OPT_FOLLOW, "follow", NULL, "go on and ask each when it is due" },
	{ OPT_ONLY, "only", "name", "fetch this source alone" },
	{ OPT_PLAN, "plan", NULL, "say what it would cost, send nothing" },
	{ OPT_SINCE, "since", "time", "fetch what was published from then" },
	{ OPT_STATE, "state", "file", "remember there what was fetched" },
	{ OPT_UNTIL, "until", "time", "and up to then" },
};

static const struct opts_page page = {
	.tool = "sb-fetch",
	.synopsis = "[-qv] [--follow] [--only name] [--plan] [--reject file] "
	    "[--since time] [--state file] [--until time] file ...\n"
	    "status [-qv] [--state file] file ...\n"
	    "check [-qv] [--ask] file ...",
	.about = "Fetch posts from feeds, platforms and exports, with what "
	    "they cover.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch --state fetch.db sources.ini",
	.reject = true,
};

/* One run of the tool. */
static struct job {
	struct opts	 opts;
	struct fetch	 fetch;
	struct run	*run;
	struct progress	 progress;
	const char	*state, *only;
	bool		 plan, found;
	uint64_t	 sources, total, failed, skipped, posts;
} job;

static volatile int signalled;

static void
note_signal(int number)
{
	signalled = number;
}

static void
say(const char *text)
{
	progress_wipe(&job.progress);
	warnx("%s", text);
}

static void
done(const struct source *s, const struct outcome *o)
{
	outcome_say(s, o, job.opts.quiet, job.opts.verbose, say);
	job.failed += !outcome_is_good(o);
	job.skipped += o->skipped;
	job.posts += o->posts;
	job.sources++;
	progress_show(&job.progress, job.posts, job.sources, job.total);
}

static void
fetch_file(const struct sources *all, const char *path)
{
	struct fetch *f = &job.fetch;

	job.total += job.only != NULL ? 1 : all->n;
	job.found |= fetch_all(f, all, job.only);
	if (fetch_broken(f) != NULL)
		errx(2, "%s: %s", job.state, fetch_broken(f));
	if (span_ends(span_of(path), ".ini"))
		run_data(job.run, "sources", path);
}

/* A sources file, or by its name anything else that is to be looked at. */
static void
each_operand(const char *path, void (*each)(const struct sources *,
    const char *path))
{
	struct sources all;
	struct where where;
	int status = span_ends(span_of(path), ".ini") ? sources_load(&all,
	    path, &where) : sources_single(&all, path, &where);

	if (status == -1)
		errx(2, "%s", where_text(&where));
	each(&all, path);
	sources_free(&all);
}

/* A date or a time, or how long ago: "30d". */
static int64_t
when(const struct opts *o, const char *name)
{
	long ago = source_duration(o->arg);
	struct date d;

	if (ago >= 0)
		return clock_now() - ago;
	if (!date_stamp(span_of(o->arg), &d))
		opts_wrong(o, "%s wants a time, as 2026-11-23 or 30d, not %s",
		    name, o->arg);
	return d.instant;
}

static void
options(struct opts *o, int argc, char *argv[])
{
	struct fetch *f = &job.fetch;
	int ch;

	f->since = INT64_MIN;
	f->until = INT64_MAX;
	opts_start(o, &page, argc, argv);
	while ((ch = opts_next(o)) != -1)
		switch (ch) {
		case OPT_STATE:
			job.state = o->arg;
			break;
		case OPT_ONLY:
			job.only = o->arg;
			break;
		case OPT_FOLLOW:
			f->follow = true;
			break;
		case OPT_PLAN:
			job.plan = true;
			break;
		case OPT_SINCE:
			f->since = when(o, "--since");
			break;
		case OPT_UNTIL:
			f->until = when(o, "--until");
			break;
		}
	if (*o->rest == NULL)
		opts_wrong(o, "name a sources file; there is an example in "
		    "share/social-beat/examples");
	if (f->since >= f->until)
		opts_wrong(o, "--since must be before --until");
	if (f->follow && o->rest[1] != NULL)
		opts_wrong(o, "--follow takes one sources file");
}

static void
begin(void)
{
	static const int ends[] = { SIGINT, SIGTERM };
	struct sigaction act = { .sa_handler = note_signal };
	struct fetch *f = &job.fetch;

	for (size_t i = 0; i < 2; i++)
		sigaction(ends[i], &act, NULL);
	job.run = run_begin(&job.opts);
	f->out = writer_open(NULL);
	f->reject = job.opts.reject != NULL ? reject_open(job.opts.reject) :
	    NULL;
	f->say = say;
	f->done = done;
	f->now = clock_now();
	f->signalled = &signalled;
	progress_start(&job.progress, job.opts.quiet || f->follow);
}

static int
finish(void)
{
	struct fetch *f = &job.fetch;

	progress_wipe(&job.progress);
	if (job.only != NULL && !job.found)
		errx(2, "no source is named %s", job.only);
	run_note(job.run, "skipped", json_integer((json_int_t)job.skipped));
	run_note(job.run, "sources", json_pack("{s:I, s:I}", "fetched",
	    (json_int_t)job.sources, "failed", (json_int_t)job.failed));
	run_end(job.run, NULL, f->out);
	writer_close(f->out);
	if (f->reject != NULL)
		reject_close(f->reject);
	state_close(f->state);
	secret_forget();
	opts_free(&job.opts);
	return job.failed != 0 || job.skipped != 0;
}

static void
plan_file(const struct sources *all, const char *path)
{
	(void)path;
	job.found |= costs_print(all, job.only, job.fetch.state, clock_now());
}

static int
plan(void)
{
	for (char **path = job.opts.rest; *path != NULL; path++)
		each_operand(*path, plan_file);
	if (!job.found)
		errx(2, "no source is named %s", job.only);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(2, "standard output");
	state_close(job.fetch.state);
	opts_free(&job.opts);
	return 0;
}

static int
run(int argc, char *argv[])
{
	char why[256];

	options(&job.opts, argc, argv);
	if (job.state != NULL &&
	    (job.fetch.state = state_open(job.state, why)) == NULL)
		errx(2, "%s: %s", job.state, why);
	if (job.plan)
		return plan();
	begin();
	for (char **path = job.opts.rest; *path != NULL; path++)
		each_operand(*path, fetch_file);
	return finish();
}

const struct verb verb_get = { "get", &page, run };
