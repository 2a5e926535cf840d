/* sb-report - what was said, in words, numbers and pictures: sb-report(1). */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/digest.h"
#include "lib/base/opts.h"
#include "lib/base/share.h"
#include "lib/base/xalloc.h"
#include "lib/io/reader.h"
#include "lib/report/render.h"

enum { OPT_FORMAT = 256, OPT_LANG, OPT_AUDIENCE };

static const struct opts_row rows[] = {
	{ 'o', NULL, "file", "write there instead of standard output" },
	{ OPT_FORMAT, "format", "format",
	    "html or text (text on a terminal, else html)" },
	{ OPT_LANG, "lang", "lang", "vi or en (vi)" },
	{ OPT_AUDIENCE, "audience", "audience",
	    "internal or public (internal)" },
};
static const char *const data[] = { "report.css", "topics.ini", NULL };

static const struct opts_page page = {
	.tool = "sb-report",
	.synopsis = "[-qv] [-o file] [--audience audience] [--format format] "
	    "[--lang lang] [--reject file] [file ...]",
	.about = "Write a report of a stream of records: findings, charts, "
	    "method.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-trend count --pass --by topic posts.ndjson | sb-trend "
	    "burst | sb-report -o report.html",
	.data = data,
	.reject = true,
};

struct settings {
	const char	*path;		/* or NULL: standard output */
	int		 text, lang, public;	/* text -1: as it fits */
};

/* Which of the two words it is: 0 or 1. */
static int
choice(const struct opts *o, const char *name, const char *zero,
    const char *one)
{
	if (strcmp(o->arg, zero) == 0)
		return 0;
	if (strcmp(o->arg, one) != 0)
		opts_wrong(o, "%s is %s or %s, not %s", name, zero, one,
		    o->arg);
	return 1;
}

static struct settings
settings(struct opts *o)
{
	struct settings s = { .path = NULL, .text = -1, .lang = WORDS_VI };
	int code;

	while ((code = opts_next(o)) != -1) {
		if (code == 'o')
			s.path = strcmp(o->arg, "-") == 0 ? NULL : o->arg;
		else if (code == OPT_FORMAT)
			s.text = choice(o, "--format", "html", "text");
		else if (code == OPT_LANG)
			s.lang = choice(o, "--lang", "vi", "en");
		else
			s.public = choice(o, "--audience", "internal",
			    "public");
	}
	if (s.text == -1)
		s.text = s.path == NULL && isatty(STDOUT_FILENO);
	return s;
}

/* The names of topics; without them the ids do. */
static struct names *
topics(const struct settings *s, const struct opts *o, char digest[DIGEST_SIZE])
{
	char *path = share_path("topics.ini");
	struct names *names;
	struct where where;

	names = names_load(path, (enum words_lang)s->lang, &where);
	if (names == NULL && o->verbose)
		warnx("%s; topics are shown by their ids", where_text(&where));
	if (names == NULL || !digest_file(path, digest))
		digest[0] = '\0';
	free(path);
	return names;
}

/* What the method section says of this run. */
static void
own(const struct settings *s, struct report *r, const struct reader *in,
    const char *digest)
{
	char *options = xasprintf("--audience %s --lang %s",
	    s->public ? "public" : "internal", s->lang == WORDS_VI ? "vi" :
	    "en");

	r->skipped = reader_skipped(in);
	r->complete = reader_complete(in);
	trailers_own(&r->trailers, options, reader_tally(in), r->skipped,
	    r->complete);
	if (digest[0] != '\0')
		trailers_data(&r->trailers, "topics", digest);
	free(options);
}

static void
write_out(const struct settings *s, const struct buf *b)
{
	FILE *fp = s->path != NULL ? fopen(s->path, "w") : stdout;
	const char *name = s->path != NULL ? s->path : "standard output";

	if (fp == NULL || fwrite(b->s, 1, b->len, fp) != b->len ||
	    fclose(fp) != 0)
		err(2, "%s", name);
}

/* 1 if a chart could not be drawn, else 0. */
static int
render(const struct settings *s, const struct opts *o, struct report *r)
{
	struct screen screen = screen_of(s->path == NULL ? STDOUT_FILENO : -1);
	struct buf out = BUF_INIT;
	char why[GNUPLOT_WHY], *css = share_path("report.css");
	struct where where;
	int status = 0;

	if (s->text)
		render_text(r, &screen, &out);
	else if ((status = render_page(r, css, &out, why, &where)) == -1)
		errx(2, "%s", where_text(&where));
	if (status == 1 && !o->quiet)
		warnx("%s; the report has tables instead of charts; install "
		    "gnuplot-nox", why);
	write_out(s, &out);
	buf_free(&out);
	free(css);
	return status;
}

int
main(int argc, char *argv[])
{
	char digest[DIGEST_SIZE];
	struct opts o;
	struct settings s;
	struct report *report;
	struct reader *in;
	struct record *rec;
	const char *why;
	int status;

	opts_start(&o, &page, argc, argv);
	s = settings(&o);
	report = report_new((enum words_lang)s.lang, s.public,
	    topics(&s, &o, digest));
	in = reader_open(o.rest, &o);
	while ((rec = reader_next(in)) != NULL) {
		report->records++;
		if ((why = report_add(report, rec)) != NULL)
			reader_skip(in, "%s", why);
	}
	own(&s, report, in, digest);
	status = render(&s, &o, report);
	report_free(report);
	opts_free(&o);
	return reader_close(in) | status;
}
