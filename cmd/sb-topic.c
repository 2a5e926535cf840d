/* sb-topic - what posts are about, and who is responsible: sb-topic(1). */
#include <err.h>
#include <stdlib.h>

#include "lib/base/opts.h"
#include "lib/base/share.h"
#include "lib/base/xalloc.h"
#include "lib/io/filter.h"
#include "lib/topic/assign.h"

enum { OPT_EXPLAIN = 256 };

static const struct opts_row rows[] = {
	{ 't', "topics", "file", "topics of your own: sb-topics(5)" },
	{ OPT_EXPLAIN, "explain", NULL, "add topics_why: terms and places" },
};

static const char *const data[] = { "topics.ini", NULL };

static const struct opts_page page = {
	.tool = "sb-topic",
	.synopsis = "[-qv] [--explain] [--reject file] [-t file] [file ...]",
	.about = "Say what posts are about and which agency is responsible.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-topic --explain posts.ndjson",
	.data = data,
	.reject = true,
};

struct job {
	struct assign	*assign;
	bool		 explain;
};

static const char *
tag(void *arg, struct record *post)
{
	struct job *job = arg;

	return assign_post(job->assign, post, job->explain);
}

int
main(int argc, char *argv[])
{
	struct opts o;
	struct where where;
	struct topics *topics;
	struct filter f;
	struct job job = { .explain = false };
	char *path = NULL;
	int ch;

	opts_start(&o, &page, argc, argv);
	while ((ch = opts_next(&o)) != -1) {
		if (ch == OPT_EXPLAIN) {
			job.explain = true;
			continue;
		}
		free(path);
		path = xstrdup(o.arg);
	}
	if (path == NULL)
		path = share_path("topics.ini");
	if (topics_load(&topics, path, &where) == -1)
		errx(2, "%s", where_text(&where));
	job.assign = assign_new(topics);
	filter_open(&f, &o);
	run_data(f.run, "topics", path);
	filter_posts(&f, tag, &job);
	assign_free(job.assign);
	topics_free(topics);
	free(path);
	opts_free(&o);
	return filter_close(&f);
}
