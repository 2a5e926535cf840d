/* sitemap under libFuzzer: addresses are absolute, text is UTF-8. */
#include <stdint.h>
#include <stdlib.h>

#include "lib/markup/charset.h"
#include "lib/markup/sitemap.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = { (const char *)data, size };
	struct sitemap m;
	struct date d;
	char why[256] = "";

	if (sitemap_parse(&m, bytes, NULL, "https://x.example/a/b",
	    why) == -1) {
		must(*why != '\0');
		return 0;
	}
	must(m.n <= SITEMAP_ENTRIES);
	for (size_t i = 0; i < m.n; i++) {
		char *const *v = m.entries[i].field;

		must(span_starts(span_of(v[SITEMAP_LOC]), "http"));
		for (int f = 0; f < SITEMAP_FIELDS; f++)
			must(v[f] == NULL || charset_is_utf8(span_of(v[f])));
		sitemap_when(&m.entries[i], &d);
	}
	sitemap_free(&m);
	return 0;
}
