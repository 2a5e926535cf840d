#include "lib/net/fedkeys.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/keys.h"
#include "lib/net/live.h"
#include "lib/net/secret.h"

static const char *const modes[] = {
	[FEDKEYS_TAG] = "tag",
	[FEDKEYS_PUBLIC] = "public",
	[FEDKEYS_SEARCH] = "search",
	[FEDKEYS_STREAM] = "stream",
};

enum fedkeys_mode
fedkeys_mode(const struct source *s)
{
	const char *name = config_get(s->section, "mode");
	enum fedkeys_mode m = FEDKEYS_TAG;

	while (m < FEDKEYS_MODES && name != NULL && strcmp(modes[m], name) != 0)
		m++;
	return m;
}

bool
fedkeys_yes(const struct source *s, const char *key)
{
	const char *value = config_get(s->section, key);

	return value != NULL && strcmp(value, "yes") == 0;
}

size_t
fedkeys_tags(const struct source *s, char *out[FEDKEYS_TAGS + 1])
{
	struct span rest = span_of(config_get(s->section, "tags")), tag;
	size_t n = 0, kept = 0;

	while (rest.len != 0) {
		tag = span_trim(span_cut(&rest, ' '));
		if (tag.len != 0 && tag.s[0] == '#') {
			tag.s++;
			tag.len--;
		}
		if (tag.len == 0)
			continue;
		if (n++ < FEDKEYS_TAGS)
			out[kept++] = xstrndup(tag.s, tag.len);
	}
	out[kept] = NULL;
	return n;
}

void
fedkeys_free(char *tags[FEDKEYS_TAGS + 1])
{
	for (size_t i = 0; tags[i] != NULL; i++)
		free(tags[i]);
}

static int
check_tags(const struct source *s, enum fedkeys_mode m, struct where *where)
{
	char *tags[FEDKEYS_TAGS + 1];
	size_t n = fedkeys_tags(s, tags);

	fedkeys_free(tags);
	if (m == FEDKEYS_TAG && (n == 0 || n > FEDKEYS_TAGS))
		return keys_fault(s, "tags", where, "name 1 to 5 tags, with "
		    "blanks between, as tags = tphcm saigon; or set mode");
	if (m == FEDKEYS_STREAM && n > 1)
		return keys_fault(s, "tags", where, "a stream has one tag or "
		    "none; make a source of each");
	if ((m == FEDKEYS_PUBLIC || m == FEDKEYS_SEARCH) && n != 0)
		return keys_fault(s, "tags", where, "tags are those of mode = "
		    "tag and stream");
	return 0;
}

int
fedkeys_check(const struct source *s, struct where *where)
{
	const char *local = config_get(s->section, "local");
	const char *query = config_get(s->section, "query");
	enum fedkeys_mode m = fedkeys_mode(s);

	if (m == FEDKEYS_MODES)
		return keys_fault(s, "mode", where, "mode is tag, public, "
		    "search or stream");
	if (s->base == NULL)
		return keys_fault(s, "base", where, "name the instance, as "
		    "base = https://mastodon.social");
	if (local != NULL && strcmp(local, "yes") != 0 &&
	    strcmp(local, "no") != 0)
		return keys_fault(s, "local", where, "local is yes or no");
	if ((m == FEDKEYS_SEARCH) != (query != NULL && *query != '\0'))
		return keys_fault(s, "query", where, "mode = search needs a "
		    "query, the others have none");
	if ((m == FEDKEYS_SEARCH || m == FEDKEYS_STREAM) &&
	    !secret_named(s, "token"))
		return keys_fault(s, "mode", where, "an instance lets accounts "
		    "search and stream; set token_file or token_env");
	if (m != FEDKEYS_STREAM && config_key(s->section, "seconds") != NULL)
		return keys_fault(s, "seconds", where, "seconds are those of "
		    "mode = stream; take them out");
	if (check_tags(s, m, where) == -1)
		return -1;
	return live_check(s, where);
}
