#include "lib/io/filter.h"

void
filter_open(struct filter *f, const struct opts *opts)
{
	f->run = run_begin(opts);
	f->in = reader_open(opts->rest, opts);
	f->out = writer_open(NULL);
	reader_flushes(f->in, f->out);
}

void
filter_posts(struct filter *f, filter_fn *post, void *arg)
{
	struct record *rec;
	const char *why;

	while ((rec = reader_next(f->in)) != NULL) {
		if (record_is(rec, "post") && (why = post(arg, rec)) != NULL) {
			reader_skip(f->in, "%s", why);
			continue;
		}
		writer_put(f->out, rec);
	}
}

int
filter_close(struct filter *f)
{
	run_end(f->run, f->in, f->out);
	writer_close(f->out);
	return reader_close(f->in);
}
