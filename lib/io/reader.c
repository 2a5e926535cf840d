#include "lib/io/reader.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/io/progress.h"
#include "lib/io/reject.h"
#include "lib/io/writer.h"

#define CHUNK	(256 << 10)

struct reader {
	char *const	*names;
	char		*standard[2];	/* the names where none were given */
	size_t		 next;		/* name to open next */
	const char	*name;		/* of the file being read */
	int		 fd;		/* or -1 */
	bool		 eof;

	char		*data;		/* one byte more than cap, for a NUL */
	size_t		 start, end, cap;
	size_t		 searched;	/* bytes from start without a line end */
	uint64_t	 line;
	uint64_t	 too_long;	/* bytes dropped of a line so far, or 0 */

	struct record	*record;
	struct span	 now;		/* the line of the record */
	struct tally	 tally;
	uint64_t	 records, skipped, files_skipped;
	bool		 last_is_run, any, complete;

	struct writer	*flushed;
	struct reject	*reject;
	struct progress	 progress;
	uint64_t	 bytes, total;
	bool		 verbose;
};

/* The sum of the sizes of all names, or 0 if that is not known. */
static uint64_t
total_size(char *const names[])
{
	struct stat st;
	uint64_t sum = 0;

	for (; *names != NULL; names++) {
		if (stat(*names, &st) == -1 || !S_ISREG(st.st_mode))
			return 0;
		sum += (uint64_t)st.st_size;
	}
	return sum;
}

struct reader *
reader_open(char *const names[], const struct opts *opts)
{
	struct reader *r = xcalloc(1, sizeof *r);

	r->standard[0] = (char *)"-";
	r->names = names != NULL && names[0] != NULL ? names : r->standard;
	r->fd = -1;
	r->cap = CHUNK;
	r->data = xmalloc(r->cap + 1);
	r->record = record_new();
	r->complete = true;
	r->verbose = opts->verbose;
	if (opts->reject != NULL)
		r->reject = reject_open(opts->reject);
	progress_start(&r->progress, opts->quiet);
	if (r->progress.on)
		r->total = total_size(r->names);
	return r;
}

void
reader_flushes(struct reader *r, struct writer *w)
{
	r->flushed = w;
}

static void
file_skipped(struct reader *r)
{
	progress_wipe(&r->progress);
	warn("%s", r->name);
	r->files_skipped++;
}

/* Open the next file that opens; false after the last name. */
static bool
open_next(struct reader *r)
{
	while (r->names[r->next] != NULL) {
		r->name = r->names[r->next++];
		r->line = 0;
		r->start = r->end = r->searched = 0;
		r->eof = r->last_is_run = r->any = false;
		if (strcmp(r->name, "-") == 0) {
			r->name = "standard input";
			r->fd = STDIN_FILENO;
			return true;
		}
		if ((r->fd = open(r->name, O_RDONLY | O_CLOEXEC)) != -1)
			return true;
		file_skipped(r);
	}
	return false;
}

static void
close_file(struct reader *r)
{
	if (r->any && !r->last_is_run) {
		r->complete = false;
		if (r->verbose)
			warnx("%s: has no trailer: it may have been cut",
			    r->name);
	}
	if (r->fd != STDIN_FILENO)
		close(r->fd);
	r->fd = -1;
}

/* Let out what is written so far if reading would wait. */
static void
before_wait(struct reader *r)
{
	struct pollfd p = { .fd = r->fd, .events = POLLIN };

	if (r->flushed != NULL && poll(&p, 1, 0) == 0)
		writer_flush(r->flushed);
}

/* Read more behind the bytes there are. */
static void
fill(struct reader *r)
{
	ssize_t n;

	if (r->start > 0) {
		memmove(r->data, r->data + r->start, r->end - r->start);
		r->end -= r->start;
		r->start = 0;
	}
	if (r->end == r->cap) {
		r->cap *= 2;
		r->data = xreallocarray(r->data, r->cap + 1, 1);
	}
	before_wait(r);
	while ((n = read(r->fd, r->data + r->end, r->cap - r->end)) == -1 &&
	    errno == EINTR)
		;
	if (n == -1)
		file_skipped(r);
	if (n <= 0) {
		r->eof = true;
		return;
	}
	r->end += (size_t)n;
	r->bytes += (uint64_t)n;
	progress_show(&r->progress, r->records, r->bytes, r->total);
}

/* The next line of the file, without its end; false after the last. */
static bool
next_line(struct reader *r, struct span *line)
{
	char *nl;

	for (;;) {
		nl = memchr(r->data + r->start + r->searched, '\n',
		    r->end - r->start - r->searched);
		if (nl != NULL || (r->eof && r->end > r->start))
			break;
		if (r->eof)
			return false;
		r->searched = r->end - r->start;
		if (r->searched > READER_LINE) {
			/* Too long: keep its beginning, let the rest go. */
			r->too_long += r->searched - REJECT_KEPT;
			r->end = r->start + REJECT_KEPT;
			r->searched = REJECT_KEPT;
		}
		fill(r);
	}
	line->s = r->data + r->start;
	line->len = (size_t)((nl != NULL ? nl : r->data + r->end) - line->s);
	r->start += line->len + (nl != NULL);
	r->searched = 0;
	r->line++;
	((char *)line->s)[line->len] = '\0';
	return true;
}

static void
skip(struct reader *r, const char *why, va_list ap)
{
	char text[512];

	vsnprintf(text, sizeof text, why, ap);
	progress_wipe(&r->progress);
	warnx("%s:%llu: %s", r->name, (unsigned long long)r->line, text);
	r->skipped++;
	if (r->reject != NULL)
		reject_put(r->reject, r->name, r->line, text, r->now,
		    r->now.len + r->too_long);
}

void
reader_skip(struct reader *r, const char *why, ...)
{
	va_list ap;

	va_start(ap, why);
	skip(r, why, ap);
	va_end(ap);
}

/* Whether the line is a record; if not it is reported. */
static bool
take_line(struct reader *r, struct span line)
{
	struct jspan_fault fault;
	struct span kind;

	r->now = line;
	if (line.len + r->too_long > READER_LINE) {
		reader_skip(r, "longer than 16 MiB (%llu bytes); split it or "
		    "leave it out", (unsigned long long)
		    (line.len + r->too_long));
		r->too_long = 0;
		return false;
	}
	if (!record_parse(r->record, line, &fault)) {
		if (fault.at == 0 && line.len != 0)
			reader_skip(r, "not a JSON object");
		else
			reader_skip(r, "%s, at byte %zu", fault.why,
			    fault.at + 1);
		return false;
	}
	kind = record_kind(r->record);
	if (kind.s == NULL) {
		reader_skip(r, "neither a string \"rec\" nor a string "
		    "\"text\"; see sb-record(5)");
		return false;
	}
	r->any = true;
	r->last_is_run = span_is(kind, "run");
	tally_add(&r->tally, kind);
	r->records++;
	return true;
}

struct record *
reader_next(struct reader *r)
{
	struct span line;

	for (;;) {
		if (r->fd == -1 && !open_next(r))
			return NULL;
		if (!next_line(r, &line)) {
			close_file(r);
			continue;
		}
		if (r->line == 1 && span_starts(line, "\xef\xbb\xbf")) {
			line.s += 3;
			line.len -= 3;
		}
		if (line.len != 0 && line.s[line.len - 1] == '\r')
			((char *)line.s)[--line.len] = '\0';
		if (line.len == 0 && r->too_long == 0)
			continue;
		if (take_line(r, line))
			return r->record;
	}
}

const struct tally *
reader_tally(const struct reader *r)
{
	return &r->tally;
}

uint64_t
reader_skipped(const struct reader *r)
{
	return r->skipped;
}

bool
reader_complete(const struct reader *r)
{
	return r->complete;
}

int
reader_close(struct reader *r)
{
	int status = r->skipped != 0 || r->files_skipped != 0;

	progress_wipe(&r->progress);
	if (r->reject != NULL)
		reject_close(r->reject);
	record_free(r->record);
	free(r->data);
	free(r);
	return status;
}
