#include "lib/report/names.h"

#include <stdlib.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/io/config.h"
#include "lib/report/clip.h"

#define NAME_MOST	60

struct names {
	struct map	*map;
};

struct names *
names_load(const char *path, enum words_lang lang, struct where *where)
{
	struct names *names;
	struct config config;
	const char *name;

	if (config_load(&config, path, where) == -1)
		return NULL;
	names = xcalloc(1, sizeof *names);
	names->map = map_new(free);
	for (size_t i = 0; i < config.n; i++) {
		name = config_get(&config.sections[i],
		    words_get(lang, WORD_LANG));
		if (name != NULL)
			map_put(names->map, span_of(config.sections[i].name),
			    clip_name(span_of(name), NAME_MOST));
	}
	config_free(&config);
	return names;
}

void
names_free(struct names *names)
{
	if (names == NULL)
		return;
	map_free(names->map);
	free(names);
}

char *
names_get(const struct names *names, enum words_lang lang, struct span id)
{
	const char *name = names != NULL ? map_get(names->map, id) : NULL;

	if (name != NULL)
		return xstrdup(name);
	if (span_is(id, "khac"))
		return xstrdup(words_get(lang, WORD_OTHER));
	return clip_name(id, NAME_MOST);
}
