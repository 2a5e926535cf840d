#include "lib/net/outcome.h"

#include <stdio.h>

#include "lib/net/source.h"

const char *
outcome_name(enum visit_state state)
{
	static const char *const names[] = {
		[VISIT_OK] = "ok",
		[VISIT_UNCHANGED] = "unchanged",
		[VISIT_PARTIAL] = "partial",
		[VISIT_FAILED] = "failed",
		[VISIT_SILENT] = "silent",
		[VISIT_LIMITED] = "rate-limited",
		[VISIT_FORBIDDEN] = "forbidden",
		[VISIT_SPENT] = "quota-spent",
		[VISIT_RETIRED] = "failed",
	};

	return names[state];
}

void
outcome_join(struct outcome *o, const struct outcome *before, bool ended)
{
	if (!before->dated)
		return;
	if (!o->dated || ended || before->oldest > o->oldest)
		o->oldest = before->oldest;
	if (!o->dated || before->newest > o->newest)
		o->newest = before->newest;
	o->dated = true;
}

bool
outcome_is_good(const struct outcome *o)
{
	return o->state == VISIT_OK || o->state == VISIT_UNCHANGED;
}

void
outcome_say(const struct source *s, const struct outcome *o, bool quiet,
    bool verbose, void (*say)(const char *text))
{
	char text[512];
	bool bad = !outcome_is_good(o) || o->skipped != 0;

	if (bad || (o->why[0] != '\0' && !quiet)) {
		snprintf(text, sizeof text, "%s: %s%s", s->name,
		    bad ? "" : "note: ", o->why);
		say(text);
	}
	if (o->gap && !quiet) {
		snprintf(text, sizeof text, "%s: note: items slid out of the "
		    "feed before they were fetched; fetch more often",
		    s->name);
		say(text);
	}
	if (verbose) {
		snprintf(text, sizeof text, "%s: %s, %llu items, %llu "
		    "written", s->name, outcome_name(o->state),
		    (unsigned long long)o->items,
		    (unsigned long long)o->posts);
		say(text);
	}
}
