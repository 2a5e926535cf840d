#include "lib/topic/spot.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/span.h"
#include "lib/io/slurp.h"

/* The part of a line that inih gives: trimmed, and without a comment. */
static struct span
content(struct span line)
{
	for (size_t i = 1; i < line.len; i++)
		if (line.s[i] == ';' &&
		    (line.s[i - 1] == ' ' || line.s[i - 1] == '\t'))
			line.len = i;
	return span_trim(line);
}

/* The value on the line of its key, or on a line that goes on with it. */
static struct span
value_on(struct span line, bool first)
{
	size_t i;

	if (first) {
		for (i = 0; i < line.len && line.s[i] != '=' &&
		    line.s[i] != ':'; i++)
			;
		i += i < line.len;
		line.s += i;
		line.len -= i;
	}
	line = content(line);
	if (!first && line.len > 0 && (line.s[0] == ';' || line.s[0] == '#'))
		line.len = 0;
	return line;
}

static size_t
column(struct span line, const char *to)
{
	size_t n = 1;

	for (const char *s = line.s; s < to; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

struct spot
spot_find(const struct config *c, const struct config_key *key, size_t at)
{
	struct spot spot = { key->line, 0 };
	struct span text, line, value;
	bool first = true;
	size_t len, n = 0;
	char *file;

	if ((file = slurp(c->path, SLURP_MOST, &len)) == NULL)
		return spot;
	text = (struct span){ file, len };
	while ((line = span_cut(&text, '\n')).s != NULL) {
		if (++n < key->line)
			continue;
		value = value_on(line, first);
		/* Empty lines give nothing and are not joined by a blank. */
		if (value.len == 0 && !first)
			continue;
		if (at <= value.len) {
			spot.line = n;
			spot.column = column(line, value.s + at);
			break;
		}
		at -= value.len + 1;
		first = false;
	}
	free(file);
	return spot;
}
