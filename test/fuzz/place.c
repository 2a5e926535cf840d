/*
 * place under libFuzzer: whatever the text, the places found are a JSON array
 * of ids, bounded, and the same a second time.  Read from the top of the tree.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/place -max_total_time=60
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "lib/base/xalloc.h"
#include "lib/topic/place.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

static struct places *
load(enum crosswalk_map map)
{
	struct where where;
	struct places *p;

	must(sodium_init() != -1);
	p = places_load("lib/data/places.tsv", "lib/data/streets.tsv", map,
	    &where);
	must(p != NULL);
	return p;
}

static void
look(struct span json)
{
	json_t *list = json_loadb(json.s, json.len, 0, NULL), *id;
	size_t i;

	must(json_array_size(list) >= 1 &&
	    json_array_size(list) <= PLACE_MOST);
	json_array_foreach(list, i, id)
		must(strncmp(json_string_value(id), "hcm", 3) == 0);
	json_decref(list);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct places *places[3];
	struct buf once = BUF_INIT, twice = BUF_INIT;
	enum crosswalk_map map;
	struct span text;

	if (size == 0)
		return 0;
	map = data[0] % 3;
	if (places[map] == NULL)
		places[map] = load(map);
	text = (struct span){ (const char *)data + 1, size - 1 };
	text.len = span_utf8(text);
	if (places_find(places[map], text, span_of("2026-01-01"), &once))
		look(buf_get(&once));
	places_find(places[map], text, span_of("2026-01-01"), &twice);
	must(span_eq(buf_get(&once), buf_get(&twice)));
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
