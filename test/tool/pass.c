/* pass - records in, the same records out; with -a one member is added. */

#include "lib/base/opts.h"
#include "lib/io/reader.h"
#include "lib/io/writer.h"

static const struct opts_row rows[] = {
	{ 'a', "add", NULL, "add the member \"passed\":true" },
};

static const struct opts_page page = {
	.tool = "pass",
	.synopsis = "[-aqv] [--reject file] [file ...]",
	.about = "copy records, as a test of what all tools stand on",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "pass -a posts.ndjson",
	.reject = true,
};

int
main(int argc, char *argv[])
{
	struct opts opts;
	struct reader *in;
	struct writer *out;
	struct record *rec;
	bool add = false;
	int ch, status;

	opts_start(&opts, &page, argc, argv);
	while ((ch = opts_next(&opts)) != -1)
		add = ch == 'a';
	in = reader_open(opts.rest, &opts);
	out = writer_open(NULL);
	reader_flushes(in, out);
	while ((rec = reader_next(in)) != NULL) {
		if (add)
			record_set(rec, "passed", span_of("true"));
		writer_put(out, rec);
	}
	writer_close(out);
	status = reader_close(in);
	opts_free(&opts);
	return status;
}
