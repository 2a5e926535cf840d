/*
 * url under libFuzzer: the first line is the base, the next the reference.
 * What comes out is printable ASCII and comes out the same once more.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/url.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

static void
must_be_within(const struct url *u, struct span part)
{
	must(part.s == NULL || (part.s >= u->text &&
	    part.s + part.len <= u->text + strlen(u->text)));
}

static void
check(const struct url *u)
{
	struct url again;

	for (const char *s = u->text; *s != '\0'; s++)
		must(*s > ' ' && *s <= '~');
	must_be_within(u, u->user);
	must_be_within(u, u->password);
	must_be_within(u, u->port);
	must_be_within(u, u->query);
	must_be_within(u, u->fragment);
	must(u->host.len != 0 && span_starts(u->path, "/"));
	if (strlen(u->text) > URL_MOST)
		return;
	must(url_parse(&again, span_of(u->text), u));
	must(strcmp(again.text, u->text) == 0);
	url_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);
	struct span ref = { text, size }, first = span_cut(&ref, '\n');
	struct url base, u;
	bool based = url_parse(&base, first, NULL);

	if (based)
		check(&base);
	if (url_parse(&u, ref, based ? &base : NULL))
		check(&u);
	url_free(&u);
	url_free(&base);
	free(text);
	return 0;
}
