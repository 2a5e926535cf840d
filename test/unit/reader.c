/* reader, reject and writer: what comes in, what is kept, what goes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/io/reader.h"
#include "lib/io/slurp.h"
#include "lib/io/writer.h"

static char folder[] = "/tmp/reader-test-XXXXXX";
static char path[2][64], kept[64];

static void
write_file(int i, const char *bytes, size_t len)
{
	FILE *fp = fopen(path[i], "w");

	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
}

/* Read the files; returns the status, counts records and what was skipped. */
static int
read_all(char *const names[], size_t *records, size_t *skipped, bool *whole)
{
	struct opts opts = { .quiet = true, .reject = kept };
	struct reader *r = reader_open(names, &opts);

	for (*records = 0; reader_next(r) != NULL; (*records)++)
		;
	*skipped = reader_skipped(r);
	*whole = reader_complete(r);
	return reader_close(r);
}

static void
lines(void **state)
{
	static const struct {
		const char	*text;
		size_t		 len;		/* 0: as long as it is */
		size_t		 records, skipped;
		bool		 whole;
	} cases[] = {
		{ "", 0, 0, 0, true },
		{ "\n\r\n\n", 0, 0, 0, true },
		{ "{\"rec\":\"x\"}", 0, 1, 0, false },
		{ "{\"rec\":\"run\"}\n", 0, 1, 0, true },
		{ "{\"rec\":\"run\"}\n\n", 0, 1, 0, true },
		{ "{\"rec\":\"run\"}\n{\"text\":\"\"}", 0, 2, 0, false },
		{ "\xef\xbb\xbf{\"rec\":\"run\"}\r\n", 0, 1, 0, true },
		{ "\xef\xbb\xbf\n", 0, 0, 0, true },
		{ "{\"rec\":\"run\"}\n\xef\xbb\xbf{\"rec\":\"run\"}\n", 0, 1,
		    1, true },
		{ "x\n{\"rec\":\"run\"}\nx", 0, 1, 2, true },
		{ "{\"rec\":\"x\"}\0\n{\"rec\":\"run\"}\n", 26, 1, 1, true },
		{ "{\"rec\":1}\n{\"text\":null}\n{}\n", 0, 0, 3, true },
		{ "\r{\"rec\":\"run\"}\r\r\n", 0, 1, 0, true },
	};
	char *names[] = { path[0], NULL };
	size_t records, skipped;
	bool whole;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		write_file(0, cases[i].text, cases[i].len != 0 ?
		    cases[i].len : strlen(cases[i].text));
		assert_int_equal(read_all(names, &records, &skipped, &whole),
		    cases[i].skipped != 0);
		if (records != cases[i].records || whole != cases[i].whole)
			print_message("case %zu\n", i);
		assert_int_equal(records, cases[i].records);
		assert_int_equal(skipped, cases[i].skipped);
		assert_int_equal(whole, cases[i].whole);
	}
}

/* Each input has its own end; a missing one costs itself. */
static void
files(void **state)
{
	char missing[] = "/no/such", place[] = "/tmp";
	char *names[] = { path[0], missing, place, path[1], NULL };
	size_t records, skipped;
	bool whole;

	(void)state;
	write_file(0, "{\"rec\":\"x\"}", 11);
	write_file(1, "{\"rec\":\"x\"}\n{\"rec\":\"run\"}\n", 26);
	assert_int_equal(read_all(names, &records, &skipped, &whole), 1);
	assert_int_equal(records, 3);
	assert_int_equal(skipped, 0);
	assert_false(whole);		/* the first was cut */
}

static char *
long_line(size_t len)
{
	char *line = xmalloc(len + 2);

	memset(line, 'a', len);
	memcpy(line, "{\"text\":\"", 9);
	memcpy(line + len - 2, "\"}\n", 4);
	return line;
}

/* The longest line that may be, and one byte more, in a file and in a pipe. */
static void
longest(void **state)
{
	static const char run[] = "{\"rec\":\"run\"}\n";
	char *names[] = { path[0], NULL };
	size_t records, skipped, len;
	char *line;
	bool whole;
	FILE *fp;

	(void)state;
	for (size_t more = 0; more < 2; more++) {
		len = READER_LINE + more;
		line = long_line(len);
		fp = fopen(path[0], "w");
		fwrite(run, 1, sizeof run - 1, fp);
		fwrite(line, 1, len + 1, fp);
		fwrite(run, 1, sizeof run - 1, fp);
		assert_int_equal(fclose(fp), 0);
		free(line);
		assert_int_equal(read_all(names, &records, &skipped, &whole),
		    more);
		assert_int_equal(records, 3 - more);
		assert_int_equal(skipped, more);
	}
}

/* The reject file gives back what was skipped, and says where it was. */
static void
rejects(void **state)
{
	static const char bad[] = "{\"rec\":\"run\"}\n{\"rec\"\t\"\n\xff\x01\n";
	char *names[] = { path[0], NULL };
	size_t records, skipped, len;
	json_t *tree;
	char *text, *nl;
	bool whole;

	(void)state;
	write_file(0, bad, sizeof bad - 1);
	assert_int_equal(read_all(names, &records, &skipped, &whole), 1);
	text = slurp(kept, SLURP_MOST, &len);
	assert_non_null(text);
	nl = strchr(text, '\n');
	assert_non_null(nl);
	tree = json_loadb(text, (size_t)(nl - text), 0, NULL);
	assert_string_equal(json_string_value(json_object_get(tree, "raw")),
	    "{\"rec\"\t\"");
	assert_string_equal(json_string_value(json_object_get(tree, "file")),
	    path[0]);
	assert_int_equal(json_integer_value(json_object_get(tree, "line")), 2);
	json_decref(tree);
	tree = json_loads(nl + 1, 0, NULL);
	assert_string_equal(json_string_value(json_object_get(tree,
	    "raw_base64")), "/wE=");
	assert_null(json_object_get(tree, "bytes"));
	json_decref(tree);
	free(text);
}

/* Of a line that is too long the beginning is kept, and how long it was. */
static void
reject_of_long(void **state)
{
	const size_t len = 2 * (size_t)READER_LINE + 77;
	char *names[] = { path[0], NULL };
	char *line = long_line(len), *text;
	size_t records, skipped, n;
	json_t *tree;
	bool whole;

	(void)state;
	write_file(0, line, len + 1);
	free(line);
	assert_int_equal(read_all(names, &records, &skipped, &whole), 1);
	assert_int_equal(skipped, 1);
	text = slurp(kept, SLURP_MOST, &n);
	tree = json_loads(text, 0, NULL);
	assert_int_equal(json_integer_value(json_object_get(tree, "bytes")),
	    len);
	assert_int_equal(json_string_length(json_object_get(tree, "raw")),
	    64 << 10);
	json_decref(tree);
	free(text);
}

static void
filter(void)
{
	struct opts opts = { .quiet = true };
	struct reader *r = reader_open(NULL, &opts);
	struct writer *w = writer_open(NULL);
	struct record *rec;

	reader_flushes(r, w);
	while ((rec = reader_next(r)) != NULL)
		writer_put(w, rec);
	writer_close(w);
	exit(reader_close(r));
}

/* A record is out before the next one comes in. */
static void
live(void **state)
{
	static const char line[] = "{\"rec\":\"x\"}\n";
	int in[2], out[2], status;
	char got[64];
	struct pollfd p;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	fflush(stdout);
	if ((pid = fork()) == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		close(out[0]);
		filter();
	}
	for (int i = 0; i < 3; i++) {
		assert_int_equal(write(in[1], line, sizeof line - 1),
		    sizeof line - 1);
		p = (struct pollfd){ .fd = out[0], .events = POLLIN };
		assert_int_equal(poll(&p, 1, 20000), 1);
		assert_int_equal(read(out[0], got, sizeof got),
		    sizeof line - 1);
		assert_memory_equal(got, line, sizeof line - 1);
	}
	close(in[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	close(in[0]);
	close(out[0]);
	close(out[1]);
}

static int
prepare(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path[0], sizeof path[0], "%s/a", folder);
	snprintf(path[1], sizeof path[1], "%s/b", folder);
	snprintf(kept, sizeof kept, "%s/kept", folder);
	/* What the reader says of bad lines would stand in the TAP. */
	return freopen("/dev/null", "w", stderr) != NULL ? 0 : -1;
}

static int
tidy(void **state)
{
	(void)state;
	unlink(path[0]);
	unlink(path[1]);
	unlink(kept);
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(files),
		cmocka_unit_test(longest),
		cmocka_unit_test(rejects),
		cmocka_unit_test(reject_of_long),
		cmocka_unit_test(live),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, prepare, tidy);
}
