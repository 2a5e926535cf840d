#include "lib/io/run.h"

#include <err.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/digest.h"
#include "lib/base/xalloc.h"

struct run {
	json_t	*tree;
	json_t	*data;
	json_t	*notes;
	char	 started[CLOCK_SIZE];
};

/* A word of the command line; what is not UTF-8 cannot be told. */
static json_t *
word(const char *arg)
{
	json_t *text = json_string(arg);

	return text != NULL ? text : json_string("?");
}

/* The words of the command line before the operands. */
static json_t *
options(const struct opts *o)
{
	json_t *list = json_array();

	for (char **arg = o->argv + 1; arg < o->rest; arg++)
		json_array_append_new(list, word(*arg));
	return list;
}

struct run *
run_begin(const struct opts *o)
{
	struct run *run = xcalloc(1, sizeof *run);

	run->tree = json_pack("{s:s, s:s, s:s, s:o}", "rec", "run", "tool",
	    o->page->tool, "version", OPTS_VERSION, "options", options(o));
	run->data = json_object();
	run->notes = json_object();
	clock_format(clock_now(), run->started);
	return run;
}

void
run_data(struct run *run, const char *name, const char *path)
{
	char hash[DIGEST_SIZE];

	if (!digest_file(path, hash))
		err(2, "%s", path);
	json_object_set_new(run->data, name, json_string(hash));
}

void
run_note(struct run *run, const char *name, json_t *value)
{
	json_object_set_new(run->notes, name, value);
}

void
run_end(struct run *run, const struct reader *in, struct writer *out)
{
	char ended[CLOCK_SIZE];

	if (in != NULL) {
		json_object_set_new(run->tree, "in",
		    tally_tree(reader_tally(in)));
		json_object_set_new(run->tree, "skipped",
		    json_integer((json_int_t)reader_skipped(in)));
		json_object_set_new(run->tree, "complete",
		    json_boolean(reader_complete(in)));
	}
	json_object_set_new(run->tree, "out", tally_tree(writer_tally(out)));
	json_object_update(run->tree, run->notes);
	json_object_set(run->tree, "data", run->data);
	json_object_set_new(run->tree, "started", json_string(run->started));
	json_object_set_new(run->tree, "ended",
	    json_string(clock_format(clock_now(), ended)));
	json_decref(run->data);
	json_decref(run->notes);
	writer_tree(out, run->tree);
	free(run);
}
