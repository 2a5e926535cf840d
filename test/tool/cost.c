/*
 * cost - what a command costs: "user system wall maxrss" on the named file.
 *
 *	cost file command [argument ...]
 *
 * Seconds, and kibibytes at the peak.  It ends with the command's status.
 */
#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char *argv[])
{
	struct rusage use;
	double start;
	FILE *fp;
	pid_t pid;
	int status;

	if (argc < 3) {
		fputs("usage: cost file command [argument ...]\n", stderr);
		return 2;
	}
	if ((fp = fopen(argv[1], "we")) == NULL)
		err(2, "%s", argv[1]);
	start = now();
	if ((pid = vfork()) == -1)
		err(2, "fork");
	if (pid == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	while (wait4(pid, &status, 0, &use) == -1)
		if (errno != EINTR)
			err(2, "wait");
	fprintf(fp, "%.3f %.3f %.3f %ld\n", seconds(use.ru_utime),
	    seconds(use.ru_stime), now() - start, use.ru_maxrss);
	if (fclose(fp) == EOF)
		err(2, "%s", argv[1]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
