#include "lib/net/verb_check.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"
#include "lib/net/secret.h"
#include "lib/net/sources.h"

enum { OPT_ASK = 256 };

static const struct opts_row rows[] = {
	{ OPT_ASK, "ask", NULL, "fetch each source, too, and forget it" },
};

static const struct opts_page page = {
	.tool = "sb-fetch check",
	.synopsis = "[-qv] [--ask] file ...",
	.about = "Says what is wrong with a sources file and how to mend it.",
	.rows = rows,
	.nrows = sizeof rows / sizeof rows[0],
	.example = "sb-fetch check --ask sources.ini",
};

static struct check {
	bool	 ask, quiet;
	size_t	 sources, faults;
} check;

static void
fault(const char *text)
{
	warnx("%s", text);
	check.faults++;
}

static void
note(const char *text)
{
	if (!check.quiet)
		warnx("%s", text);
}

/* Whether the secrets that it names can be read. */
static void
check_secrets(const struct source *s)
{
	const char *const *secret = s->adapter->secrets;
	char why[256], *text;

	for (; secret != NULL && *secret != NULL; secret++) {
		if (!secret_named(s, *secret) ||
		    secret_get(s, *secret, why) != NULL)
			continue;
		text = xasprintf("%s: %s", s->name, why);
		fault(text);
		free(text);
	}
}

static void
answered(const struct source *s, const struct outcome *o)
{
	if (outcome_is_good(o)) {
		printf("%s: %s, %llu items%s%s\n", s->name,
		    outcome_name(o->state), (unsigned long long)o->items,
		    o->why[0] != '\0' ? ": " : "", o->why);
		return;
	}
	outcome_say(s, o, check.quiet, false, fault);
}

/* What is fetched goes nowhere, and nothing is remembered. */
static void
ask_all(const struct sources *all)
{
	struct fetch f = {
		.since = INT64_MIN, .until = INT64_MAX, .say = note,
		.done = answered,
	};

	f.now = clock_now();
	f.out = writer_open("/dev/null");
	fetch_all(&f, all, NULL);
	writer_close(f.out);
}

static void
check_file(const char *path)
{
	struct sources all = { .n = 0 };
	size_t before = check.faults;
	struct where where;

	if (config_load(&all.config, path, &where) == -1) {
		fault(where_text(&where));
		return;
	}
	for (size_t i = 0; i < all.config.n; i++)
		if (sources_take(&all, &all.config.sections[i], &where) == -1)
			fault(where_text(&where));
	if (all.n == 0)
		fault("names no source; each is a [section]");
	if (all.contact == NULL)
		note("note: [fetch] has no contact; a site that is troubled "
		    "by our requests cannot reach the office");
	check.sources += all.n;
	if (check.faults == before)
		for (size_t i = 0; i < all.n; i++)
			check_secrets(&all.items[i]);
	if (check.ask && check.faults == before)
		ask_all(&all);
	sources_free(&all);
}

static int
run(int argc, char *argv[])
{
	struct opts opts;

	opts_start(&opts, &page, argc, argv);
	while (opts_next(&opts) != -1)
		check.ask = true;
	check.quiet = opts.quiet;
	if (*opts.rest == NULL)
		opts_wrong(&opts, "name a sources file");
	for (char **path = opts.rest; *path != NULL; path++)
		check_file(*path);
	printf("%zu sources, %zu faults\n", check.sources, check.faults);
	if (fflush(stdout) == EOF || ferror(stdout))
		err(2, "standard output");
	secret_forget();
	opts_free(&opts);
	return check.faults != 0;
}

const struct verb verb_check = { "check", &page, run };
