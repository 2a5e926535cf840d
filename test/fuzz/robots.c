/*
 * robots under libFuzzer: the first line is the URL, the rest the document.
 * The linear match must agree with the one that tries everything.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/robots.h"
#include "lib/markup/robotspath.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

static struct span
after(struct span s)
{
	return (struct span){ s.s + 1, s.len - 1 };
}

static bool
tried(struct span pattern, struct span path)
{
	if (pattern.len == 0)
		return true;
	if (pattern.len == 1 && *pattern.s == '$')
		return path.len == 0;
	if (*pattern.s == '*')
		return tried(after(pattern), path) ||
		    (path.len != 0 && tried(pattern, after(path)));
	return path.len != 0 && *path.s == *pattern.s &&
	    tried(after(pattern), after(path));
}

/* The last line as a pattern, cut to what can be tried. */
static void
compare(struct span doc, struct span path)
{
	struct span pattern = doc, line;

	while ((line = span_cut(&doc, '\n')).s != NULL)
		pattern = line;
	if (pattern.len > 10)
		pattern.len = 10;
	if (path.len > 10)
		path.len = 10;
	must(robotspath_match(pattern, path) == tried(pattern, path));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);
	struct span doc = { text, size }, url = span_cut(&doc, '\n');
	struct robots *r;

	r = robots_parse(doc, "nghe");
	robots_allows(r, url);
	must(robots_allows(r, span_of("https://x.example/robots.txt")));
	must(robots_delay(r) <= ROBOTS_DELAY);
	for (size_t i = 0; robots_sitemap(r, i) != NULL; i++)
		must(*robots_sitemap(r, i) != '\0');
	compare(doc, url);
	robots_free(r);
	free(text);
	return 0;
}
