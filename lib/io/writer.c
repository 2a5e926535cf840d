#include "lib/io/writer.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/xalloc.h"

#define CHUNK	(256 << 10)

struct writer {
	int		 fd;
	char		*name;
	struct buf	 out;
	struct tally	 tally;
};

struct writer *
writer_open(const char *path)
{
	struct writer *w = xcalloc(1, sizeof *w);

	w->fd = STDOUT_FILENO;
	if (path != NULL && strcmp(path, "-") != 0) {
		w->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
		    0666);
		if (w->fd == -1)
			err(2, "%s", path);
		w->name = xstrdup(path);
	} else {
		w->name = xstrdup("standard output");
	}
	buf_room(&w->out, CHUNK + (64 << 10));
	return w;
}

void
writer_flush(struct writer *w)
{
	const char *p = w->out.s;
	size_t left = w->out.len;
	ssize_t n;

	while (left > 0) {
		n = write(w->fd, p, left);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			err(2, "%s", w->name);
		p += n;
		left -= (size_t)n;
	}
	buf_reset(&w->out);
}

static void
end_line(struct writer *w)
{
	buf_putc(&w->out, '\n');
	if (w->out.len >= CHUNK)
		writer_flush(w);
}

void
writer_put(struct writer *w, struct record *r)
{
	record_write(r, &w->out);
	tally_add(&w->tally, record_kind(r));
	end_line(w);
}

void
writer_line(struct writer *w, const char *kind, struct span line)
{
	buf_span(&w->out, line);
	tally_add(&w->tally, span_of(kind));
	end_line(w);
}

void
writer_tree(struct writer *w, json_t *tree)
{
	const char *kind = json_string_value(json_object_get(tree, "rec"));
	char *text = json_dumps(tree, JSON_COMPACT | JSON_REAL_PRECISION(15));

	if (text == NULL)
		errx(2, "a record could not be written: not UTF-8");
	writer_line(w, kind, span_of(text));
	free(text);
	json_decref(tree);
}

const struct tally *
writer_tally(const struct writer *w)
{
	return &w->tally;
}

void
writer_close(struct writer *w)
{
	writer_flush(w);
	if (close(w->fd) == -1)
		err(2, "%s", w->name);
	buf_free(&w->out);
	free(w->name);
	free(w);
}
