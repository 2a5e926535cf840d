/* sb-fetch - posts from feeds and exports, and what they cover. */
#include <err.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/progress.h"
#include "lib/io/run.h"
#include "lib/net/fetch.h"
#include "lib/net/secret.h"

enum { OPT_STATE = 256, OPT_ONLY };

static const struct opts_row rows[] = {
	{ OPT_ONLY, "only", "name", "fetch this source alone" },
	{ OPT_STATE, "state", "file", "remember there what was fetched" },
};

static const struct opts_page page = {
	.tool = "sb-fetch",
	.synopsis = "[-qv] [--only name] [--reject file] [--state file] "
	    "file ...",
	.about = "Fetch posts from feeds and exports, with what they cover.",
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
	const char	*only;
	bool		 found;		/* the source named by --only */
	uint64_t	 sources, total, failed, skipped, posts;
} job;

static void
say(const char *text)
{
	progress_wipe(&job.progress);
	warnx("%s", text);
}

static void
done(const struct source *s, const struct outcome *o)
{
	bool good = o->state == VISIT_OK || o->state == VISIT_UNCHANGED;

	progress_wipe(&job.progress);
	if (!good || o->skipped != 0)
		warnx("%s: %s", s->name, o->why);
	else if (o->why[0] != '\0' && !job.opts.quiet)
		warnx("%s: note: %s", s->name, o->why);
	if (o->gap && !job.opts.quiet)
		warnx("%s: note: items slid out of the feed before they were "
		    "fetched; fetch more often", s->name);
	if (job.opts.verbose)
		warnx("%s: %s, %llu items, %llu written", s->name,
		    visit_state_name(o->state), (unsigned long long)o->items,
		    (unsigned long long)o->posts);
	job.failed += !good;
	job.skipped += o->skipped;
	job.posts += o->posts;
	job.sources++;
	progress_show(&job.progress, job.posts, job.sources, job.total);
}

static void
fetch_file(const struct sources *all, const char *path, const char *state)
{
	struct fetch *f = &job.fetch;

	job.total += job.only != NULL ? 1 : all->n;
	job.found |= fetch_all(f, all, job.only);
	if (fetch_broken(f) != NULL)
		errx(2, "%s: %s", state, fetch_broken(f));
	if (span_ends(span_of(path), ".ini"))
		run_data(job.run, "sources", path);
}

/* A sources file, or by its name anything else that is to be looked at. */
static void
fetch_operand(const char *path, const char *state)
{
	struct span name = span_of(path);
	struct sources all;
	struct where where;
	int status = span_ends(name, ".ini") ? sources_load(&all, path,
	    &where) : sources_single(&all, path, &where);

	if (status == -1)
		errx(2, "%s", where_text(&where));
	fetch_file(&all, path, state);
	sources_free(&all);
}

int
main(int argc, char *argv[])
{
	struct fetch *f = &job.fetch;
	const char *state = NULL;
	char why[256];
	int ch;

	xalloc_init();
	if (sodium_init() == -1)
		errx(2, "libsodium does not work here");
	opts_start(&job.opts, &page, argc, argv);
	while ((ch = opts_next(&job.opts)) != -1)
		*(ch == OPT_STATE ? &state : &job.only) = job.opts.arg;
	if (*job.opts.rest == NULL)
		opts_wrong(&job.opts, "name a sources file; there is an "
		    "example in share/social-beat/examples");
	if (state != NULL && (f->state = state_open(state, why)) == NULL)
		errx(2, "%s: %s", state, why);
	job.run = run_begin(&job.opts);
	f->out = writer_open(NULL);
	f->reject = job.opts.reject != NULL ? reject_open(job.opts.reject) :
	    NULL;
	f->say = say;
	f->done = done;
	f->since = INT64_MIN;
	f->until = INT64_MAX;
	f->now = clock_now();
	progress_start(&job.progress, job.opts.quiet);
	for (char **path = job.opts.rest; *path != NULL; path++)
		fetch_operand(*path, state);
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
