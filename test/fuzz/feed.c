/*
 * feed under libFuzzer: whatever the bytes, it ends, and what it gives is
 * UTF-8 without NULs whose HTML says the same when it is written again.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/feed -max_total_time=60 -timeout=10 CORPUS
 */
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/charset.h"
#include "lib/markup/discover.h"
#include "lib/markup/feed.h"
#include "lib/markup/fragment.h"

#define BASE	"https://x.example/tin/"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int	LLVMFuzzerInitialize(int *argc, char ***argv);

static void
must(int good)
{
	if (!good)
		abort();
}

static void
look(const struct feed_item *it)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	for (size_t i = 0; i < FEED_FIELDS; i++) {
		struct span s = span_of(it->field[i]);

		if (s.s == NULL)
			continue;
		must(charset_is_utf8(s) && s.len != 0);
		fragment_write(s, BASE, FRAGMENT_CANONICAL, &once);
		fragment_write(buf_get(&once), BASE, FRAGMENT_CANONICAL,
		    &twice);
		must(span_eq(buf_get(&once), buf_get(&twice)));
		buf_reset(&once);
		buf_reset(&twice);
	}
	for (size_t i = 0; i < it->ntags; i++)
		must(charset_is_utf8(span_of(it->tags[i])));
	buf_free(&once);
	buf_free(&twice);
}

/* The same bytes as a web page. */
static void
as_page(struct span bytes)
{
	struct discover_feed found[8];
	char name[CHARSET_NAME];
	struct buf page = BUF_INIT;
	size_t n;

	charset_html(bytes, NULL, &page, name);
	must(charset_is_utf8(buf_get(&page)));
	n = discover_feeds(buf_get(&page), BASE, found, 8);
	for (size_t i = 0; i < n; i++)
		must(strncasecmp(found[i].url, "http", 4) == 0);
	discover_free(found, n);
	buf_free(&page);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	xalloc_init();
	must(sodium_init() != -1);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = { (const char *)data, size };
	char why[256] = "";
	struct feed f;

	as_page(bytes);
	if (feed_parse(&f, bytes, NULL, BASE, why) == -1) {
		must(why[0] != '\0');
		return 0;
	}
	look(&f.self);
	for (size_t i = 0; i < f.n; i++)
		look(&f.items[i]);
	feed_free(&f);
	return 0;
}
