#include "lib/report/gnuplot.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/xalloc.h"

enum { IN, OUT, ERR, FILES };

static int
start(FILE *const files[FILES], pid_t *pid)
{
	char program[] = "gnuplot", plain[] = "-d", locale[] = "LC_ALL=C.UTF-8";
	char *const argv[] = { program, plain, NULL };
	const char *path = getenv("PATH");
	char *paths = xasprintf("PATH=%s", path != NULL ? path : "/usr/bin:/bin");
	char *const envp[] = { paths, locale, NULL };
	posix_spawn_file_actions_t actions;
	int fault;

	posix_spawn_file_actions_init(&actions);
	for (int i = 0; i < FILES; i++)
		posix_spawn_file_actions_adddup2(&actions, fileno(files[i]), i);
	fault = posix_spawnp(pid, program, &actions, NULL, argv, envp);
	posix_spawn_file_actions_destroy(&actions);
	free(paths);
	return fault;
}

static void
take(FILE *fp, struct buf *out)
{
	char part[8192];
	size_t n;

	rewind(fp);
	while ((n = fread(part, 1, sizeof part, fp)) != 0)
		buf_add(out, part, n);
}

/* The first line that says something. */
static void
first_line(FILE *fp, char why[GNUPLOT_WHY])
{
	struct buf b = BUF_INIT;
	struct span rest, line;

	take(fp, &b);
	rest = buf_get(&b);
	snprintf(why, GNUPLOT_WHY, "gnuplot failed");
	while ((line = span_cut(&rest, '\n')).s != NULL) {
		line = span_trim(line);
		if (line.len > 1) {
			snprintf(why, GNUPLOT_WHY, "gnuplot: %.*s",
			    SPAN_ARG(line));
			break;
		}
	}
	buf_free(&b);
}

static int
run(FILE *const files[FILES], struct buf *out, char why[GNUPLOT_WHY])
{
	pid_t pid;
	int fault, status;

	if ((fault = start(files, &pid)) != 0) {
		snprintf(why, GNUPLOT_WHY, "gnuplot: %s", strerror(fault));
		return -1;
	}
	while (waitpid(pid, &status, 0) == -1)
		if (errno != EINTR)
			return -1;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		first_line(files[ERR], why);
		return -1;
	}
	take(files[OUT], out);
	return 0;
}

int
gnuplot_run(struct span script, struct buf *out, char why[GNUPLOT_WHY])
{
	FILE *files[FILES] = { NULL, NULL, NULL };
	int status = -1;

	snprintf(why, GNUPLOT_WHY, "gnuplot failed");
	for (int i = 0; i < FILES; i++)
		if ((files[i] = tmpfile()) == NULL)
			goto fault;
	if (fwrite(script.s, 1, script.len, files[IN]) != script.len ||
	    fflush(files[IN]) != 0 || fseek(files[IN], 0, SEEK_SET) != 0)
		goto fault;
	status = run(files, out, why);
	goto done;
fault:
	snprintf(why, GNUPLOT_WHY, "a temporary file: %s", strerror(errno));
done:
	for (int i = 0; i < FILES; i++)
		if (files[i] != NULL)
			fclose(files[i]);
	return status;
}
