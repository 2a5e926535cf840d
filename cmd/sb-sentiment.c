/* sb-sentiment - the tone of posts, with the reasons: sb-sentiment(1). */
#include <err.h>
#include <stdlib.h>

#include "lib/base/opts.h"
#include "lib/base/share.h"
#include "lib/base/xalloc.h"
#include "lib/io/filter.h"
#include "lib/model/judge.h"

enum { OPT_BRIEF = 256 };

static const struct opts_row rows[] = {
	{ OPT_BRIEF, "brief", NULL, "leave the reasons out" },
	{ 'l', "lexicon", "file", "a lexicon of your own" },
};

static const char *const data[] = { "lexicon.tsv", NULL };

static const struct opts_page page = {
	.tool = "sb-sentiment",
	.synopsis = "[-qv] [--brief] [--reject file] [-l file] [file ...]",
	.about = "Say how posts feel about their matter, and why.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-sentiment posts.ndjson | jq -r .sentiment.label",
	.data = data,
	.reject = true,
};

struct job {
	struct judge	*judge;
	bool		 brief;
};

static const char *
score(void *arg, struct record *post)
{
	struct job *job = arg;

	return judge_post(job->judge, post, job->brief);
}

int
main(int argc, char *argv[])
{
	struct opts o;
	struct where where;
	struct lexicon *lexicon;
	struct filter f;
	struct job job = { .brief = false };
	char *path = NULL;
	int ch;

	opts_start(&o, &page, argc, argv);
	while ((ch = opts_next(&o)) != -1) {
		if (ch == OPT_BRIEF) {
			job.brief = true;
			continue;
		}
		free(path);
		path = xstrdup(o.arg);
	}
	if (path == NULL)
		path = share_path("lexicon.tsv");
	if (lexicon_load(&lexicon, path, &where) == -1)
		errx(2, "%s", where_text(&where));
	job.judge = judge_new(lexicon);
	filter_open(&f, &o);
	run_data(f.run, "lexicon", path);
	filter_posts(&f, score, &job);
	judge_free(job.judge);
	lexicon_free(lexicon);
	free(path);
	opts_free(&o);
	return filter_close(&f);
}
