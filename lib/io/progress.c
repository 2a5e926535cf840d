#include "lib/io/progress.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_start(struct progress *p, bool quiet)
{
	p->on = !quiet && isatty(STDERR_FILENO);
	p->shown = false;
	p->start = p->last = p->on ? seconds() : 0;
}

/* 1234567 as "1,234,567". */
static const char *
grouped(uint64_t n, char out[32])
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%llu",
	    (unsigned long long)n), k = 0;

	for (int i = 0; i < len; i++) {
		out[k++] = digits[i];
		if (i + 1 < len && (len - i - 1) % 3 == 0)
			out[k++] = ',';
	}
	out[k] = '\0';
	return out;
}

void
progress_show(struct progress *p, uint64_t records, uint64_t done,
    uint64_t total)
{
	char count[32], rate[32];
	double now, lasted;

	if (!p->on)
		return;
	now = seconds();
	lasted = now - p->start;
	if (lasted < 2 || now - p->last < 0.5)
		return;
	p->last = now;
	p->shown = true;
	fprintf(stderr, "\r\033[K%s: %s records, %s/s",
	    program_invocation_short_name, grouped(records, count),
	    grouped((uint64_t)((double)records / lasted), rate));
	if (total != 0 && done != 0 && done <= total)
		fprintf(stderr, ", %.0f %%, %.0f s left",
		    100.0 * (double)done / (double)total, lasted *
		    (double)(total - done) / (double)done);
	fflush(stderr);
}

void
progress_wipe(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}
