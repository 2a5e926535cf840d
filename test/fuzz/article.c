/*
 * article under libFuzzer: whatever the bytes, each field is UTF-8 that is not
 * empty and has no blanks around, a page read twice says the same, and its tree
 * is nowhere deeper than tame says.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/article -max_total_time=60 test/article
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/markup/article.h"
#include "lib/markup/dom.h"
#include "lib/markup/tame.h"

/* Elements that others end stand between those that are counted. */
#define DEPTH	(5 * TAME_DEPTH + 8)

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

static void
sound(const char *s)
{
	struct span text = span_of(s);

	must(text.len > 0 && utf8_valid(text));
	must(span_trim(text).len == text.len);
}

static void
look(const struct article *a)
{
	for (size_t i = 0; i < ARTICLE_FIELDS; i++)
		if (a->field[i] != NULL)
			sound(a->field[i]);
	for (size_t i = 0; i < a->authors.n; i++)
		sound(a->authors.list[i]);
	for (size_t i = 0; i < a->tags.n; i++)
		sound(a->tags.list[i]);
	must(!a->has_published || a->field[ARTICLE_PUBLISHED] != NULL);
	must(!a->has_updated || a->field[ARTICLE_UPDATED] != NULL);
}

static void
bounded(struct span bytes)
{
	struct buf page = BUF_INIT;
	char name[CHARSET_NAME];
	struct tame t;
	struct dom d;
	size_t depth, k;

	charset_utf8(bytes, NULL, &page, name);
	tame_page(&t, buf_get(&page));
	dom_parse(&d, buf_get(&t.html));
	for (size_t i = 0; i < d.n; i++) {
		for (depth = 0, k = i; k != 0; k = d.nodes[k].parent)
			depth++;
		must(depth <= DEPTH && d.nodes[i].end > i);
	}
	dom_free(&d);
	tame_free(&t);
	buf_free(&page);
}

static void
same(const char *a, const char *b)
{
	must((a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = xstrndup((const char *)data, size);
	struct span page = { bytes, size };
	struct article a, b;

	article_parse(&a, page, NULL, "https://trang.example/a/",
	    "tin");
	article_parse(&b, page, NULL, "https://trang.example/a/",
	    "tin");
	look(&a);
	for (size_t i = 0; i < ARTICLE_FIELDS; i++)
		same(a.field[i], b.field[i]);
	bounded(page);
	article_free(&a);
	article_free(&b);
	free(bytes);
	return 0;
}
