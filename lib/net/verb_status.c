#include "lib/net/verb_status.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"
#include "lib/net/quota.h"
#include "lib/net/sources.h"
#include "lib/net/state.h"

#define DAY	86400
#define DAYS	7		/* that posts a day are the mean of */
#define TIME	17		/* "2026-11-23 08:00" */

enum { OPT_STATE = 256 };

static const struct opts_row rows[] = {
	{ OPT_STATE, "state", "file", "what sb-fetch --state remembers in" },
};

static const struct opts_page page = {
	.tool = "sb-fetch status",
	.synopsis = "[-qv] [--state file] file ...",
	.about = "Shows how the sources of a file fare and when they are due.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch status --state fetch.db sources.ini",
};

static const char layout[] = "%-20s %-10s %-16s %7s %7s  %-16s  %s\n";

/* To the minute, in the office's zone; "-" for none. */
static const char *
minute(int64_t t, char out[CLOCK_SIZE])
{
	if (t == 0 || t == INT64_MAX)
		return "-";
	clock_format(t, out);
	out[TIME - 7] = ' ';
	out[TIME - 1] = '\0';
	return out;
}

/* "45m", "7h" or "12d". */
static const char *
age(int64_t seconds, char out[32])
{
	static const struct {
		int64_t	from, unit;
		char	letter;
	} units[] = {
		{ 2 * DAY, DAY, 'd' }, { 7200, 3600, 'h' }, { 0, 60, 'm' },
	};
	size_t i = 0;

	while (seconds < units[i].from && units[i].from != 0)
		i++;
	snprintf(out, 32, "%lld%c", (long long)(seconds < 0 ? 0 :
	    seconds / units[i].unit), units[i].letter);
	return out;
}

static const char *
health(const struct state_source *m, int64_t now)
{
	if (m->tried == 0)
		return "new";
	if (m->retired)
		return "retired";
	if (m->again > now)
		return "waiting";
	return m->failures != 0 ? "failing" : "well";
}

static void
print_quotas(struct state *st, const struct source *s, int64_t now)
{
	const struct quota_bucket *b = s->adapter->buckets;
	struct quota_bucket own;
	char text[CLOCK_SIZE];
	int64_t left, anew;

	for (; b != NULL && b->name != NULL; b++) {
		if (!quota_find(s, b->name, &own) ||
		    !quota_left(st, s, &own, now, &left, &anew))
			continue;
		printf("%-20s   %s: %lld of %lld left until %s\n", "",
		    own.name, (long long)left, (long long)own.limit,
		    minute(anew, text));
	}
}

static bool
print_source(struct state *st, const struct source *s, int64_t now)
{
	char good[CLOCK_SIZE], next[CLOCK_SIZE], lag[32], rate[32];
	int64_t today = now / DAY;
	struct state_source m;
	uint64_t posts;

	if (!state_load(st, s->name, &m) || !state_counted(st, s->name,
	    today - DAYS, today + 1, &posts))
		return false;
	snprintf(rate, sizeof rate, "%.1f", (double)posts / DAYS);
	printf(layout, s->name, health(&m, now), minute(m.good, good),
	    m.good != 0 ? age(now - m.good, lag) : "-",
	    m.tried != 0 ? rate : "-", minute(fetch_next(s, &m), next),
	    m.trouble != NULL ? m.trouble : "");
	print_quotas(st, s, now);
	state_source_free(&m);
	return true;
}

static void
print_file(struct state *st, const char *path)
{
	int64_t now = clock_now();
	struct sources all;
	struct where where;

	if (sources_load(&all, path, &where) == -1)
		errx(2, "%s", where_text(&where));
	for (size_t i = 0; i < all.n; i++)
		if (!print_source(st, &all.items[i], now))
			errx(2, "%s", state_why(st));
	sources_free(&all);
}

static int
run(int argc, char *argv[])
{
	const char *path = NULL;
	struct opts opts;
	struct state *st;
	char why[256];

	opts_start(&opts, &page, argc, argv);
	while (opts_next(&opts) != -1)
		path = opts.arg;
	if (*opts.rest == NULL)
		opts_wrong(&opts, "name a sources file");
	if (path == NULL)
		opts_wrong(&opts, "--state names what sb-fetch --state "
		    "remembers in");
	if (access(path, R_OK) == -1)
		err(2, "%s", path);
	if ((st = state_open(path, why)) == NULL)
		errx(2, "%s: %s", path, why);
	printf(layout, "source", "state", "last success", "age", "posts/d",
	    "next", "trouble");
	for (char **name = opts.rest; *name != NULL; name++)
		print_file(st, *name);
	state_close(st);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(2, "standard output");
	opts_free(&opts);
	return 0;
}

const struct verb verb_status = { "status", &page, run };
