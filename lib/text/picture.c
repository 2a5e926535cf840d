#include "lib/text/picture.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/io/table.h"

#define LONGEST	64		/* bytes of a picture */

struct picture {
	struct map	*names;
};

struct picture *
picture_open(const char *path, struct where *where)
{
	struct picture *p = xcalloc(1, sizeof *p);
	struct table t;
	struct span all, one;
	int got = -1;

	p->names = map_new(free);
	if (table_open(&t, path, where) == 0) {
		while ((got = table_next(&t, 2, where)) == 1) {
			all = t.field[1];
			while ((one = span_cut(&all, ' ')).s != NULL)
				if (one.len != 0)
					free(map_put(p->names, one,
					    xstrndup(t.field[0].s,
					    t.field[0].len)));
		}
		table_close(&t);
	}
	if (got == 0)
		return p;
	picture_free(p);
	return NULL;
}

void
picture_free(struct picture *p)
{
	if (p == NULL)
		return;
	map_free(p->names);
	free(p);
}

/* The smiley with its mouth once: =)))) to =). */
static struct span
once(struct span word, char out[LONGEST])
{
	size_t n = 0;

	if (word.len > LONGEST)
		word.len = LONGEST;
	for (size_t i = 0; i < word.len; i++)
		if (i < 2 || word.s[i] != word.s[i - 1])
			out[n++] = word.s[i];
	return (struct span){ out, n };
}

struct span
picture_name(const struct picture *p, struct span word)
{
	char out[LONGEST];
	const char *name = map_get(p->names, word);

	if (name == NULL && word.len != 0 && (unsigned char)word.s[0] < 0x80)
		name = map_get(p->names, once(word, out));
	/* Joined ones and flags: what the first picture says. */
	for (size_t len = 4; name == NULL && word.len > 4 && len >= 3; len--)
		name = map_get(p->names, (struct span){ word.s, len });
	return span_of(name);
}
