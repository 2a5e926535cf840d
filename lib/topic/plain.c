#include "lib/topic/plain.h"

#include <string.h>

bool
plain_post(const struct record *r, const struct tokens *t)
{
	struct span lang;

	if (record_true(r, "plain"))
		return true;
	lang = record_get(r, "lang");
	if (lang.s != NULL && !span_is(lang, "\"vi\"") &&
	    !span_is(lang, "\"mixed\""))
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (!t->v[i].plain)
			return false;
	return true;
}

static bool
holds(struct span s, const char *part)
{
	return memmem(s.s, s.len, part, strlen(part)) != NULL;
}

bool
plain_lost(struct span fold)
{
	char last;

	if (fold.s == NULL || fold.len < 2 || fold.len > 7)
		return false;
	last = fold.s[fold.len - 1];
	if (last == 'c' || last == 'p' || last == 't' || span_ends(fold, "ch"))
		return true;
	return holds(fold, "uo") || holds(fold, "ie") || holds(fold, "ye") ||
	    holds(fold, "eu") || span_ends(fold, "enh");
}
